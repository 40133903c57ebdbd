/// What the `# key: value` lines of a Moticon text export say.
///
/// The name of the person is dropped as it is read: no field holds it.
struct MoticonHeader: Equatable {
  /// Seconds since 1970, or nil.
  ///
  /// Exports with a time stamp state the moment. Others state a wall clock without a zone; it is
  /// taken as if the zone were UTC, so that it shows as the lab's own time.
  private(set) var startedAtUnixSeconds: Double?
  /// The insole's size, or nil if the file does not say.
  private(set) var size: Double?
  private(set) var notes = ""
  private(set) var tags: [String] = []

  private var hasTimeStamp = false
  private var lastKey = ""

  init() {}

  /// Takes up one line of the header, with or without its `#`.
  mutating func read(line: String) {
    guard line.first == "#" else {
      // Notes of several lines go on without a mark; of any other key the rest is dropped.
      if lastKey == "notes" { notes += "\n" + line }
      return
    }
    let content = line.dropFirst()
    guard let colon = content.firstIndex(of: ":") else { return }
    lastKey = Self.trimmed(content[..<colon]).lowercased()
    let value = Self.trimmed(content[content.index(after: colon)...])
    switch lastKey {
    case "start timestamp":
      if let milliseconds = Double(value), milliseconds.isFinite {
        startedAtUnixSeconds = milliseconds / 1000
        hasTimeStamp = true
      }
    case "start time":
      if !hasTimeStamp { startedAtUnixSeconds = Self.unixSeconds(wallClock: value) }
    case "size":
      size = Double(value).flatMap { $0.isFinite ? $0 : nil }
    case "notes":
      notes = value
    case "tag":
      tags = value.isEmpty ? [] : [value]
    default:
      break
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }

  /// Seconds from 1970 to `27.09.2023 10:21:14.922`, counted as if in UTC, or nil.
  static func unixSeconds(wallClock text: String) -> Double? {
    let parts = text.split(separator: " ")
    guard parts.count == 2 else { return nil }
    let date = parts[0].split(separator: ".").compactMap { Int($0) }
    let clock = parts[1].split(separator: ":")
    guard date.count == 3, clock.count == 3, let hour = Int(clock[0]), let minute = Int(clock[1]),
      let second = Double(clock[2]), (1...31).contains(date[0]), (1...12).contains(date[1]),
      (1970...9999).contains(date[2]), (0..<24).contains(hour), (0..<60).contains(minute),
      (0..<61).contains(second)
    else { return nil }
    let days = daysSince1970(year: date[2], month: date[1], day: date[0])
    return Double(days * 86_400 + hour * 3600 + minute * 60) + second
  }

  /// Days of the Gregorian calendar, with years that begin in March.
  private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
