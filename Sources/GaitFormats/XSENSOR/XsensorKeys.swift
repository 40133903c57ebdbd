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
