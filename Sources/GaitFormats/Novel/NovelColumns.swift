import GaitFiles

/// The numbers of cells in the line that names the columns of a novel `.asc` file.
enum NovelColumns {
  /// The cells' numbers, without the time's column.
  ///
  /// - Throws: `wrongColumn` of the reader's line.
  static func numbers(_ reader: borrowing LineReader, style: FieldStyle) throws(GaitlabError)
    -> [Int]
  {
    var fields = style.fields(reader.text)
    while fields.last?.isEmpty == true { fields.removeLast() }
    var numbers: [Int] = []
    for (index, field) in fields.dropFirst().enumerated() {
      guard let number = Int(field), (1...100_000).contains(number) else {
        throw reader.failure(
          .wrongColumn, found: "column \(index + 2) is not the number of a cell",
          expected: "'time[secs]' and the cells' numbers",
          advice: "export the recording again as pressures of cells, not of masks")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// Refuses a row that has not as many numbers as there are columns.
  ///
  /// - Throws: `wrongColumn` of the reader's line.
  static func check(
    _ row: borrowing NumberRow, width: Int, reader: borrowing LineReader
  ) throws(GaitlabError) {
    guard row.values.count == width else {
      throw reader.failure(
        .wrongColumn, found: "\(row.values.count) fields in this row",
        expected: "\(width) fields, as the columns' line has",
        advice: "export the recording again, or remove the line")
    }
  }
}
