import ArgumentParser
import GaitFiles

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

extension SessionReading {
  /// What was recorded of a span that somebody asked for.
  ///
  /// - Parameters:
  ///   - start: nil for the beginning.
  ///   - end: nil for the end, which is in it.
  ///   - words: how it was asked for, such as `--part 0-30`.
  ///   - kind: what it is, such as `part`.
  ///   - path: the session's file.
  /// - Returns: seconds of the session's clock.
  /// - Throws: `implausibleValue` where nothing was.
  func recorded(
    from start: Double?, to end: Double?, _ words: String, kind: String, path: String
  ) throws(GaitlabError) -> ClosedRange<Double> {
    let all = seconds
    // The end itself is left out, and nobody means the last frame by that.
    let end = min(end ?? .infinity, all.upperBound.nextUp)
    let start = max(start ?? all.lowerBound, all.lowerBound)
    guard start < end else {
      throw GaitlabError(
        .implausibleValue, file: path, found: "nothing was recorded in \(words)",
        expected: "seconds from \(all.lowerBound) to \(all.upperBound)",
        advice: "choose a \(kind) within the recording")
    }
    return start...end
  }
}
