import GaitFiles
import GaitModel

/// The blocks of columns of this program's own CSV, in the order in which a file has them.
struct GaitCSVColumns {
  /// Neighbouring columns that are one foot's cells, or its reference.
  struct Block: Equatable {
    var foot: Foot
    var isReference: Bool
    /// Index of its first column; the time is column 0.
    var firstColumn: Int
    var width: Int
    /// Readings outside are mistakes.
    var plausible: ClosedRange<Double>
  }

  private(set) var blocks: [Block] = []
  private(set) var names: [String]
  /// What lies between the fields: commas, or semicolons or tabs where a spreadsheet has saved the
  /// file in a language that has a decimal comma.
  let style: FieldStyle

  /// Reads the line that names the columns.
  ///
  /// - Throws: `missingColumn`, `wrongColumn` or `badHeader` of the reader's line.
  init(
    _ reader: borrowing LineReader, metadata: SessionMetadata
  ) throws(GaitlabError) {
    style = reader.withLine { FieldStyle(line: $0) }
    names = style.fields(reader.text)
    guard names.first == GaitCSVFormat.timeColumn else {
      let hasTime = names.contains(GaitCSVFormat.timeColumn)
      throw reader.failure(
        hasTime ? .wrongColumn : .missingColumn,
        found: hasTime
          ? "the time is not the first column" : "no column '\(GaitCSVFormat.timeColumn)'",
        expected: "'\(GaitCSVFormat.timeColumn)' first", advice: "put the time column first")
    }
    var candidates = Self.candidates(metadata.insoles)
    var column = 1
    while column < names.count {
      guard let index = candidates.firstIndex(where: { $0.names.first == names[column] }) else {
        let next = candidates.compactMap { $0.names.first.map { "'\($0)'" } }
        throw reader.failure(
          .wrongColumn, found: "column \(column + 1) is '\(names[column])'",
          expected: next.isEmpty ? "no more columns" : "one of: \(next.joined(separator: ", "))",
          advice: "put the columns back in order, or export the session again")
      }
      let candidate = candidates.remove(at: index)
      try Self.check(candidate.names, in: names, from: column, reader: reader)
      var block = candidate.block
      block.firstColumn = column
      blocks.append(block)
      column += block.width
    }
    guard !blocks.isEmpty else {
      throw reader.failure(
        .missingColumn, found: "no columns besides the time",
        expected: "the cells of a foot or a reference", advice: "export the session again")
    }
    try checkReference(metadata.reference, reader: reader)
  }

  /// A force of an unknown kind would be compared with, and a kind without a force be promised.
  private func checkReference(
    _ reference: String?, reader: borrowing LineReader
  ) throws(GaitlabError) {
    let key = GaitCSVFormat.Key.reference.rawValue
    let hasColumn = blocks.contains { $0.isReference }
    if hasColumn, reference == nil {
      throw reader.failure(
        .badHeader, found: "reference columns without a line '# \(key):'",
        expected: "the line, which says what the reference is",
        advice: "add '# \(key): force plate' or the like to the header, or remove the columns")
    }
    if !hasColumn, reference != nil {
      throw reader.failure(
        .missingColumn, found: "a line '# \(key):' without a reference column",
        expected: Foot.allCases.map { "'\(GaitCSVFormat.referenceColumn($0))'" }
          .joined(separator: " or "),
        advice: "remove the line '# \(key):', or add the column")
    }
  }

  private typealias Candidate = (block: Block, names: [String])

  private static func candidates(_ insoles: PerFoot<InsoleDescription?>) -> [Candidate] {
    var result: [Candidate] = []
    for foot in Foot.allCases {
      guard let insole = insoles[foot] else { continue }
      let names = (0..<insole.layout.cellCount).map { cell in
        GaitCSVFormat.cellColumn(foot, cell: cell, unit: insole.unit)
      }
      let block = Block(
        foot: foot, isReference: false, firstColumn: 0, width: names.count,
        plausible: Plausible.readings(insole.unit))
      result.append((block, names))
    }
    for foot in Foot.allCases {
      let block = Block(
        foot: foot, isReference: true, firstColumn: 0, width: 1,
        plausible: Plausible.newtons)
      result.append((block, [GaitCSVFormat.referenceColumn(foot)]))
    }
    return result
  }

  private static func check(
    _ expected: [String], in names: [String], from column: Int, reader: borrowing LineReader
  ) throws(GaitlabError) {
    for (offset, name) in expected.enumerated() {
      let index = column + offset
      if index < names.count, names[index] == name { continue }
      let isElsewhere = names.contains(name)
      let found = index < names.count ? "'\(names[index])'" : "the end of the line"
      throw reader.failure(
        isElsewhere ? .wrongColumn : .missingColumn,
        found: "column \(index + 1) is \(found)", expected: "'\(name)'",
        advice: "put the columns back in order, or export the session again")
    }
  }
}
