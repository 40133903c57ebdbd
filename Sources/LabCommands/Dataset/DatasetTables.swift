import GaitAnalysis
import GaitFiles
import GaitFormats
import GaitModel
import GaitTraining
import PlainText

/// What `dataset check` prints.
enum DatasetTables {
  /// A line a recording, then who there is.
  static func check(_ entries: [DataSetCheck.Entry]) -> String {
    var lines = [row("recording", ["subject", "seconds", "lag ms", "correlation", "problems"])]
    var seconds: [String: Double] = [:]
    for entry in entries {
      let name = entry.path.split(separator: "/").last.map(String.init) ?? entry.path
      switch entry.recording {
      case .failure(let error):
        lines.append(row(name, ["-", "-", "-", "-", "\(error.found); \(error.advice)"]))
      case .success(let recording):
        seconds[recording.subject, default: 0] += recording.durationSeconds
        let feet = recording.metadata.feet
        let lags = feet.map { entry.lags[$0].map { number($0.seconds * 1000, 1) } ?? "-" }
        let correlations = feet.map { entry.lags[$0].map { number($0.correlation, 3) } ?? "-" }
        lines.append(
          row(
            name,
            [
              recording.subject, number(recording.durationSeconds, 1),
              lags.joined(separator: " / "), correlations.joined(separator: " / "),
              entry.problems.isEmpty ? "none" : entry.problems.joined(separator: "; "),
            ]))
      }
    }
    let subjects = seconds.keys.sorted { ($0.count, $0) < ($1.count, $1) }
      .map { "\($0) (\(number((seconds[$0] ?? 0) / 60, 1)) min)" }
    lines.append(
      "\(Counted.text(entries.count, "recording")), subjects: " + subjects.joined(separator: ", "))
    return lines.map { Printable.text($0, limit: .max) }.joined(separator: "\n") + "\n"
  }

  /// What `dataset collect` prints: a line a recording of the table.
  static func collected(
    _ recordings: [(row: RecordingTable.Row, lags: EventLags?, note: String)]
  ) -> String {
    var lines = [row("recording", ["subject", "seconds", "contact ms", "toe-off ms", ""])]
    for (line, lags, note) in recordings {
      lines.append(
        row(
          line.recording,
          [
            line.subject, lags.map { number($0.durationSeconds, 1) } ?? "-",
            milliseconds(lags?.initialContact), milliseconds(lags?.toeOff), note,
          ]))
    }
    lines.append("contact and toe-off: mean (SD) of cells minus plates, by the sum of the cells")
    return lines.map { Printable.text($0, limit: .max) }.joined(separator: "\n") + "\n"
  }

  private static func milliseconds(_ errors: ErrorStatistics?) -> String {
    guard let errors else { return "-" }
    let variance = max(errors.rmse * errors.rmse - errors.bias * errors.bias, 0)
    return "\(number(errors.bias * 1000, 1)) (\(number(variance.squareRoot() * 1000, 1)))"
  }

  /// Root mean square errors in body weights, a line a subject and condition.
  static func baselines(_ errors: [FrameBaselines.Errors], subjects: [String]) -> String {
    var lines = [row("subject left out", ["condition", "sum of cells", "ridge"])]
    let conditions = Set(errors.map { $0.recording.tag("condition") ?? "-" }).sorted()
    for condition in conditions {
      var means: (sum: MeanSD, ridge: MeanSD) = (MeanSD(), MeanSD())
      for subject in subjects {
        let own = errors.filter {
          $0.recording.subject == subject && ($0.recording.tag("condition") ?? "-") == condition
        }
        guard !own.isEmpty else { continue }
        let sum = MeanSD(own.map(\.sumOfCells)).mean
        let ridge = MeanSD(own.map(\.ridge)).mean
        means.sum.push(sum)
        means.ridge.push(ridge)
        lines.append(row(subject, [condition, number(sum, 4), number(ridge, 4)]))
      }
      lines.append(
        row("mean (SD) over subjects", [condition, text(means.sum), text(means.ridge)]))
    }
    lines.append("RMSE in body weights over whole recordings, mean over a subject's recordings")
    return lines.map { Printable.text($0, limit: .max) }.joined(separator: "\n") + "\n"
  }

  private static func text(_ value: MeanSD) -> String {
    number(value.mean, 4) + (value.sd.map { " (\(number($0, 4)))" } ?? "")
  }

  private static func number(_ value: Double, _ decimals: Int) -> String {
    FixedPoint.text(value, decimals: decimals)
  }

  private static func row(_ first: String, _ rest: [String]) -> String {
    let widths = [14, 14, 18, 18]
    var line = first + String(repeating: " ", count: max(1, 38 - first.count))
    for (index, text) in rest.enumerated() {
      line += text
      guard index < rest.count - 1 else { break }
      let width = index < widths.count ? widths[index] : 12
      line += String(repeating: " ", count: max(1, width - text.count))
    }
    return line
  }
}
