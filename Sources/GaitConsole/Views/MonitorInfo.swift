import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The lines under the monitor: the step, the error, and how far to trust it all.
struct MonitorInfo {
  let session: SessionState
  let options: ViewOptions

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard let analysis = session.analysis else { return }
    var lines: [(text: String, role: ThemeRole)] = [
      (stepLine(analysis, columns: rect.width), .text)
    ]
    if rect.height >= 3 { lines.append(noteLine ?? errorLine(analysis, columns: rect.width)) }
    if rect.height >= 2 { lines.append(trustLine(analysis)) }
    if session.cursorA != nil || session.cursorB != nil { lines[0] = (cursorLine, .textStrong) }
    for (row, line) in lines.enumerated() where row < rect.height {
      buffer.writeTruncated(
        line.text, x: rect.x, y: rect.y + row, style: context.theme[line.role],
        maxWidth: rect.width, ellipsis: context.glyphs.ellipsis)
    }
  }

  private var plots: ForcePlots { ForcePlots(session: session, options: options, columns: 1) }

  func force(_ newtons: Double) -> String {
    ScreenNumber.text(newtons * plots.scale, decimals: 0) + " " + plots.unit
  }

  // MARK: - Step

  func stepLine(_ analysis: SessionAnalysis, columns: Int = 100) -> String {
    let position = analysis.stepCount(until: session.shownSeconds)
    guard position > 0 else {
      let found = analysis.steps.count
      return found == 0
        ? (session.progress < 1 ? tr("no step found yet") : tr("no step found"))
        : tr(found, one: "before the only step", many: "before the first of \(found) steps")
    }
    let step = analysis.steps[position - 1]
    var parts = [
      tr(
        """
        \(step.foot.word) step \(step.index) of \(found(step.foot, analysis)) \
        (\(position) of \(analysis.steps.count))
        """),
      tr("stance \(ScreenNumber.text(step.stance.stanceSeconds, decimals: 2)) s"),
    ]
    let kind = analysis.shownForce(options.force)
    let own = step.force(decidedBy: kind)
    if let features = step.features(own) {
      let (word, most) = (tr(word: own.word), force(features.maxNewtons))
      let percent = Int(features.maxPercentStance.rounded())
      parts.append(
        columns >= 100
          ? tr("\(word) max \(most) at \(percent) % of stance") : tr("\(word) max \(most)"))
    }
    if let rejection = step.rejection { parts.append(tr("rejected: \(rejection.screenReason)")) }
    if let cadence = analysis.summary.cadenceStepsPerMinute {
      parts.append(tr("cadence \(ScreenNumber.text(cadence, decimals: 0))/min"))
    }
    if columns >= 100, !analysis.summary.hasFew(.maxNewtons, kind),
      let symmetry = analysis.summary.symmetry(.maxNewtons, kind)
    {
      let percent = ScreenNumber.signed(symmetry * 100, decimals: 0)
      parts.append(tr("max symmetry \(percent) %"))
    }
    if session.progress < 1 {
      parts.append(tr("analysed \(Int(session.progress * 100)) %"))
    }
    return parts.joined(separator: "  ")
  }

  private func found(_ foot: Foot, _ analysis: SessionAnalysis) -> Int {
    analysis.summary.stepsFoundOnFoot[foot]
  }

  // MARK: - Notes and cursors

  /// Seconds on either side of a marker for which its whole note is read.
  private static let noteSeconds = 0.75

  /// The note of the marker that the shown moment is at; nil where there is none.
  var noteLine: (String, ThemeRole)? {
    let near = session.markers.filter {
      !$0.note.isEmpty && abs($0.timeSeconds - session.shownSeconds) <= Self.noteSeconds
    }
    let nearest = near.min {
      abs($0.timeSeconds - session.shownSeconds) < abs($1.timeSeconds - session.shownSeconds)
    }
    return nearest.map {
      (tr("note at \(ScreenNumber.text($0.timeSeconds, decimals: 2)) s: \($0.note)"), .marker)
    }
  }

  /// The force that is looked at.
  private var cursorForce: ForceKind { session.analysis?.shownForce(options.force) ?? .estimated }

  var cursorLine: String {
    func place(_ name: String, _ seconds: Double?) -> String? {
      seconds.map { "\(name) \(ScreenNumber.text($0, decimals: 3)) s \(forces(at: $0))" }
    }
    var parts = [place("A", session.cursorA), place("B", session.cursorB)].compactMap { $0 }
    if let a = session.cursorA, let b = session.cursorB {
      parts.append("B-A \(ScreenNumber.text(b - a, decimals: 3)) s \(difference(a, b))")
    }
    return "\(tr(word: cursorForce.word)): " + parts.joined(separator: " | ")
  }

  private func newtons(_ foot: Foot, at seconds: Double) -> Double? {
    guard let analysis = session.analysis else { return nil }
    return analysis.tracks[foot]?.newtons(cursorForce, at: seconds)
  }

  func forces(at seconds: Double) -> String {
    Foot.allCases.map { foot in
      let text = newtons(foot, at: seconds).map(force) ?? "-"
      return "\(foot.letter) \(text)"
    }.joined(separator: " ")
  }

  private func difference(_ a: Double, _ b: Double) -> String {
    Foot.allCases.map { foot in
      let text =
        if let first = newtons(foot, at: a), let second = newtons(foot, at: b) {
          (second >= first ? "+" : "") + force(second - first)
        } else { "-" }
      return "\(foot.letter) \(text)"
    }.joined(separator: " ")
  }

  // MARK: - Error

  func errorLine(_ analysis: SessionAnalysis, columns: Int = 100) -> (String, ThemeRole) {
    guard session.metadata.reference != nil else {
      return (tr("no plate to measure the estimate's error against"), .textDim)
    }
    guard let error = RunningError(analysis: analysis, until: session.shownSeconds) else {
      return (tr("the estimate's error: after the first whole step"), .textDim)
    }
    func percent(_ value: Double) -> String { ScreenNumber.text(value * 100, decimals: 1) }
    let count = error.stepCount
    let last = tr(count, one: "last \(count) step", many: "last \(count) steps")
    let (first, end) = (percent(error.firstPart), percent(error.lastPart))
    let words =
      columns >= 100
      ? tr("off by \(percent(error.rmse)) % of body weight in stance (RMSE, \(last))")
      : tr("off by \(percent(error.rmse)) %BW in stance (RMSE, \(last))")
    return (words + tr(", loading \(first), unloading \(end)"), .text)
  }
}
