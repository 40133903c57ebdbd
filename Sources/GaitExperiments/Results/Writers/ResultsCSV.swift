package import GaitFiles
import GaitModel

/// Results as a table for other programs: one row a recording, arm and seed.
package struct ResultsCSV {
  private let cells: [CellResult]
  private let provenance: ResultsProvenance

  /// - Parameters:
  ///   - cells: what there is, in the order of the rows.
  ///   - provenance: goes into the head.
  package init(_ cells: [CellResult], provenance: ResultsProvenance) {
    self.cells = cells
    self.provenance = provenance
  }

  package func write(to path: String, overwrite: Bool = false) throws(GaitlabError) {
    try ResultsFile.write(text, to: path, overwrite: overwrite)
  }

  private static let heads =
    [
      "arm", "fold", "seed", "recording", "subject", "condition", "speed", "frames", "steps",
      "parameters", "trained [s]", "epochs", "validation RMSE [BW]",
    ] + ResultsMetric.allCases.map(\.title)

  package var text: String {
    var lines = ["# gaitlab results 1", "# \(ResultsText.csv(provenance.title))"]
    lines.append("# \(ResultsText.csv(provenance.caveat))")
    lines += provenance.facts.map { "# \(ResultsText.csv("\($0.label): \($0.value)"))" }
    lines += [
      "# empty: there is no value; missed and spurious in percent of the reference's events",
      "# research and education only",
      Self.heads.map(ResultsText.csv).joined(separator: ","),
    ]
    for cell in cells {
      for recording in cell.recordings { lines.append(row(cell, recording)) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ cell: CellResult, _ recording: RecordingMetrics) -> String {
    let names = [
      ResultsText.csv(cell.arm), ResultsText.csv(cell.fold), "\(cell.seed)",
      ResultsText.csv(recording.recording), ResultsText.csv(recording.subject),
      ResultsText.csv(recording.condition), ResultsText.csv(recording.speed),
      "\(recording.frames)", "\(recording.steps)",
    ]
    let training = [
      cell.parameters.map(String.init) ?? "", number(cell.trainedSeconds, 1),
      cell.epochs.map(String.init) ?? "", number(cell.validationRMSE, 6),
    ]
    let values = ResultsMetric.allCases.map { metric in
      // Two decimals more than people are shown, so that means can be taken of them.
      number(metric.value(of: recording), metric.decimals + 2)
    }
    return (names + training + values).joined(separator: ",")
  }

  private func number(_ value: Double?, _ decimals: Int) -> String {
    guard let value, value.isFinite else { return "" }
    return ResultsText.number(value, decimals)
  }
}
