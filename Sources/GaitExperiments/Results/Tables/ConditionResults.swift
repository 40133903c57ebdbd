package import GaitAnalysis

/// The results under one condition of the sensor.
package struct ConditionResults: Equatable, Sendable {
  package let condition: String
  /// Slow, normal and fast first, then others by name.
  package let speeds: [String]
  /// In the order of the plan; arms without a recording under this condition are not among them.
  package let arms: [ArmResults]
  package let comparisons: [ArmComparison]
  /// Tested people who were recorded under this condition, and their recordings.
  package let people: Int
  package let recordings: Int

  init(_ condition: String, cells: [CellResult], plan: ResultsPlan) {
    self.condition = condition
    let own = cells.filter { cell in cell.recordings.contains { $0.condition == condition } }
    let names = own.flatMap { $0.recordings.filter { $0.condition == condition }.map(\.speed) }
    let speeds = ResultsTable.ordered(Set(names), first: ["slow", "normal", "fast"])
    // Folds whose subject nobody recorded under this condition are not missing from it.
    let present = Set(own.map(\.fold))
    let computed = Set(cells.map(\.fold))
    let folds = plan.folds.filter { present.contains($0) || !computed.contains($0) }
    let arms = plan.arms.compactMap { arm in
      ArmResults(
        arm, condition: condition, cells: own.filter { $0.arm == arm }, folds: folds,
        seeds: ResultsTable.seeds(of: arm, cells: cells, plan: plan), speeds: speeds)
    }
    self.speeds = speeds
    self.arms = arms
    comparisons = ArmComparison.all(plan.pairs, of: arms, folds: folds)
    people = present.count
    // All cells of a fold have the same recordings.
    recordings = present.reduce(0) { count, fold in
      let cell = own.first { $0.fold == fold }
      return count + (cell?.recordings.count { $0.condition == condition } ?? 0)
    }
  }

  package func arm(_ name: String) -> ArmResults? { arms.first { $0.arm == name } }
}

/// One arm under one condition.
package struct ArmResults: Equatable, Sendable {
  package let arm: String
  /// Subjects in the order of the plan, each with the mean over its recordings and seeds.
  package let subjects: [SubjectResults]
  /// Folds that there were to be under this condition.
  package let expectedFolds: Int
  /// Cells (folds x seeds) that there are, and that there were to be.
  package let cells: Int
  package let expectedCells: Int
  /// Over subjects.
  package let values: [ResultsMetric: MeanSD]
  /// RMSE at each speed over subjects [BW].
  package let speedRMSE: [String: MeanSD]
  /// Over recordings; without features that no recording has.
  package let agreement: [AgreementFeature: AgreementResults]

  init?(
    _ arm: String, condition: String, cells: [CellResult], folds: [String], seeds: [UInt64],
    speeds: [String]
  ) {
    guard !cells.isEmpty else { return nil }
    let subjects = folds.compactMap { fold in
      SubjectResults(
        fold,
        recordings: cells.filter { $0.fold == fold }.flatMap { cell in
          cell.recordings.filter { $0.condition == condition }
        })
    }
    self.arm = arm
    self.subjects = subjects
    expectedFolds = folds.count
    self.cells = cells.count
    expectedCells = folds.count * seeds.count
    var values: [ResultsMetric: MeanSD] = [:]
    for metric in ResultsMetric.allCases {
      let known = subjects.compactMap { $0.values[metric] }
      if !known.isEmpty { values[metric] = MeanSD(known) }
    }
    self.values = values
    var speedRMSE: [String: MeanSD] = [:]
    for speed in speeds {
      let known = subjects.compactMap { $0.speedRMSE[speed] }
      if !known.isEmpty { speedRMSE[speed] = MeanSD(known) }
    }
    self.speedRMSE = speedRMSE
    let recordings = cells.flatMap(\.recordings).filter { $0.condition == condition }
    agreement = Dictionary(
      uniqueKeysWithValues: AgreementFeature.allCases.compactMap { feature in
        AgreementResults(feature, recordings).map { (feature, $0) }
      })
  }

  /// Such as `10 of 10 folds`; cells too where an arm has several seeds.
  package var coverage: String {
    let folds = "\(subjects.count) of \(expectedFolds) folds"
    guard expectedCells != expectedFolds else { return folds }
    return folds + ", \(cells) of \(expectedCells) cells"
  }

  package var isComplete: Bool {
    subjects.count == expectedFolds && cells >= expectedCells
  }

  package func subject(_ name: String) -> SubjectResults? { subjects.first { $0.subject == name } }
}

/// One subject under one arm and condition.
package struct SubjectResults: Equatable, Sendable {
  package let subject: String
  /// Means over those recordings and seeds that have a value.
  package let values: [ResultsMetric: Double]
  package let speedRMSE: [String: Double]

  /// - Returns: nil without recordings.
  init?(_ subject: String, recordings: [RecordingMetrics]) {
    guard !recordings.isEmpty else { return nil }
    self.subject = subject
    var values: [ResultsMetric: Double] = [:]
    for metric in ResultsMetric.allCases {
      let known = recordings.compactMap { metric.value(of: $0) }
      if !known.isEmpty { values[metric] = MeanSD(known).mean }
    }
    self.values = values
    speedRMSE = Dictionary(grouping: recordings, by: \.speed).mapValues {
      MeanSD($0.map(\.rmse)).mean
    }
  }
}
