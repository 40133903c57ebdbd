import GaitFiles
import PlainText

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
        .wrongColumn, found: "\(Counted.text(row.values.count, "field")) in this row",
        expected: "\(Counted.text(width, "field")), as the columns' line has",
        advice: "export the recording again, or remove the line")
    }
  }
}

/// Finds values in the header lines of novel's files, which hold several a line.
enum HeaderText {
  /// A line in lower case without the quotes that Excel puts around fields.
  static func plain(_ line: String) -> String {
    let line = line.lowercased()
    return line.utf8.contains(FieldStyle.quote) ? line.filter { $0 != "\"" } : line
  }

  /// What follows a key, or nil without it.
  static func text(after key: String, in line: String) -> Substring? {
    // Byte by byte: a search by characters takes longer than a page of numbers.
    let key = Array(key.utf8)
    var line = line
    let end = line.withUTF8 { bytes -> Int? in
      guard let first = key.first, bytes.count >= key.count else { return nil }
      for start in 0...bytes.count - key.count where bytes[start] == first {
        if zip(key, bytes[start...]).allSatisfy({ $0 == $1 }) { return start + key.count }
      }
      return nil
    }
    return end.map { line[line.utf8.index(line.startIndex, offsetBy: $0)...] }
  }

  /// The first decimal number in a text, with a point or a comma.
  static func firstNumber(_ text: Substring) -> Double? {
    let digits = text.drop { !$0.isASCII || !$0.isNumber }
      .prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    return Double(digits.replacing(",", with: "."))
  }
}
