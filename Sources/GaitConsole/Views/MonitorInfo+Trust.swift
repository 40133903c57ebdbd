import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// How far to trust what the monitor shows.
extension MonitorInfo {
  /// Mean of left + right over whole strides by body weight; a sign says when it cannot be.
  private func bodyWeightCheck(_ trust: TrustReport) -> String? {
    guard let ratio = trust.bodyWeightRatio else { return nil }
    let text = tr("BW check \(ScreenNumber.text(ratio, decimals: 2))")
    guard !TrustReport.plausibleRatio.contains(ratio) else { return text }
    return tr("! \(text), expected 0.95 to 1.05: check mass and insoles")
  }

  /// Doubts first: what is cut at the end of a narrow line is what there is no doubt about.
  func trustLine(_ analysis: SessionAnalysis) -> (String, ThemeRole) {
    let trust = analysis.trust
    var parts: [String] = []
    if session.metadata.isSimulated { parts.append(tr("SIMULATED walker")) }
    if let check = bodyWeightCheck(trust) { parts.append(check) }
    if trust.flags.contains(.uncalibrated), session.analysis?.steps.isEmpty == false {
      parts.append(tr("! not calibrated: too few strides"))
    }
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
