import Foundation

/// A date and a time of day as a lab's clock shows it.
///
/// Vendors write local time without a zone, so it is counted as if the clock were UTC: what a file said is
/// what is shown.
package struct WallClock: Sendable {
  /// Seconds since 1970 of the clock.
  package let unixSeconds: Double

  /// - Returns: nil for a day that no calendar has or a time that no clock shows.
  package init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Double) {
    let date = DateComponents(year: year, month: month, day: day, hour: hour, minute: minute)
    guard (1970...9999).contains(year), (0..<61).contains(second),
      date.isValidDate(in: Self.calendar), let start = Self.calendar.date(from: date)
    else { return nil }
    unixSeconds = start.timeIntervalSince1970 + second
  }

  /// The English name of a month, or its first three letters, as a number from 1.
  package static func month(_ name: some StringProtocol) -> Int? {
    let names = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    return names.firstIndex(of: String(name.lowercased().prefix(3))).map { $0 + 1 }
  }

  /// Date and time to the minute, `2023-09-27 10:21`; empty for what is not a time of any clock.
  package static func minutes(_ unixSeconds: Double) -> String {
    guard unixSeconds.isFinite, abs(unixSeconds) < 1e12 else { return "" }
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute], from: Date(timeIntervalSince1970: unixSeconds))
    func two(_ value: Int?) -> String {
      guard let value else { return "00" }
      return value < 10 ? "0\(value)" : "\(value)"
    }
    return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day)) "
      + "\(two(parts.hour)):\(two(parts.minute))"
  }

  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()
}
