import GaitAnalysis
import GaitModel
import PlainText

/// What a session says, in sentences that need no glossary.
struct SummarySentences {
  let numbers: ReportNumbers

  private var analysis: SessionAnalysis { numbers.analysis }

  var sentences: [String] {
    let summary = analysis.summary
    guard summary.stepsFound > 0 else {
      return ["No step was found in this recording, so there are no means and no curves."]
    }
    var sentences = [stepSentence(summary)]
    guard summary.stepsUsed > 0 else { return sentences }
    if let text = comparison(
      .stanceSeconds, subject: "The foot is on the ground for", unit: "s", more: "longer")
    {
      sentences.append(text)
    }
    let peak: StepMeasure = hasPeaks ? .firstPeakNewtons : .maxNewtons
    if analysis.gives(peak, inBodyWeights: true),
      let text = comparison(
        peak,
        subject: hasPeaks
          ? "On taking the weight, the force reaches" : "The force has one rise and reaches",
        unit: numbers.unitInWords, more: "higher")
    {
      sentences.append(text)
    }
    if let overall = analysis.errors?.overall {
      sentences.append(
        "Against the plate, the estimate is off by "
          + "\(FixedPoint.text(overall.rmse * 100, decimals: 1)) % of body weight over the recording "
          + "(root mean square).")
    }
    return sentences
  }

  /// Whether most used steps of each recorded foot have the two peaks of walking.
  private var hasPeaks: Bool {
    let summary = analysis.summary
    return Foot.allCases.allSatisfy { foot in
      2 * (summary.feet[foot][.firstPeakNewtons]?.n ?? 0) >= summary.stepsUsedOnFoot[foot]
    }
  }

  private func stepSentence(_ summary: GaitSummary) -> String {
    let found = Counted.text(summary.stepsFound, "step")
    let feet = "\(summary.stepsUsedOnFoot.left) left, \(summary.stepsUsedOnFoot.right) right"
    let cadence = summary.cadenceStepsPerMinute.map {
      ", at \(FixedPoint.text($0, decimals: 0)) steps a minute"
    }
    let leftOut = summary.stepsLeftOut > 0 ? "; \(summary.leftOutWords())" : ""
    return "\(found) found, \(summary.stepsUsed) used (\(feet))\(cadence ?? "")\(leftOut)."
  }

  private func comparison(
    _ measure: StepMeasure, subject: String, unit: String, more: String
  ) -> String? {
    let decimals = measure.unit == "s" ? 2 : 0
    guard let left = numbers.mean(measure, .left), let right = numbers.mean(measure, .right) else {
      return Foot.allCases.lazy.compactMap { foot in
        numbers.mean(measure, foot).map {
          "\(subject) \(FixedPoint.text($0.mean, decimals: decimals)) \(unit) on the \(foot.rawValue)."
        }
      }.first
    }
    let change = MeanChange(from: left, to: right)
    let values =
      "\(subject) \(FixedPoint.text(left.mean, decimals: decimals)) \(unit) on the left and "
      + "\(FixedPoint.text(right.mean, decimals: decimals)) on the right"
    guard let isBeyond = change.isBeyondVariation else { return values + "." }
    guard isBeyond else {
      return values + "; the difference lies within what single steps vary."
    }
    let lower = min(left.mean, right.mean)
    guard lower > 0 else { return values + "." }
    let percent = FixedPoint.text(abs(change.difference) / lower * 100, decimals: 0)
    let side = change.difference > 0 ? "right" : "left"
    return values + ": \(percent) % \(more) on the \(side), more than single steps vary."
  }
}
