/// What lies between the fields of a vendor's text.
///
/// Vendors write tabs or commas; Excel turns them into semicolons where a comma is the decimal
/// sign, puts quotes around fields and fills lines up with empty fields.
struct FieldStyle: Equatable {
  /// Tab, `;`, `,`, or a space for runs of blanks and tabs.
  let separator: UInt8

  static let tab: UInt8 = 0x09
  static let space: UInt8 = 0x20
  static let comma: UInt8 = 0x2C
  static let semicolon: UInt8 = 0x3B
  static let quote: UInt8 = 0x22

  init(separator: UInt8) { self.separator = separator }

  /// The style of a line that is known to hold several fields.
  init(line: UnsafeBufferPointer<UInt8>) {
    let candidates = [Self.tab, Self.semicolon, Self.comma]
    separator = candidates.first(where: line.contains) ?? Self.space
  }

  /// The style of a line that names columns, in which blanks are part of a name.
  init(header: String) {
    let candidates = [Self.tab, Self.semicolon]
    separator = candidates.first(where: header.utf8.contains) ?? Self.comma
  }

  /// Whether a comma within a field can only be a decimal sign.
  var hasDecimalComma: Bool { separator != Self.comma }

  /// Calls `body` with each field's index and bytes, spaces and quotes around them taken off,
  /// until it gives false.
  ///
  /// - Returns: how many fields there are, empty ones at the end included.
  func forEachField(
    in line: UnsafeBufferPointer<UInt8>,
    _ body: (Int, UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Int {
    forEachRange(in: line) { body($0, UnsafeBufferPointer(rebasing: line[$1])) }
  }

  /// Finds the places of a line's fields, without the spaces and quotes around them.
  func split(_ line: UnsafeBufferPointer<UInt8>, into fields: inout [Range<Int>]) {
    fields.removeAll(keepingCapacity: true)
    _ = forEachRange(in: line) { _, range in
      fields.append(range)
      return true
    }
  }

  /// The fields of a line as text; for headers.
  func fields(_ line: String) -> [String] {
    var fields: [String] = []
    var copy = line
    copy.withUTF8 { bytes in
      _ = forEachField(in: bytes) { _, field in
        fields.append(String(decoding: field, as: UTF8.self))
        return true
      }
    }
    return fields
  }

  private func forEachRange(
    in line: UnsafeBufferPointer<UInt8>, _ body: (Int, Range<Int>) -> Bool
  ) -> Int {
    let isBlank = separator == Self.space
    var column = 0
    var start = 0
    var isQuoted = false
    for index in 0...line.count {
      if index < line.count {
        let byte = line[index]
        if byte == Self.quote { isQuoted.toggle() }
        guard byte == separator || (isBlank && byte == Self.tab), !isQuoted else { continue }
        if isBlank, index == start {  // a run of blanks is one separator
          start += 1
          continue
        }
      } else if isBlank, index == start {
        break
      }
      if !body(column, Self.trimmed(line, start..<index)) { return column + 1 }
      column += 1
      start = index + 1
    }
    return column
  }

  private static func trimmed(
    _ line: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, isPadding(line[low]) { low += 1 }
    while high > low, isPadding(line[high - 1]) { high -= 1 }
    return low..<high
  }

  private static func isPadding(_ byte: UInt8) -> Bool {
    byte == space || byte == quote || byte == tab
  }
}
