import GaitFiles

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
      size = Double(value.replacing(",", with: ".")).flatMap { $0.isFinite ? $0 : nil }
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
      let second = Double(clock[2])
    else { return nil }
    return WallClock(
      year: date[2], month: date[1], day: date[0], hour: hour, minute: minute, second: second
    )?.unixSeconds
  }
}
