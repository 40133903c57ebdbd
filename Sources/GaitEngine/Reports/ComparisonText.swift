package import GaitAnalysis
import GaitFiles
import GaitModel
import PlainText

/// A comparison as Markdown, or as CSV with a row for each session, foot and measure.
package struct ComparisonText {
  private let comparison: SessionComparison
  private let program: String

  /// - Parameters:
  ///   - comparison: what is compared.
  ///   - program: name and version of this program.
  package init(_ comparison: SessionComparison, program: String) {
    self.comparison = comparison
    self.program = program
  }

  // MARK: - Markdown

  package var markdown: String {
    let tables = ComparisonTables(comparison) {
      MarkdownText.escaped($0, limit: Printable.defaultLimit)
    }
    var lines = ["## Comparison", "", tables.order, ""] + Self.lines(tables.sessions)
    let doubts = comparison.doubts + comparison.sideDoubts
    if !doubts.isEmpty { lines += ["", "### What to keep in mind", ""] + doubts.map { "- \($0)" } }
    for foot in Foot.allCases {
      guard let table = tables.means(foot) else { continue }
      lines += ["", "### \(foot == .left ? "Left" : "Right") foot", ""] + Self.lines(table)
    }
    if let table = tables.symmetries { lines += ["", "### Symmetry", ""] + Self.lines(table) }
    lines += ["", "### Definitions", ""] + (tables.definitions + [program]).map { "- \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(_ table: ComparisonTables.Table) -> [String] {
    [
      "| " + table.columns.joined(separator: " | ") + " |",
      "|" + String(repeating: " --- |", count: table.columns.count),
    ] + table.rows.map { "| " + $0.joined(separator: " | ") + " |" }
  }

  // MARK: - CSV

  private static let columns = [
    "session", "name", "date", "from [s]", "to [s]", "foot", "measure", "force", "unit", "n",
    "mean",
    "SD", "change", "change [%]", "smallest detectable change", "beyond steps", "person", "visit",
    "condition",
  ]

  /// Changes are from the first session; a symmetry is a row of `both` feet without n and SD.
  package var csv: String {
    let tables = ComparisonTables(comparison, freeText: FreeText.encode)
    let notes =
      ["gaitlab comparison 1: a row a session, foot and measure", "program: \(program)"]
      + ["order: \(tables.order)", "change: from the first session to that of the row"]
      + tables.definitions.filter { !$0.hasPrefix("change:") }
      + (comparison.doubts + comparison.sideDoubts).map { "doubt: \($0)" }
    var lines = notes.map { "# \($0)" } + [Self.columns.joined(separator: ",")]
    for (index, side) in comparison.sides.enumerated() {
      let head = [
        "\(index + 1)", TidyTable.cell(side.name),
        side.date ?? "",
        TidyTable.cell(side.part?.lowerBound, decimals: 3),
        TidyTable.cell(side.part?.upperBound, decimals: 3),
      ]
      let whose = [
        TidyTable.cell(side.visit.person ?? ""), side.visit.number.map(String.init) ?? "",
        TidyTable.cell(side.visit.condition ?? ""),
      ]
      lines += (means(index) + symmetries(index)).map {
        (head + $0 + whose).joined(separator: ",")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func means(_ index: Int) -> [[String]] {
    Foot.allCases.flatMap { foot in
      // Times once, forces in every unit that all sessions have.
      let units: [ForceUnit?] = comparison.units.isEmpty ? [nil] : comparison.units.map { $0 }
      return units.enumerated().flatMap { place, unit in
        comparison.rows(foot, unit).filter { place == 0 || $0.measure.isForce }.map { row in
          let mean = row.means[index]
          let change = index > 0 ? row.change(to: index) : nil
          let decimals = row.measure.unit == "s" ? 6 : 3
          return [
            foot.rawValue, row.measure.title, whose(row.measure),
            unit?.text(of: row.measure) ?? row.measure.unit, "\(mean?.n ?? 0)",
            TidyTable.cell(mean?.mean, decimals: decimals),
            TidyTable.cell(mean?.sd, decimals: decimals),
            TidyTable.cell(change?.difference, decimals: decimals),
            TidyTable.cell(change?.relative.map { $0 * 100 }, decimals: 3),
            TidyTable.cell(change?.detectable, decimals: decimals),
            Self.word(change?.isBeyondVariation),
          ]
        }
      }
    }
  }

  private func symmetries(_ index: Int) -> [[String]] {
    comparison.symmetryRows(comparison.units.first).map { row in
      let change = index > 0 ? row.change(to: index) : nil
      return [
        "both", "symmetry of \(row.measure.title)", whose(row.measure), "1", "",
        TidyTable.cell(row.values[index]?.value, decimals: 6), "",
        TidyTable.cell(change?.difference, decimals: 6), "",
        TidyTable.cell(change?.detectable, decimals: 6), Self.word(change?.isBeyondVariation),
      ]
    }
  }

  private func whose(_ measure: StepMeasure) -> String {
    measure.isOfOneForce ? comparison.force.word : ""
  }

  private static func word(_ isBeyond: Bool?) -> String {
    isBeyond.map { $0 ? "yes" : "no" } ?? ""
  }
}
