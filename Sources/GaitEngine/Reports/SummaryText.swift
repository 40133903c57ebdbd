import GaitAnalysis
import GaitModel
import PlainText

/// Means, symmetry, errors and trust signals as lines and Markdown tables.
struct SummaryText {
  let analysis: SessionAnalysis

  // MARK: - Lines for a CSV's head

  /// One line a number, without marks of comment.
  var lines: [String] {
    var lines = StepMeasure.allCases.map { measure in
      "\(whose(measure))\(measure.title) [\(measure.unit)], mean (SD), n: left \(mean(measure, .left)), "
        + "right \(mean(measure, .right)), symmetry \(symmetry(measure))"
    }
    lines += flatLines + fewLines
    lines.append("cadence [steps/min]: \(number(analysis.summary.cadenceStepsPerMinute, 1))")
    lines += trustLines
    if let errors = analysis.errors {
      lines += errorRows(errors).map { row in
        "error \(row.title) [body weights]: bias \(number(row.statistics?.bias, 4)), "
          + "MAE \(number(row.statistics?.mae, 4)), RMSE \(number(row.statistics?.rmse, 4)), "
          + "NRMSE \(number(row.statistics?.nrmsePercent, 2)) %, "
          + "r \(number(row.statistics?.pearsonR, 4)), time bias [ms] "
          + "\(number(row.seconds.map { $0.bias * 1000 }, 1)), "
          + "n \(row.statistics?.n ?? row.seconds?.n ?? 0)"
      }
    }
    return lines
  }

  // MARK: - Markdown

  var markdown: [String] {
    var lines = [
      "", "### Means", "", "| | left: mean (SD), n | right: mean (SD), n | symmetry |",
      "| --- | --- | --- | --- |",
    ]
    lines += StepMeasure.allCases.map { measure in
      "| \(whose(measure))\(measure.title) (\(measure.unit)) | \(mean(measure, .left)) | "
        + "\(mean(measure, .right)) | \(symmetry(measure)) |"
    }
    lines += (flatLines + fewLines).flatMap { ["", "\($0)."] }
    lines += ["", "Cadence: \(number(analysis.summary.cadenceStepsPerMinute, 1)) steps a minute."]
    lines += ["", "### Trust", ""] + trustLines.map { "- \($0)" }
    if let errors = analysis.errors { lines += errorTable(errors) }
    return lines
  }

  private func errorTable(_ report: ErrorReport) -> [String] {
    var lines = [
      "", "### Estimate minus plate (body weights)", "",
      "| part | bias | MAE | RMSE | NRMSE % (range of the reference) | r | time bias (ms) | n |",
      "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += errorRows(report).map { row in
      let found = row.statistics
      return
        "| \(row.title) | \(number(found?.bias, 4)) | \(number(found?.mae, 4)) | "
        + "\(number(found?.rmse, 4)) | \(number(found?.nrmsePercent, 2)) | "
        + "\(number(found?.pearsonR, 4)) | \(number(row.seconds.map { $0.bias * 1000 }, 1)) | "
        + "\(found?.n ?? row.seconds?.n ?? 0) |"
    }
    return lines
  }

  // MARK: - Parts

  /// How many steps have no two peaks; nothing where all have.
  private var flatLines: [String] {
    let summary = analysis.summary
    let counts = Foot.allCases.compactMap { foot -> String? in
      let flat = summary.flatSteps(foot, summary.force)
      guard flat > 0 else { return nil }
      return "\(foot.rawValue) \(flat) of \(summary.stepsUsedOnFoot[foot]) steps"
    }
    return counts.isEmpty ? [] : ["no dip between two peaks: " + counts.joined(separator: ", ")]
  }

  /// What `few` means; nothing where it does not stand.
  private var fewLines: [String] {
    StepMeasure.allCases.contains { symmetry($0) == "few" } ? [GaitSummary.fewDefinition] : []
  }

  private typealias ErrorRow = (
    title: String, statistics: ErrorStatistics?, seconds: ErrorStatistics?
  )

  private func errorRows(_ report: ErrorReport) -> [ErrorRow] {
    [("whole recording", report.overall, nil), ("stance", report.stance, nil)]
      + StancePhase.allCases.map { ($0.title, report.phases[$0], nil) }
      + [
        ("first peak", report.firstPeak?.value, report.firstPeak?.timeSeconds),
        ("valley", report.valley?.value, report.valley?.timeSeconds),
        ("second peak", report.secondPeak?.value, report.secondPeak?.timeSeconds),
        ("initial contact", nil, report.initialContact), ("toe-off", nil, report.toeOff),
      ]
  }

  private var trustLines: [String] {
    let trust = analysis.trust
    return [
      "left + right over whole strides by body weight: \(number(trust.bodyWeightRatio, 3)) "
        + "(1 by physics); of the estimate: \(number(trust.estimateRatio, 3))",
      "dead cells: \(trust.count(of: .dead)); silent cells: \(trust.count(of: .silent)); "
        + "saturated cells: \(trust.count(of: .saturated))",
      "gaps: \(trust.gaps.count); frames lost: \(trust.droppedFrames); with a hole in view of the "
        + "model: \(number(trust.nearHoleFraction * 100, 1)) %",
      "scale: \(ScaleText.text(trust.scale))",
    ] + shiftLine + trust.flags.map { "flag \($0.rawValue): \($0.explanation)" }
  }

  /// What was added to the times of the reference, where anything was or the user said it.
  private var shiftLine: [String] {
    guard let lag = analysis.trust.reference?.lag, lag.origin != .none else { return [] }
    let origin =
      switch lag.origin {
      case .none, .stated: "as you say"
      case .recording: "as the recording says"
      case .found: "found, r \(number(lag.correlation, 3))"
      }
    return ["reference: \(number(lag.seconds, 3)) s added to its times (\(origin))"]
  }

  /// Whose force a measure is read off, with a space behind it.
  private func whose(_ measure: StepMeasure) -> String {
    measure.isOfOneForce ? "\(analysis.summary.force.word) " : ""
  }

  private func mean(_ measure: StepMeasure, _ foot: Foot) -> String {
    guard analysis.gives(measure), let value = analysis.summary.feet[foot][measure] else {
      return "-"
    }
    let decimals = measure.unit == "s" ? 3 : 1
    return "\(number(value.mean, decimals)) (\(number(value.sd, decimals))), \(value.n)"
  }

  private func symmetry(_ measure: StepMeasure) -> String {
    guard let symmetry = analysis.summary.symmetry[measure] else { return "-" }
    return analysis.summary.hasFew(measure) ? "few" : number(symmetry, 3)
  }

  private func number(_ value: Double?, _ decimals: Int) -> String {
    value.map { FixedPoint.text($0, decimals: decimals) } ?? "-"
  }
}
