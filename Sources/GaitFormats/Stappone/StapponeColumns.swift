import GaitFiles

/// The columns of a Stappone export that the importer reads.
struct StapponeColumns {
  let style: FieldStyle
  private(set) var time = 0
  /// The column of each cell, in the order of their numbers.
  private(set) var cells: [Int] = []
  /// Which sole a row is of, nil without such a column.
  private(set) var sole: Int?
  /// What is not 0 where a row is damaged, nil without such a column.
  private(set) var corrupt: Int?
  /// Whether a column is read; the others may hold anything.
  private(set) var needed: [Bool] = []

  static let timeName = "timestamp"
  static let cellPrefix = "pressure_"

  /// Whether a line names the columns of this format.
  static func isColumnLine(_ line: some StringProtocol) -> Bool {
    let line = line.lowercased()
    return line.contains(timeName) && line.contains(cellPrefix + "01")
  }

  /// Reads the line that names the columns.
  ///
  /// - Throws: `missingColumn` or `wrongColumn` of the reader's line.
  init(_ reader: borrowing LineReader) throws(GaitlabError) {
    style = reader.withLine { FieldStyle(line: $0) }
    let names = style.fields(reader.text).map { $0.lowercased() }
    var numbered: [Int: Int] = [:]
    var seen: Set<String> = []
    for (column, name) in names.enumerated() where !name.isEmpty {
      let isCell = name.hasPrefix(Self.cellPrefix)
      if isCell || ["sole_id", Self.timeName, "corrupt"].contains(name) {
        guard seen.insert(name).inserted else {
          throw Self.refusal(.wrongColumn, "column \(column + 1) is there twice", reader)
        }
      }
      switch name {
      case "sole_id": sole = column
      case "corrupt": corrupt = column
      default: break
      }
      guard isCell else { continue }
      guard let number = Int(name.dropFirst(Self.cellPrefix.count)), (1...999).contains(number),
        numbered[number] == nil
      else {
        throw Self.refusal(
          .wrongColumn, "column \(column + 1) is a pressure without a number", reader)
      }
      numbered[number] = column
    }
    guard let time = names.firstIndex(of: Self.timeName) else {
      throw Self.refusal(.missingColumn, "no column '\(Self.timeName)'", reader)
    }
    self.time = time
    for number in 1...max(1, numbered.count) {
      guard let column = numbered[number] else {
        throw Self.refusal(
          .missingColumn, "no column '\(Self.cellPrefix)\(number < 10 ? "0" : "")\(number)'", reader
        )
      }
      cells.append(column)
    }
    needed = Array(repeating: false, count: names.count)
    for column in cells + [time] + [sole, corrupt].compactMap({ $0 }) { needed[column] = true }
  }

  private static func refusal(
    _ code: GaitlabError.Code, _ found: String, _ reader: borrowing LineReader
  ) -> GaitlabError {
    reader.failure(
      code, found: found, expected: "'timestamp' and 'pressure_01' to the last, each once",
      advice: "export the recording again with all columns")
  }
}
