package import GaitAnalysis
package import GaitFiles

/// What an experiment found, condition by condition and arm by arm.
///
/// Pure: the same cells give the same table in whatever order they come.
package struct ResultsTable: Equatable, Sendable {
  package let plan: ResultsPlan
  /// Fresh and worn first, then others by name.
  package let conditions: [ConditionResults]
  /// What was trained, in the order of the plan.
  package let training: [TrainingResults]
  /// Cells of the plan that there are none of, in words; empty if all are there.
  package let missing: [String]

  /// Puts cells together.
  ///
  /// - Parameters:
  ///   - cells: results of arms and folds of the plan; those of other arms are left out.
  ///   - plan: what was to be computed.
  ///   - source: named in errors, such as the folder of the cells.
  /// - Throws: `dataRefused` if a cell is there twice, tests somebody else than its fold's subject, or
  ///   was evaluated on other recordings than the other cells of its fold.
  package init(
    _ cells: [CellResult], plan: ResultsPlan, source: String
  ) throws(GaitlabError) {
    let arms = Set(plan.arms)
    let folds = Set(plan.folds)
    let used = cells.filter { arms.contains($0.arm) && folds.contains($0.fold) }
      .sorted { ($0.arm, $0.fold, $0.seed) < ($1.arm, $1.fold, $1.seed) }
    try CellCheck.require(used, source: source)
    let names = Set(used.flatMap { $0.recordings.map(\.condition) })
    let conditions = Self.ordered(names, first: ["fresh", "worn"]).map {
      ConditionResults($0, cells: used, plan: plan)
    }
    self.plan = plan
    self.conditions = conditions
    training = plan.arms.compactMap { arm in
      TrainingResults(arm, cells: used.filter { $0.arm == arm })
    }
    missing = Self.missing(used, plan: plan)
  }

  /// Seeds that each fold of an arm was to have.
  static func seeds(of arm: String, cells: [CellResult], plan: ResultsPlan) -> [UInt64] {
    plan.seeds[arm] ?? Set(cells.filter { $0.arm == arm }.map(\.seed)).sorted()
  }

  private static func missing(_ cells: [CellResult], plan: ResultsPlan) -> [String] {
    plan.arms.compactMap { arm in
      let own = cells.filter { $0.arm == arm }
      if own.isEmpty { return "\(arm): nothing was computed" }
      let there = Set(own.map { "\($0.fold)/\($0.seed)" })
      let seeds = seeds(of: arm, cells: cells, plan: plan)
      let absent = plan.folds.map { fold in
        seeds.filter { !there.contains("\(fold)/\($0)") }
      }
      let parts = zip(plan.folds, absent).filter { !$1.isEmpty }
        .map { "fold \($0) \(seedWords($1))" }
      guard let first = absent.first, !parts.isEmpty else { return nil }
      let isAll = absent.count > 1 && absent.allSatisfy { $0 == first }
      let words = isAll ? "\(seedWords(first)) of every fold" : parts.joined(separator: "; ")
      return "\(arm): \(words)"
    }
  }

  private static func seedWords(_ seeds: [UInt64]) -> String {
    (seeds.count == 1 ? "seed " : "seeds ") + seeds.map(String.init).joined(separator: ", ")
  }

  /// Known names in their usual order, then others by name, then what has none.
  static func ordered(_ names: Set<String>, first: [String]) -> [String] {
    let unknown = RecordingMetrics.unknown
    return first.filter(names.contains)
      + names.filter { !first.contains($0) && $0 != unknown }.sorted()
      + (names.contains(unknown) ? [unknown] : [])
  }
}

/// What an arm cost.
package struct TrainingResults: Equatable, Sendable {
  package let arm: String
  package let parameters: Int?
  /// Over cells: seconds of training, epochs, and the error that selected the epoch [BW].
  package let trainedSeconds: MeanSD
  package let epochs: MeanSD
  package let validationRMSE: MeanSD

  /// - Returns: nil if no cell tells anything.
  init?(_ arm: String, cells: [CellResult]) {
    self.arm = arm
    parameters = cells.compactMap(\.parameters).max()
    trainedSeconds = MeanSD(cells.compactMap(\.trainedSeconds))
    epochs = MeanSD(cells.compactMap { $0.epochs.map(Double.init) })
    validationRMSE = MeanSD(cells.compactMap(\.validationRMSE))
    guard parameters != nil || trainedSeconds.n + epochs.n + validationRMSE.n > 0 else {
      return nil
    }
  }
}

/// Refuses cells that would give a wrong table.
enum CellCheck {
  static func require(_ cells: [CellResult], source: String) throws(GaitlabError) {
    func refusal(_ found: String, expected: String) -> GaitlabError {
      GaitlabError(
        .dataRefused, file: source, found: found, expected: expected,
        advice: "remove the wrong results and compute them again")
    }
    var seen: Set<String> = []
    var recordings: [String: (names: [String], cell: CellResult)] = [:]
    for cell in cells {
      guard seen.insert(cell.title).inserted else {
        throw refusal("two results of \(cell.title)", expected: "one result a cell")
      }
      if let other = cell.recordings.first(where: { $0.subject != cell.fold }) {
        throw refusal(
          "\(cell.title) holds a recording of subject \(other.subject)",
          expected: "recordings of the fold's own subject only")
      }
      // Means over other recordings are not comparable.
      let names = cell.recordings.map { "\($0.condition)/\($0.recording)" }.sorted()
      guard !names.isEmpty, Set(names).count == names.count else {
        throw refusal(
          "\(cell.title) has no recording, or one of them twice",
          expected: "each recording of the fold once")
      }
      if let first = recordings[cell.fold], first.names != names {
        throw refusal(
          "\(cell.title) was evaluated on other recordings than \(first.cell.title)",
          expected: "the same recordings in every cell of a fold")
      }
      recordings[cell.fold] = recordings[cell.fold] ?? (names, cell)
    }
  }
}
