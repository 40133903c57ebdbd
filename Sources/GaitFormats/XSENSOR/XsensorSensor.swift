import GaitModel

/// The matrix of one foot in an XSENSOR export.
///
/// Rows run from the toes to the heel and columns from left to right as seen from above. Places
/// without a sensel read 0, and the file does not say which these are, so that every place is a
/// cell.
struct XsensorSensor: Equatable {
  var rows = 0
  var columns = 0
  /// Millimetres.
  var width = 0.0
  var height = 0.0

  /// Whether a device could have such a matrix.
  var isPlausible: Bool {
    (1...256).contains(rows) && (1...256).contains(columns) && (1...50).contains(width)
      && (1...50).contains(height) && InsoleLayout.cellCountRange.contains(rows * columns)
  }

  var layout: InsoleLayout {
    InsoleLayout(
      name: "XSENSOR \(rows) x \(columns)", rows: rows, columns: columns,
      rowPitchMillimetres: height, columnPitchMillimetres: width)
  }

  /// The layout's cell of a place in the file's matrix.
  func cell(row: Int, column: Int, foot: Foot) -> Int {
    (rows - 1 - row) * columns + (foot == .left ? column : columns - 1 - column)
  }

  /// The foot that a sensor's name ends in, as `HX210-LF S1`, or nil.
  static func foot(name: String) -> Foot? {
    let words = name.uppercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
    if words.contains("LF") { return .left }
    return words.contains("RF") ? .right : nil
  }
}

/// The words that lines of an XSENSOR export begin with, of which most are statistics.
enum XsensorKeys {
  /// The first two letters of the keys that are read, in lower case.
  private static let beginnings: Set<UInt16> = Set(
    ["file", "units", "frame", "date", "time", "sensor", "group", "rows", "columns"].map { word in
      word.utf8.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
    })

  /// Whether a line may begin with a key that is read, told without making text of it.
  static func mayBegin(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = line.first == FieldStyle.quote ? 1 : 0
    guard line.count >= start + 2 else { return false }
    let pair = UInt16(line[start] | 0x20) << 8 | UInt16(line[start + 1] | 0x20)
    return beginnings.contains(pair)
  }
}
