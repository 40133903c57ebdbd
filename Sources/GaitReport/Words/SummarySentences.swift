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
    let peak: StepMeasure = shapes.contains(false) ? .maxNewtons : .firstPeakNewtons
    if analysis.gives(peak, inBodyWeights: true),
      let text = comparison(
        peak, subject: forceSubject, unit: numbers.unitInWords, more: "higher")
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

  /// Whether most used steps of a foot have the two peaks of walking; nil without a used step.
  private func hasPeaks(_ foot: Foot) -> Bool? {
    let summary = analysis.summary
    guard summary.stepsUsedOnFoot[foot] > 0 else { return nil }
    return 2 * (summary.feet[foot][.firstPeakNewtons]?.n ?? 0) >= summary.stepsUsedOnFoot[foot]
  }

  /// The same of both feet: one value where they walk alike.
  private var shapes: Set<Bool> { Set(Foot.allCases.compactMap(hasPeaks)) }

  /// What the force does, of each foot by itself where they differ.
  private var forceSubject: String {
    guard shapes.count > 1 else {
      return shapes.contains(false)
        ? "The force has one rise and reaches" : "On taking the weight, the force reaches"
    }
    let words = Foot.allCases.map { foot in
      "on the \(foot.rawValue) \(hasPeaks(foot) == true ? "two peaks" : "one rise")"
    }
    return "The force has \(words.joined(separator: " and ")); its highest is"
  }

  private func stepSentence(_ summary: GaitSummary) -> String {
    let found = Counted.text(summary.stepsFound, "step")
    let feet = "\(summary.stepsUsedOnFoot.left) left, \(summary.stepsUsedOnFoot.right) right"
    let cadence = summary.cadenceStepsPerMinute.map {
      ", at \(FixedPoint.text($0, decimals: 0)) steps a minute"
    }
    let leftOut = summary.stepsLeftOut > 0 ? "; \(summary.leftOutWords())" : ""
    let count =
      analysis.decidedBy == .reference ? analysis.steps.count(where: \.isWithoutReference) : 0
    let byEstimate =
      count == 0
      ? ""
      : " \(count) of those used \(count == 1 ? "was" : "were") found on the estimate: "
        + "the plate has nothing there."
    return "\(found) found, \(summary.stepsUsed) used (\(feet))\(cadence ?? "")\(leftOut)."
      + byEstimate
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
    let side = change.difference > 0 ? "right" : "left"
    // The number of the table below, so that both are one.
    let symmetry = analysis.summary.hasFew(measure) ? nil : analysis.summary.symmetry[measure]
    let percent = symmetry.map { " (symmetry \(ReportNumbers.change($0 * 100, 1)) %)" } ?? ""
    return values + ": \(more) on the \(side)\(percent), more than single steps vary."
  }
}
