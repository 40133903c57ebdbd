import GaitFiles

/// Reads the rows of a table of numbers up to the end of the file.
struct TableRows {
  let style: FieldStyle
  /// Whether a column has to be a number; nil for all.
  var needed: [Bool]?
  /// How a line begins that opens another recording, in lower case.
  var headerKey: String?

  init(style: FieldStyle, needed: [Bool]? = nil, headerKey: String? = nil) {
    self.style = style
    self.needed = needed
    self.headerKey = headerKey
  }

  /// Reads every row; lines without a number are skipped.
  ///
  /// - Parameters:
  ///   - reader: stands on the line before the first row.
  ///   - progress: called with the share of the file, 0...1, that has been read.
  ///   - take: gets each row; the reader says where it is.
  /// - Returns: whether the last row is cut and was left out.
  /// - Throws: `badNumber` or `badHeader` of a line, what `take` throws, or `cancelled`.
  func read(
    _ reader: inout LineReader, progress: (Double) -> Void,
    _ take: (borrowing NumberRow, borrowing LineReader) throws(GaitlabError) -> Void
  ) throws(GaitlabError) -> Bool {
    var row = NumberRow()
    // A first row that is cut has fewer fields than the line with the columns' names.
    var fieldCount = reader.withLine { style.forEachField(in: $0) { _, _ in true } }
    while try reader.advance() {
      let bad = reader.withLine { row.read($0, style: style, needed: needed) }
      try reader.report(progress)
      if row.isBlank, bad == nil { continue }
      let isShort = row.fieldCount < fieldCount
      if isShort || bad?.isLast == true, try reader.isAtEnd() { return true }
      if let bad { throw refusal(of: bad, reader) }
      try take(row, reader)
      fieldCount = row.fieldCount
    }
    return false
  }

  private func refusal(
    of bad: NumberRow.BadField, _ reader: borrowing LineReader
  ) -> GaitlabError {
    if bad.column == 0, let headerKey, reader.text.lowercased().contains(headerKey) {
      return reader.failure(
        .badHeader, found: "a second recording begins here", expected: "one recording a file",
        advice: "split the file before this line and import each part")
    }
    return reader.failure(
      .badNumber, found: "\(bad.quotation) in field \(bad.column + 1)",
      expected: bad.column == 0 ? "a number, as every row of one recording has" : "a number",
      advice: "export the recording again, or remove the line")
  }
}
