import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The line above each sole: whose it is, the force on it and the highest pressure.
extension HeatmapPanel {
  /// The name of a foot and some of its readings.
  struct HeadLook {
    let name: String
    let readings: String
    let gap: Int
    /// The word for the force, where there was no room for it beside its number.
    var force: String?
  }

  /// The panel's title where it has to say which force the numbers above the soles are of.
  func title(_ looks: PerFoot<HeadLook>) -> String? {
    looks.left.force.map { tr("Pressure, force: \($0)") }
  }

  /// Both feet with as many of their readings as there is room for, and with the same ones.
  func headLooks(columns: Int) -> PerFoot<HeadLook> {
    let readings = PerFoot.each { silence(of: $0) == nil ? self.readings($0) : [] }
    func fits(_ look: HeadLook) -> Bool {
      look.name.count + look.gap + look.readings.count < columns
    }
    // Readings that are shown, from the last on: force with its name or without, highest pressure.
    let choices: [(isWhole: Bool, readings: [Int], gap: String)] = [
      (true, [0, 2], "  "), (false, [0, 2], "  "), (true, [1, 2], "  "), (false, [1, 2], "  "),
      (true, [0], " "), (false, [0], " "), (true, [1], "  "), (false, [1], " "), (true, [], ""),
      (false, [], ""),
    ]
    var last: PerFoot<HeadLook>?
    for choice in choices {
      let looks = PerFoot.each { foot in
        HeadLook(
          name: choice.isWhole ? foot.capitals : foot.letter,
          readings: choice.readings.filter(readings[foot].indices.contains)
            .map { readings[foot][$0] }.filter { !$0.isEmpty }.joined(separator: choice.gap),
          gap: choice.gap.count, force: choice.readings.contains(1) ? forceWord : nil)
      }
      if fits(looks.left), fits(looks.right) { return looks }
      last = looks
    }
    return last ?? PerFoot(both: HeadLook(name: "", readings: "", gap: 0))
  }

  private var forceWord: String? {
    session.analysis.map { tr(word: $0.shownForce(options.force).word) }
  }

  /// The force that a foot carries now with its name and without, and the highest pressure that it reads now; empty
  /// where nobody knows.
  private func readings(_ foot: Foot) -> [String] {
    var parts = ["", "", ""]
    let plots = ForcePlots(session: session, options: options, columns: 1)
    if let analysis = session.analysis {
      let force = analysis.shownForce(options.force)
      let seconds = session.frames[foot]?.timeSeconds ?? session.shownSeconds
      if let newtons = analysis.tracks[foot]?.newtons(force, at: seconds) {
        parts[1] = "\(ScreenNumber.text(newtons * plots.scale, decimals: 0)) \(plots.unit)"
        parts[0] = "\(tr(word: force.word)) \(parts[1])"
      }
    }
    if let cells = session.frames[foot]?.cells, let insole = session.metadata.insoles[foot],
      let peak = insole.kilopascals(cells).max()
    {
      parts[2] = tr("peak \(ScreenNumber.short(Double(peak)))")
    }
    return parts
  }

  func render(
    _ look: HeadLook, of foot: Foot, in rect: Rect, into buffer: inout CellBuffer,
    context: DrawContext
  ) {
    let used = buffer.write(
      look.name, x: rect.x + 1, y: rect.y, style: context.theme[foot.role].adding(.bold),
      maxWidth: rect.width - 1)
    buffer.write(
      look.readings, x: rect.x + 1 + used + look.gap, y: rect.y, style: context.theme[.text],
      maxWidth: max(rect.width - 1 - used - look.gap, 0))
  }
}
