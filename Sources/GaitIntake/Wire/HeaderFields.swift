import GaitFiles
import PlainText

/// The `key=value` words of a header line.
struct HeaderFields {
  private var values: [String: String] = [:]

  /// Whether a line is a header and no other comment: `# gaitlab ` and more.
  static func isHeader(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard line.first == UInt8(ascii: "#") else { return false }
    let words = line.dropFirst().drop(while: isBlank)
    let name = "gaitlab".utf8
    guard words.starts(with: name) else { return false }
    return words.dropFirst(name.count).first.map(isBlank) ?? true
  }

  /// Splits a header line that has no end and no checksum.
  init(_ line: UnsafeBufferPointer<UInt8>) throws(WireProblem) {
    let words = line.dropFirst().split(whereSeparator: Self.isBlank).dropFirst()
    guard let version = words.first else { throw WireProblem("header: no version") }
    guard version.elementsEqual("1".utf8) else {
      let found = String(decoding: version, as: UTF8.self)
      throw WireProblem("header: version \(Printable.text(found, limit: 12)), this reads 1")
    }
    for word in words.dropFirst() {
      guard let sign = word.firstIndex(of: UInt8(ascii: "=")) else {
        throw WireProblem("header: \"\(Self.quote(word))\" is not key=value")
      }
      let key = String(decoding: word[..<sign], as: UTF8.self)
      guard let value = PercentText.decode(word[(sign + 1)...]) else {
        throw WireProblem("header: % without two hex digits in \"\(Self.quote(word))\"")
      }
      guard values.updateValue(value, forKey: key) == nil else {
        throw WireProblem("header: \(Self.quote(word[..<sign])) is there twice")
      }
    }
  }

  subscript(key: String) -> String? { values[key] }

  /// The text of a key that must be there.
  func required(_ key: String) throws(WireProblem) -> String {
    guard let value = values[key] else { throw WireProblem("header: \(key) is missing") }
    return value
  }

  /// The number of a key, or nil if it is not there.
  func number(_ key: String, in range: ClosedRange<Double>) throws(WireProblem) -> Double? {
    guard let value = values[key] else { return nil }
    guard let number = Self.number(value), range.contains(number) else {
      throw invalid(key, expected: "a number of \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// Says that a key's value is not what was expected.
  func invalid(_ key: String, expected: String) -> WireProblem {
    WireProblem("header: \(key)=\(Self.quote((values[key] ?? "").utf8)), expected \(expected)")
  }

  static func number(_ text: some StringProtocol) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer(DecimalText.double)
  }

  private static func quote(_ bytes: some Collection<UInt8>) -> String {
    Printable.text(String(decoding: bytes.prefix(24), as: UTF8.self), limit: 24)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
