import GaitFiles
import GaitModel

/// The words and limits of Tekscan's text export.
enum FScanText {
  /// A frame's number above is a mistake.
  static let largestFrame = 1_000_000_000

  /// Whether a line is the last of the header.
  static func endsHeader(_ line: String) -> Bool { line.hasPrefix("ASCII_DATA") }

  /// Whether a head of a file begins like a header of Tekscan's, of either kind.
  static func isTekscan(_ head: ArraySlice<UInt8>) -> Bool {
    let begin = String(decoding: head.prefix(400), as: UTF8.self)
    let text = begin.first == "\u{FEFF}" ? begin.dropFirst() : begin[...]
    let first = text.drop { $0 == "\"" }.prefix { !$0.isNewline }
    guard first.hasPrefix("DATA_TYPE") || first.hasPrefix("VERSION") else { return false }
    return text.contains("Tekscan") || text.contains("SENSOR_TYPE")
  }
}
