/// A date and a time of day as a lab's clock shows it.
struct WallClock {
  /// Seconds since 1970, counted as if the clock were UTC, so that they show as the lab's own time.
  let unixSeconds: Double

  /// - Returns: nil for a day or a time that no clock shows.
  init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Double) {
    guard (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day),
      (0..<24).contains(hour), (0..<60).contains(minute), (0..<61).contains(second)
    else { return nil }
    let days = Self.daysSince1970(year: year, month: month, day: day)
    unixSeconds = Double(days * 86_400 + hour * 3600 + minute * 60) + second
  }

  /// The English name of a month, or its first three letters, as a number from 1.
  static func month(_ name: some StringProtocol) -> Int? {
    let names = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    return names.firstIndex(of: String(name.lowercased().prefix(3))).map { $0 + 1 }
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
