import GaitAnalysis
import GaitExperiments
import GaitFiles
import PlainText

/// What `evaluate` prints: a table a condition, a row a number, a column an estimator.
enum EvaluateTables {
  static let caveat =
    "Errors hold for these recordings and their reference; where the reference or the insole is "
    + "simulated, so are they. No clinical validation."

  private static let metrics: [ResultsMetric] = [
    .rmse, .mae, .bias, .nrmsePercent, .r2, .pearsonR, .loadingRMSE, .midStanceRMSE,
    .unloadingRMSE, .swingRMSE, .stanceEdgesRMSE, .stanceEdgesRatio, .firstPeak, .valley,
    .secondPeak, .impulsePercent, .initialContactMedian, .initialContactP95,
    .initialContactMissed, .initialContactSpurious, .toeOffMedian, .toeOffP95, .toeOffMissed,
    .toeOffSpurious,
  ]
  private static let titleWidth = 30

  /// Recordings whose steps are found on the estimate, because their reference covers only a part.
  static func partialRecordings(in cells: [CellResult]) -> Int {
    Set(
      cells.flatMap(\.recordings).filter { ($0.stepsFoundOn ?? .reference) != .reference }
        .map(\.recording)
    ).count
  }

  static func text(_ table: ResultsTable, recordings: Int, partial: Int = 0) -> String {
    var lines: [String] = []
    for condition in table.conditions { lines += section(condition) + [""] }
    lines += [
      "\(Counted.text(recordings, "recording")); mean (SD) over subjects, each the mean over its recordings",
      "RMSE of the first and last 15 % of stance, mid-stance and swing of accepted steps; edges: first "
        + "and last 15 % together",
      "peaks, valley and impulse: root mean square over steps; events: magnitude of the error at the "
        + "20 N rule",
      "missed and spurious events in percent of the reference's",
    ]
    if partial > 0 {
      lines.append(
        "\(Counted.text(partial, "recording")) with a reference over a part of the walk: steps are found on "
          + "the estimate, errors are of that part")
    }
    return lines.map { Printable.text($0, limit: .max) }.joined(separator: "\n") + "\n"
  }

  private static func section(_ condition: ConditionResults) -> [String] {
    let widths = condition.arms.map { max($0.arm.count, 18) + 2 }
    func row(_ title: String, _ values: [String]) -> String {
      var line = padded(title, titleWidth)
      for (value, width) in zip(values, widths) { line += padded(value, width) }
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
    var lines = [
      row("condition \(condition.condition)", condition.arms.map(\.arm)),
      row("subjects", condition.arms.map { "\($0.subjects.count) of \($0.expectedFolds)" }),
    ]
    lines += metrics.map { metric in
      row(metric.title, condition.arms.map { ResultsText.value(metric, of: $0) })
    }
    if condition.speeds != [RecordingMetrics.unknown] {
      lines += condition.speeds.map { speed in
        row(
          "RMSE at speed \(speed) [BW]",
          condition.arms.map {
            ResultsText.meanSD($0.speedRMSE[speed], 4, of: $0.expectedFolds)
          })
      }
    }
    lines += condition.comparisons.map { comparison in
      "\(comparison.pair.arm) against \(comparison.pair.against): RMSE "
        + "\(ResultsText.number(comparison.relativePercent, 1)) %, better on "
        + "\(comparison.betterSubjects) of \(comparison.subjects.count) subjects, p "
        + ResultsText.number(comparison.test.pValue, 4) + " (Wilcoxon signed-rank, exact)"
    }
    return lines
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
