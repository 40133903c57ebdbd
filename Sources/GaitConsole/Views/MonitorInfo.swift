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
    var lines: [(text: String, role: ThemeRole)] = [(stepLine(analysis), .text)]
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

  func stepLine(_ analysis: SessionAnalysis) -> String {
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
    if let features = step.features(kind) {
      parts.append(tr("\(tr(word: kind.word)) max \(force(features.maxNewtons))"))
    }
    if let rejection = step.rejection { parts.append(tr("rejected: \(rejection.screenReason)")) }
    if let cadence = analysis.summary.cadenceStepsPerMinute {
      parts.append(tr("cadence \(ScreenNumber.text(cadence, decimals: 0))/min"))
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

  // MARK: - Error and trust

  func errorLine(_ analysis: SessionAnalysis, columns: Int = 100) -> (String, ThemeRole) {
    guard session.metadata.reference != nil else {
      return (tr("error: unknown, the session has no reference force"), .textDim)
    }
    guard let error = RunningError(analysis: analysis, until: session.shownSeconds) else {
      return (tr("error: no step with a reference yet"), .textDim)
    }
    func percent(_ value: Double) -> String { ScreenNumber.text(value * 100, decimals: 1) }
    let count = error.stepCount
    let last = tr(count, one: "last \(count) step", many: "last \(count) steps")
    let (first, end) = (percent(error.firstPart), percent(error.lastPart))
    let words =
      columns >= 100
      ? tr("off by \(percent(error.rmse)) % of body weight in stance (RMSE, \(last))")
      : tr("off by \(percent(error.rmse)) %BW in stance (RMSE, \(last))")
    return (words + tr(", first 15 % \(first), last 15 % \(end)"), .text)
  }

  /// Mean of left + right over whole strides by body weight; a sign says when it cannot be.
  private func bodyWeightCheck(_ trust: TrustReport) -> String {
    guard let ratio = trust.bodyWeightRatio else { return tr("BW check -") }
    let text = tr("BW check \(ScreenNumber.text(ratio, decimals: 2))")
    guard !TrustReport.plausibleRatio.contains(ratio) else { return text }
    return tr("! \(text), expected 0.95 to 1.05: check mass and insoles")
  }

  /// Doubts first: what is cut at the end of a narrow line is what there is no doubt about.
  func trustLine(_ analysis: SessionAnalysis) -> (String, ThemeRole) {
    let trust = analysis.trust
    var parts: [String] = []
    if session.metadata.isSimulated { parts.append(tr("SIMULATED walker")) }
    parts.append(bodyWeightCheck(trust))
    if trust.flags.contains(.countsAreNoNewtons) { parts.append(tr("! counts, no newtons: mass?")) }
    if trust.flags.contains(.nobodysWeight) { parts.append(tr("! nobody weighs that: mass?")) }
    if trust.flags.contains(.scaledToBodyWeight) {
      parts.append(tr("! scaled to 1 BW: partial load?"))
    }
    if trust.flags.contains(.insoleBelieved) { parts.append(tr("insoles believed")) }
    if trust.flags.contains(.loadedInSwing) { parts.append(tr("! loaded in swing")) }
    if trust.flags.contains(.contactsDisagree) {
      parts.append(tr("! insole and estimate disagree on contact"))
    }
    if trust.flags.contains(.running) { parts.append(tr("running")) }
    if trust.flags.contains(.scaleLeft) {
      parts.append(tr("! scale off by over 25 %: support? mass?"))
    }
    if trust.flags.contains(.fellBack) { parts.append(tr("! holes: sum of cells stands in")) }
    if !trust.gaps.isEmpty {
      let (gaps, frames) = (trust.gaps.count, trust.droppedFrames)
      parts.append(
        tr(gaps, one: "\(gaps) gap", many: "\(gaps) gaps") + ", "
          + tr(frames, one: "\(frames) frame lost", many: "\(frames) frames lost"))
      if trust.nearHoleFraction >= 0.0005 {
        let percent = ScreenNumber.text(trust.nearHoleFraction * 100, decimals: 1)
        parts.append(tr("\(percent) % of frames near a hole"))
      }
    }
    let dead = trust.count(of: .dead)
    let saturated = trust.count(of: .saturated)
    let silent = trust.count(of: .silent)
    if silent >= Self.manySilent { parts.append(tr("\(silent) silent")) }
    if dead > 0 { parts.append(tr("\(dead) dead x")) }
    if saturated > 0 { parts.append(tr("\(saturated) saturated !")) }
    if trust.flags.contains(.negativeReadings) { parts.append(tr("below zero !")) }
    if trust.flags.contains(.rateContradicted) { parts.append(tr("! wrong rate in the file")) }
    let headlines = trust.flags.compactMap(\.headline)
    parts += headlines.map { "! \(tr(word: $0))" }
    let calibration = analysis.calibration
    let isOld = CalibrationText.isOld(calibration, nowUnixSeconds: session.nowUnixSeconds)
    let calibrationText = CalibrationText.summary(
      analysis.calibrations, nowUnixSeconds: session.nowUnixSeconds)
    if isOld { parts.append("! \(calibrationText)") }
    parts.append(estimator(analysis))
    if !isOld { parts.append(calibrationText) }
    parts.append(scale(analysis))
    let isDoubtful =
      isOld || !headlines.isEmpty || !trust.flags.filter { Self.doubts.contains($0) }.isEmpty
    return (parts.joined(separator: " | "), isDoubtful ? .warning : .textDim)
  }

  /// The scale now and how far it has moved since the calibration.
  private func scale(_ analysis: SessionAnalysis) -> String {
    guard analysis.trust.scale.mode == .running else { return tr("scale fixed") }
    let factors = Foot.allCases.filter { session.metadata.insoles[$0] != nil }.map {
      analysis.scaleChanges.factor($0, at: session.shownSeconds)
    }
    func percent(_ factor: Double) -> String {
      let drift = (factor - 1) * 100
      return (drift >= 0 ? "+" : "") + ScreenNumber.text(drift, decimals: 1) + " %"
    }
    guard let first = factors.first else { return tr("scale running") }
    let isShared = factors.allSatisfy { $0 == first }
    let drift = isShared ? percent(first) : factors.map(percent).joined(separator: " / ")
    return tr("scale \(drift)")
  }

  /// The estimator, and a sign if what it says cannot be believed.
  private func estimator(_ analysis: SessionAnalysis) -> String {
    // Names come from files and may be long; what follows them matters more.
    let long = analysis.estimator.name
    let short = long.count > 24 ? String(long.prefix(22)) + ".." : long
    let name = tr("estimator: \(short)")
    let trust = analysis.trust
    if trust.flags.contains(.estimateImplausible) {
      guard let ratio = trust.estimateRatio else {
        return tr("! \(name) finds no steps: try another (6)")
      }
      return tr("! \(name) adds up to \(ScreenNumber.text(ratio, decimals: 2)) of body weight")
    }
    if trust.flags.contains(.fittedToSimulation) {
      return tr("! \(name), fitted to simulated walkers")
    }
    if trust.flags.contains(.rateFarFromModel) { return tr("! \(name), made for another rate") }
    if trust.flags.contains(.layoutFarFromModel) { return tr("! \(name), made for other insoles") }
    return name
  }

  /// Fewer silent cells are as usual at the edge of a sole.
  private static let manySilent = 3

  private static let doubts: Set<TrustFlag> = [
    .bodyWeightImplausible, .estimateImplausible, .uncalibrated, .rateContradicted,
    .scaleLeft, .fellBack, .countsAreNoNewtons, .nobodysWeight, .scaledToBodyWeight,
    .loadedInSwing, .contactsDisagree,
  ]
}
