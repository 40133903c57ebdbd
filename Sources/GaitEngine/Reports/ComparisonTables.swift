package import GaitAnalysis
package import GaitModel
import PlainText

/// The tables of a comparison as text, which pages and Markdown share.
package struct ComparisonTables {
  /// Columns with their units, and rows whose first cell is their title.
  package struct Table: Equatable, Sendable {
    package let columns: [String]
    package let rows: [[String]]
  }

  package let comparison: SessionComparison
  private let freeText: (String) -> String

  /// - Parameters:
  ///   - comparison: what is compared.
  ///   - freeText: makes names, which people typed, safe for the document.
  package init(_ comparison: SessionComparison, freeText: @escaping (String) -> String) {
    self.comparison = comparison
    self.freeText = freeText
  }

  // MARK: - Sessions

  /// A row a session: number, name, date and what its numbers rest on.
  package var sessions: Table {
    Table(
      columns: [
        "session", "visit", "date", "part", "steps used", "steps/min", "body mass [kg]",
        "contacts by",
        "model",
      ],
      rows: comparison.sides.enumerated().map { index, side in
        [
          "\(index + 1). \(freeText(side.name))\(side.isSimulated ? " (simulated)" : "")",
          side.visitWords.isEmpty ? "-" : freeText(side.visitWords),
          side.date ?? "no date", Self.part(side),
          "\(side.summary.stepsUsed) of \(side.summary.stepsFound)"
            + (side.summary.stepsLeftOut > 0 ? ", \(side.summary.leftOutWords())" : ""),
          Self.number(side.summary.cadenceStepsPerMinute, 1),
          Self.number(side.bodyMassKilograms, 1), side.contactsBy.word, freeText(side.estimator),
        ]
      })
  }

  /// By what the sessions are in a row, in a sentence.
  package var order: String {
    switch comparison.order {
    case .date: "In the order of their dates."
    case .visit: "In the order of the visits' numbers, since not every session has a date."
    case .part: "Parts of one session, by their beginning."
    case .given: "In the order in which they were named."
    }
  }

  private static func part(_ side: ComparedSession) -> String {
    guard let part = side.part else { return "all" }
    return "\(number(part.lowerBound, 1)) to \(number(part.upperBound, 1)) s"
  }

  // MARK: - Numbers

  /// Means of a foot with the change; nil where no session has one.
  package func means(_ foot: Foot) -> Table? {
    let unit = comparison.units.first
    let rows = comparison.rows(foot, unit).map { row in
      let decimals = Self.decimals(of: row.measure)
      let change = row.change(to: row.means.count - 1)
      return [title(row.measure)] + row.means.map { Self.mean($0, decimals) }
        + [
          Self.signed(change?.difference, decimals),
          change?.relative.map { "\(Self.signed($0 * 100, 1)) %" } ?? "-",
          Self.number(change?.detectable, decimals), Self.word(change?.isBeyondVariation),
        ]
    }
    return rows.isEmpty
      ? nil
      : Table(
        columns: ["mean (SD), n"] + numbers
          + ["change", "in percent", "smallest detectable", "beyond steps"], rows: rows)
  }

  /// Symmetries in percent with the change; nil where no session has one.
  package var symmetries: Table? {
    let rows = comparison.symmetryRows(comparison.units.first).map { row in
      let change = row.change(to: row.values.count - 1)
      return ["\(row.measure.title)\(whose(row.measure))"]
        + row.values.map { $0.map { "\(Self.signed($0.value * 100, 1)) %" } ?? "-" }
        + [
          change.map { "\(Self.signed($0.difference * 100, 1)) %" } ?? "-",
          change?.detectable.map { "\(Self.number($0 * 100, 1)) %" } ?? "-",
          Self.word(change?.isBeyondVariation),
        ]
    }
    return rows.isEmpty
      ? nil
      : Table(
        columns: ["symmetry, + right larger"] + numbers
          + ["change", "smallest detectable", "beyond steps"], rows: rows)
  }

  private var numbers: [String] { comparison.sides.indices.map { "\($0 + 1)" } }

  /// Such as `first peak, plate [%BW]`.
  private func title(_ measure: StepMeasure) -> String {
    let unit = comparison.units.first?.text(of: measure) ?? measure.unit
    return "\(measure.title)\(whose(measure)) [\(unit)]"
  }

  private func whose(_ measure: StepMeasure) -> String {
    measure.isOfOneForce ? ", \(comparison.force.word)" : ""
  }

  // MARK: - Words

  /// What the words mean, in sentences.
  package var definitions: [String] {
    [
      "forces are those of the \(comparison.force.word)",
      comparison.sides.count > 2
        ? "change: the last session minus the first" : "change: the second session minus the first",
      MeanChange.definition, SymmetryChange.definition,
      "single steps vary within a session, from day to day people vary more; of 20 rows one lies beyond by chance",
      "max force, its time and the loading rate to it (20-80 % of the rise) are of the highest sample of a stance; "
        + "steps without a dip between two peaks have no others",
      "loading rate: 20-80 % of the rise to the first peak; impulse: integral over stance",
      "research and education only",
    ]
  }

  private static func decimals(of measure: StepMeasure) -> Int { measure.unit == "s" ? 3 : 1 }

  private static func mean(_ mean: MeanSD?, _ decimals: Int) -> String {
    guard let mean else { return "-" }
    return number(mean.mean, decimals) + (mean.sd.map { " (\(number($0, decimals)))" } ?? "")
      + ", \(mean.n)"
  }

  private static func word(_ isBeyond: Bool?) -> String {
    isBeyond.map { $0 ? "yes" : "no" } ?? "-"
  }

  private static func number(_ value: Double?, _ decimals: Int) -> String {
    value.map { FixedPoint.text($0, decimals: decimals) } ?? "-"
  }

  private static func signed(_ value: Double?, _ decimals: Int) -> String {
    value.map { FixedPoint.signed($0, decimals: decimals) } ?? "-"
  }
}
