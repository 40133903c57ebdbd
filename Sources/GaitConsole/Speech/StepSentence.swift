import GaitAnalysis
import GaitModel
import PlainText

/// A step in a sentence: whose, how long, how high, and whether it counts.
struct StepSentence {
  let step: Step
  let analysis: SessionAnalysis
  let options: ViewOptions
  /// Where it stands to the target of the feedback; nil where nobody practises.
  var entry: FeedbackTally.Entry?
  var target = FeedbackTarget(measure: .peakForce, zone: 0...1)
  /// Whether the walker is to feel this step without being told of it.
  var isWithheld = false

  var text: String {
    let name = tr("\(step.foot.word) step \(step.index)")
    guard !isWithheld else { return "\(name), \(tr("not shown"))" }
    var parts = [
      name, tr("stance \(ScreenNumber.text(step.stance.stanceSeconds, decimals: 2)) s"),
    ]
    parts += forces
    if let rejection = step.rejection { parts.append(tr("not used: \(rejection.screenReason)")) }
    if let entry {
      let measure = target.measure
      if measure != .peakForce || target.unit != .percentBodyWeight {
        let value = FeedbackText.value(entry.value, measure)
        parts.append("\(FeedbackText.noun(measure)) \(value) \(FeedbackText.unit(target))")
      }
      parts.append(Self.zone(entry.zone))
    }
    return parts.joined(separator: ", ")
  }

  static func zone(_ zone: FeedbackZone) -> String {
    switch zone {
    case .under: tr("under the zone")
    case .inside: tr("in the zone")
    case .over: tr("over the zone")
    }
  }

  /// The shown force first, then what it can be held against.
  private var forces: [String] {
    let options = options.suited(to: analysis)
    let shown = step.force(decidedBy: analysis.shownForce(options.force))
    guard let features = step.features(shown) else { return [] }
    let scale = options.forceScale(bodyWeightNewtons: analysis.calibration.bodyWeightNewtons)
    func number(_ newtons: Double) -> String { ScreenNumber.text(newtons * scale, decimals: 0) }
    let (peak, unit) = (number(features.maxNewtons), SpokenText.unit(options.unit))
    let others = [ForceKind.reference, .estimated].filter { $0 != shown }.compactMap { kind in
      step.features(kind).map { (kind, $0) }
    }
    guard shown == .reference || others.contains(where: { $0.0 == .reference }) else {
      // What a body weight is nobody knows yet.
      let isGuess = analysis.trust.flags.contains(.uncalibrated) && options.unit != .newtons
      return [tr("peak \(peak) \(unit)")] + (isGuess ? [tr("not calibrated")] : [])
    }
    return [tr("\(tr(word: shown.word)) peak \(peak) \(unit)")]
      + others.map { "\(tr(word: $0.word)) \(number($1.maxNewtons))" }
  }
}
