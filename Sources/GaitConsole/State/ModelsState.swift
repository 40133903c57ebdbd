package import GaitAnalysis

/// The estimators there are, which one is in use, and up to three of them on the open session.
package struct ModelsState: Equatable, Sendable {
  package var entries: [ModelEntry] = []
  /// The id of the model that estimates the forces on all screens.
  package var inUse: String?
  package var selected = 0
  /// Ids in the order of marking; the others depart from the first one.
  package var marked: [String] = []
  package var comparison: EstimatorComparison?
  /// How much has been measured, 0...1; nil while nothing is.
  package var progress: Double?
  /// Why the last measurement failed.
  package var problem: String?
  /// How networks relate the moments of a step.
  package var relations = RelationsState()

  package init() {}

  package var selectedEntry: ModelEntry? {
    entries.indices.contains(selected) ? entries[selected] : nil
  }

  package func entry(_ id: String) -> ModelEntry? { entries.first { $0.id == id } }

  /// The place of a model in the order of marking, from 1 on.
  func markNumber(of id: String) -> Int? { marked.firstIndex(of: id).map { $0 + 1 } }

  /// Whether other models are marked than the comparison shows.
  var isComparisonOutdated: Bool {
    guard let comparison else { return false }
    let wished = marked.compactMap { entry($0)?.description }
    let shown = comparison.trials.map(\.estimator)
    return wished.count != shown.count || !zip(wished, shown).allSatisfy { $0.isSame(as: $1) }
  }

  mutating func moveSelection(by distance: Int) {
    selected = min(max(selected + distance, 0), max(entries.count - 1, 0))
  }

  /// Takes a new list; selection and marks stay with the models that are still there.
  mutating func list(_ entries: [ModelEntry], inUse: String) {
    let id = selectedEntry?.id ?? inUse
    self.entries = entries
    self.inUse = inUse
    selected = entries.firstIndex { $0.id == id } ?? 0
    marked = marked.filter { entry($0)?.isReadable == true }
  }

  /// Marks the model in use, its teacher and its twin from scratch, and else the readable ones after it, unless somebody
  /// has marked some.
  mutating func markAutomatically() {
    guard marked.isEmpty else { return }
    let first = entries.firstIndex { $0.id == inUse } ?? 0
    let readable = (entries.dropFirst(first) + entries.prefix(first)).filter(\.isReadable)
    let name = entries.indices.contains(first) ? entries[first].description.name : ""
    let related =
      readable.prefix(1)
      + readable.filter { ["teacher", "\(name)-scratch"].contains($0.description.name) }
    let others = readable.filter { entry in !related.contains { $0.id == entry.id } }
    marked = Array((related + others).prefix(EstimatorComparison.limit).map(\.id))
  }

  /// Forgets what was measured on the session before.
  mutating func forgetSession() {
    relations.forget()
    comparison = nil
    progress = nil
    problem = nil
  }
}

extension EstimatorDescription {
  /// Whether both are of one model, however they were opened.
  func isSame(as other: EstimatorDescription) -> Bool {
    name == other.name && sha256 == other.sha256
  }
}
