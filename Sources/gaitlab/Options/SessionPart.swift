import ArgumentParser

/// A part of a session on the command line, such as `0-30` or `60-` for all from then on.
struct SessionPart: ExpressibleByArgument, Equatable {
  /// Seconds of the session's clock.
  let start: Double
  /// Nil for the session's end.
  let end: Double?

  init?(argument: String) {
    let ends = argument.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2, let start = Self.seconds(ends[0]) else { return nil }
    guard !ends[1].isEmpty else {
      self.start = start
      end = nil
      return
    }
    guard let end = Self.seconds(ends[1]), end > start else { return nil }
    self.start = start
    self.end = end
  }

  private static func seconds(_ text: Substring) -> Double? {
    guard let value = Double(text), value.isFinite, value >= 0 else { return nil }
    return value
  }

  /// As it was written.
  var text: String { "\(start)-\(end.map { "\($0)" } ?? "")" }
}
