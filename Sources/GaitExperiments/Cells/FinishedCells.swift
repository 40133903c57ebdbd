import Foundation
package import GaitTraining

/// Cells as they are kept, with what tells whether they belong to the model beside them.
///
/// Recipes that share runs may evaluate them in ways of their own: all of these are kept, and each recipe sees its own.
package struct FinishedCells: Codable, Sendable {
  /// What tells the model, and behind it each further way in which it was evaluated.
  package var fingerprint: String
  package var cells: [CellResult]
  /// Which numbers are taken; nil in those from before there was more than one set.
  package var edition: Int?

  /// - Parameters:
  ///   - model: what tells it from others.
  ///   - ways: in which it was evaluated beside that of the data.
  ///   - cells: what was found.
  package init(model: String, ways: [ProtocolRecipe], cells: [CellResult]) {
    fingerprint = ([model] + ways.map(\.configuration)).joined(separator: Self.separator)
    self.cells = cells
    edition = Self.current
  }

  private static let separator = "; "
  /// 2: with the means that agreement is told from; 3: peaks are the highest on either side of the valley.
  private static let current = 3

  /// Whether nothing is missing that is taken today.
  var isCurrent: Bool { edition == Self.current }

  /// What tells the model that was evaluated.
  var model: String { parts.first ?? "" }

  private var parts: [String] { fingerprint.components(separatedBy: Self.separator) }
  /// Configurations of the ways that are kept, each with its name before a colon.
  private var ways: [String] { Array(parts.dropFirst()) }

  /// Those of some ways that the model was not evaluated in yet.
  func missing(of wanted: [ProtocolRecipe]) -> [ProtocolRecipe] {
    wanted.filter { !ways.contains($0.configuration) }
  }

  /// What a recipe sees: its own ways, and that of the data.
  func cells(for recipe: [ProtocolRecipe]) -> [CellResult] {
    let names = Set(recipe.map(\.name))
    return without(ways.map(Self.name).filter { !names.contains($0) })
  }

  /// Takes what was found in some ways; what was known of ways of the same names is dropped.
  mutating func add(_ found: [RecordingMetrics], of added: [ProtocolRecipe]) {
    let names = added.map(\.name)
    cells = without(names)
    for index in cells.indices {
      cells[index].recordings += found.filter { $0.subject == cells[index].fold }
    }
    let others = ways.filter { !names.contains(Self.name($0)) }
    fingerprint = ([model] + others + added.map(\.configuration)).joined(
      separator: Self.separator)
  }

  private func without(_ names: [String]) -> [CellResult] {
    let ends = names.map { ", " + $0 }
    return cells.map { cell in
      var cell = cell
      cell.recordings.removeAll { recording in ends.contains(where: recording.condition.hasSuffix) }
      return cell
    }
  }

  private static func name(_ configuration: String) -> String {
    configuration.components(separatedBy: ": ").first ?? configuration
  }
}
