import GaitFiles

/// Date and time of day of each frame of an XSENSOR export.
struct XsensorClock {
  private static let day = 86_400.0

  /// Midnight of the current date in seconds since 1970; nil where the file has no date.
  private var midnight: Double?
  private var firstMidnight: Double?
  private var firstTimeOfDay: Double?
  private var lastTimeOfDay: Double?
  /// Days that passed in a file without dates.
  private var days = 0.0

  init() {}

  /// Of the first frame, as the lab's clock shows it; nil where the file has no date.
  var startedAtUnixSeconds: Double? {
    guard let firstMidnight, let firstTimeOfDay else { return nil }
    return firstMidnight + firstTimeOfDay
  }

  /// Reads `2022 Aug 16` or `2022-08-16`; other dates are ignored.
  mutating func read(date text: String) {
    let words = text.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
    guard words.count == 3 else { return }
    let numbers = words.map { Int($0) }
    let named = words.firstIndex { $0.contains(where: \.isLetter) }
    let month = named.flatMap { WallClock.month(words[$0]) }
    let rest = numbers.compactMap { $0 }
    if let month, rest.count == 2 {
      let isYearFirst = rest[0] > 31
      midnight = Self.midnight(isYearFirst ? rest[0] : rest[1], month, rest[isYearFirst ? 1 : 0])
    } else if rest.count == 3, rest[0] > 31 {
      midnight = Self.midnight(rest[0], rest[1], rest[2])
    }
  }

  private static func midnight(_ year: Int, _ month: Int, _ day: Int) -> Double? {
    WallClock(year: year, month: month, day: day, hour: 0, minute: 0, second: 0)?.unixSeconds
  }

  /// Reads `08:21:17.982`.
  ///
  /// - Returns: seconds since the first frame, or nil for a text that is no time.
  mutating func read(time text: String) -> Double? {
    let words = text.split(separator: " ")
    let parts = (words.first ?? "").split(separator: ":")
    guard parts.count == 3, let hour = Int(parts[0]), let minute = Int(parts[1]),
      let second = Double(parts[2].replacing(",", with: ".")),
      (0..<24).contains(hour), (0..<60).contains(minute), (0..<61).contains(second)
    else { return nil }
    let half = words.count > 1 ? words[1].lowercased() : ""
    let hours = half == "pm" && hour < 12 ? hour + 12 : half == "am" && hour == 12 ? 0 : hour
    let timeOfDay = Double(hours * 3600 + minute * 60) + second
    if firstTimeOfDay == nil {
      firstTimeOfDay = timeOfDay
      firstMidnight = midnight
    }
    if midnight == nil, let lastTimeOfDay, timeOfDay < lastTimeOfDay - Self.day / 2 { days += 1 }
    lastTimeOfDay = timeOfDay
    let passed = (midnight ?? 0) - (firstMidnight ?? 0) + days * Self.day
    return passed + timeOfDay - (firstTimeOfDay ?? 0)
  }
}
