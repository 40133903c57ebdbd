import GaitFiles
import GaitModel

/// How the fields of a line of a table are told from each other.
enum FieldSeparator: Equatable {
  case comma
  /// Semicolons, as programs write them where the comma is the decimal mark.
  case semicolon
  case tab
  /// Any run of blanks and tabs.
  case blanks

  /// The separator of a line that names columns.
  init(of line: String) {
    if line.contains("\t") {
      self = .tab
    } else if line.contains(";") {
      self = .semicolon
    } else {
      self = .comma
    }
  }

  var byte: UInt8 {
    switch self {
    case .comma: 0x2C
    case .semicolon: 0x3B
    case .tab, .blanks: 0x09
    }
  }

  /// The fields of a line without blanks and quotes around them.
  func fields(_ line: String) -> [String] {
    let bytes = Array(line.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      var ranges: [Range<Int>] = []
      split(buffer, into: &ranges)
      return ranges.map { String(decoding: buffer[$0], as: UTF8.self) }
    }
  }

  /// Finds the fields of a line, without blanks and quotes around them.
  func split(_ bytes: UnsafeBufferPointer<UInt8>, into fields: inout [Range<Int>]) {
    fields.removeAll(keepingCapacity: true)
    var start = 0
    if self == .blanks {
      for index in 0...bytes.count {
        let isBlank = index == bytes.count || bytes[index] == 0x20 || bytes[index] == 0x09
        guard isBlank else { continue }
        if index > start { fields.append(start..<index) }
        start = index + 1
      }
      return
    }
    let separator = byte
    for index in 0...bytes.count where index == bytes.count || bytes[index] == separator {
      var low = start
      var high = index
      while low < high, bytes[low] == 0x20 || bytes[low] == 0x22 { low += 1 }
      while low < high, bytes[high - 1] == 0x20 || bytes[high - 1] == 0x22 { high -= 1 }
      fields.append(low..<high)
      start = index + 1
    }
  }

  /// The number in a field; a comma is its decimal mark wherever it does not separate fields.
  func number(_ field: UnsafeBufferPointer<UInt8>) -> Double? {
    DecimalText.double(field, decimalComma: self != .comma)
  }
}

/// Words that a plate's columns are found by.
enum PlateColumnName {
  /// A column's name in small letters without its unit, blanks and marks: `Fz1(N)` is `fz1`.
  static func plain(_ name: String) -> String {
    String(
      name.prefix { $0 != "(" && $0 != "[" }.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// The unit in a name's brackets, in small letters; empty where there is none.
  static func unit(_ name: String) -> String {
    guard let open = name.firstIndex(where: { $0 == "(" || $0 == "[" }) else { return "" }
    return name[name.index(after: open)...].prefix { $0 != ")" && $0 != "]" }.lowercased()
  }

  /// The digits of a plain name that are the plate's number; nil unless the rest is `quantity`.
  static func plate(_ plain: String, quantity: String) -> String? {
    guard let range = plain.firstRange(of: quantity) else { return nil }
    let rest = plain[..<range.lowerBound] + plain[range.upperBound...]
    let digits = rest.filter { $0.isNumber }
    let words = rest.filter { !$0.isNumber }
    return ["", "fp", "plate", "forceplate"].contains(words) ? String(digits) : nil
  }

  /// Newtons a unit of force, or nil for another quantity; newtons where the file says nothing.
  static func newtons(_ unit: String) -> Double? {
    switch unit.lowercased() {
    case "", "n", "newton", "newtons": 1
    case "kn": 1000
    default: nil
    }
  }

  /// Millimetres a unit of length, or nil.
  static func millimetres(_ unit: String) -> Double? {
    switch unit.lowercased() {
    case "", "mm": 1
    case "cm": 10
    case "m": 1000
    default: nil
    }
  }
}
