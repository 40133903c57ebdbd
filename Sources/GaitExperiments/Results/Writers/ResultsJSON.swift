import GaitAnalysis
package import GaitFiles
import GaitModel

/// Results as JSON by the schema `gaitlab.results/1`; keys are added, never renamed.
package struct ResultsJSON {
  private let table: ResultsTable
  private let cells: [CellResult]
  let provenance: ResultsProvenance
  let primary: PrimaryResults?

  /// - Parameters:
  ///   - table: the means.
  ///   - cells: what they are of, recording by recording.
  ///   - provenance: goes into the head.
  ///   - primary: the tests that were planned.
  package init(
    _ table: ResultsTable, cells: [CellResult], provenance: ResultsProvenance,
    primary: PrimaryResults? = nil
  ) {
    self.table = table
    self.cells = cells
    self.provenance = provenance
    self.primary = primary
  }

  package func write(to path: String, overwrite: Bool = false) throws(GaitlabError) {
    try ResultsFile.write(text, to: path, overwrite: overwrite)
  }

  package var text: String { value.text() + "\n" }

  private var value: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("schema", .string("gaitlab.results/1")),
      ("provenance", provenanceValue),
      ("definitions", strings(ResultsDefinitions.lines)),
      ("arms", strings(table.plan.arms)), ("folds", strings(table.plan.folds)),
      ("missing", strings(table.missing)),
      ("training", .array(table.training.map(training))),
      ("conditions", .array(table.conditions.map(condition))),
    ]
    members += primaryMembers
    // Experiments keep single recordings in the CSV alone.
    if !cells.isEmpty { members.append(("cells", .array(cells.map(cell)))) }
    return .object(members)
  }

  private var provenanceValue: JSONValue {
    let members: [(key: String, value: JSONValue)] = [
      ("title", .string(provenance.title)), ("caveat", .string(provenance.caveat)),
      ("command", .string(provenance.command)),
      (
        "configuration",
        .array(
          provenance.configuration.map {
            .object([("label", .string($0.label)), ("value", .string($0.value))])
          })
      ),
      ("seeds", .array(provenance.seeds.map(seed))),
      ("commit", JSONValue(provenance.commit)), ("time", JSONValue(provenance.time)),
      ("machine", JSONValue(provenance.machine)),
    ]
    return .object(members + programMembers)
  }

  // MARK: - Table

  private func training(_ arm: TrainingResults) -> JSONValue {
    .object([
      ("arm", .string(arm.arm)), ("parameters", integer(arm.parameters)),
      ("trainedSeconds", meanSD(arm.trainedSeconds)), ("epochs", meanSD(arm.epochs)),
      ("validationRMSE", meanSD(arm.validationRMSE)),
    ])
  }

  private func condition(_ condition: ConditionResults) -> JSONValue {
    .object([
      ("condition", .string(condition.condition)), ("speeds", strings(condition.speeds)),
      ("arms", .array(condition.arms.map { arm($0, speeds: condition.speeds) })),
      ("comparisons", .array(condition.comparisons.map(comparison))),
    ])
  }

  private func arm(_ arm: ArmResults, speeds: [String]) -> JSONValue {
    .object([
      ("arm", .string(arm.arm)), ("folds", .integer(arm.subjects.count)),
      ("expectedFolds", .integer(arm.expectedFolds)), ("cells", .integer(arm.cells)),
      ("expectedCells", .integer(arm.expectedCells)),
      ("overSubjects", metrics { meanSD(arm.values[$0]) }),
      (
        "agreement",
        .object(arm.agreement.sorted { $0.key.rawValue < $1.key.rawValue }.map(agreement))
      ),
      ("speedRMSE", .object(speeds.map { ($0, meanSD(arm.speedRMSE[$0])) })),
      (
        "subjects",
        .array(
          arm.subjects.map { subject in
            .object([
              ("subject", .string(subject.subject)),
              ("values", metrics { JSONValue(subject.values[$0]) }),
            ])
          })
      ),
    ])
  }

  private func agreement(
    _ feature: AgreementFeature, _ found: AgreementResults
  ) -> (String, JSONValue) {
    (
      feature.rawValue,
      .object([
        ("icc", JSONValue(found.correlation?.value)), ("bias", .number(found.bias)),
        ("lower", JSONValue(found.limits?.lowerBound)),
        ("upper", JSONValue(found.limits?.upperBound)),
        ("recordings", .integer(found.recordings)),
      ])
    )
  }

  private func comparison(_ comparison: ArmComparison) -> JSONValue {
    .object([
      ("arm", .string(comparison.pair.arm)), ("against", .string(comparison.pair.against)),
      ("subjects", strings(comparison.subjects)),
      ("expectedFolds", .integer(comparison.expectedFolds)),
      ("rmse", .number(comparison.mean)), ("otherRMSE", .number(comparison.otherMean)),
      ("relativePercent", JSONValue(comparison.relativePercent)),
      ("medianDifference", .number(comparison.test.medianDifference)),
      ("betterSubjects", .integer(comparison.betterSubjects)),
      ("positiveRankSum", .number(comparison.test.positiveRankSum)),
      ("negativeRankSum", .number(comparison.test.negativeRankSum)),
      ("p", .number(comparison.test.pValue)), ("pHolm", .number(comparison.holmP)),
    ])
  }

  // MARK: - Cells

  private func cell(_ cell: CellResult) -> JSONValue {
    .object([
      ("arm", .string(cell.arm)), ("fold", .string(cell.fold)), ("seed", seed(cell.seed)),
      ("parameters", integer(cell.parameters)), ("trainedSeconds", JSONValue(cell.trainedSeconds)),
      ("epochs", integer(cell.epochs)), ("validationRMSE", JSONValue(cell.validationRMSE)),
      (
        "recordings",
        .array(
          cell.recordings.map { recording in
            .object([
              ("recording", .string(recording.recording)), ("subject", .string(recording.subject)),
              ("condition", .string(recording.condition)), ("speed", .string(recording.speed)),
              ("frames", .integer(recording.frames)), ("steps", .integer(recording.steps)),
              ("stepsFoundOn", .string((recording.stepsFoundOn ?? .reference).rawValue)),
              ("values", metrics { JSONValue($0.value(of: recording)) }),
            ])
          })
      ),
    ])
  }

  // MARK: - Parts

  private func metrics(_ value: (ResultsMetric) -> JSONValue) -> JSONValue {
    .object(ResultsMetric.allCases.map { ($0.rawValue, value($0)) })
  }

  private func meanSD(_ value: MeanSD?) -> JSONValue {
    guard let value, value.n > 0 else { return .null }
    return .object([
      ("mean", .number(value.mean)), ("sd", JSONValue(value.sd)), ("n", .integer(value.n)),
    ])
  }

  private func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

  private func integer(_ value: Int?) -> JSONValue { value.map(JSONValue.integer) ?? .null }

  /// A seed above 2^53 would be rounded by most readers as a number.
  private func seed(_ seed: UInt64) -> JSONValue {
    seed < 1 << 53 ? .integer(Int(seed)) : .string(String(seed))
  }
}
