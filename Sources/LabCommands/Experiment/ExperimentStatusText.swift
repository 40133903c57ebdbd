import GaitExperiments
import GaitFiles
import GaitTraining
import PlainText

/// What `experiment status` prints.
enum ExperimentStatusText {
  /// A line a cell, what is running, then the whole.
  ///
  /// - Parameters:
  ///   - progress: of the experiment.
  ///   - root: the folder of its runs.
  ///   - nowUnixSeconds: what the age of a running epoch is measured from.
  /// - Returns: lines that end in a line break.
  static func text(
    _ progress: ExperimentProgress, root: String, nowUnixSeconds: Double
  ) -> String {
    var lines = progress.cells.map { cell in
      let job = cell.job
      let left = cell.secondsLeft > 0 ? ", about \(duration(cell.secondsLeft)) left" : ""
      return "\(job.title): \(job.finished) of \(job.all) arms"
        + (job.isFinished ? ", finished" : left)
    }
    lines += progress.running.map { run in
      let age = run.updatedAtUnixSeconds.map {
        ", last written \(duration(max(0, nowUnixSeconds - $0))) ago"
      }
      return "running or interrupted: fold \(run.fold), seed \(run.seed), \(run.arm): "
        + "epoch \(run.epoch) of \(run.epochs)" + (age ?? "")
    }
    lines.append(
      "\(progress.finished) of \(progress.all) arms are finished "
        + "(\(FixedPoint.text(100 * progress.share, decimals: 1)) %) in \(root)")
    lines += rest(progress)
    return lines.map { Printable.text($0, limit: .max) }.joined(separator: "\n") + "\n"
  }

  private static func rest(_ progress: ExperimentProgress) -> [String] {
    guard progress.finished < progress.all else { return [] }
    let unknown = progress.unknownArms.joined(separator: ", ")
    guard let seconds = progress.secondsLeft else {
      return ["time left: not known before the first runs are finished"]
    }
    return [
      "time left: about \(duration(seconds)) of training, by the mean of finished runs; n processes "
        + "take the n-th part" + (unknown.isEmpty ? "" : "; not counted: \(unknown)")
    ]
  }

  /// Such as `3 h 20 min`, `12 min` or `40 s`.
  static func duration(_ seconds: Double) -> String {
    // A record may hold any number.
    guard seconds.isFinite, seconds < 1e9 else { return "an unknown time" }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    let minutes = (whole + 30) / 60
    return minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }

  static func json(_ progress: ExperimentProgress, recipe: String) -> String {
    let jobs = progress.cells.map { cell in
      JSONValue.object([
        ("fold", .string(cell.job.fold)), ("seed", .integer(Int(clamping: cell.job.seed))),
        ("finished", .integer(cell.job.finished)), ("all", .integer(cell.job.all)),
        ("secondsLeft", .number(cell.secondsLeft)),
      ])
    }
    let running = progress.running.map { run in
      JSONValue.object([
        ("fold", .string(run.fold)), ("seed", .integer(Int(clamping: run.seed))),
        ("arm", .string(run.arm)), ("epoch", .integer(run.epoch)),
        ("epochs", .integer(run.epochs)), ("trainedSeconds", .number(run.seconds)),
        ("updatedAtUnixSeconds", run.updatedAtUnixSeconds.map(JSONValue.seconds) ?? .null),
      ])
    }
    return JSONValue.object([
      ("recipe", .string(recipe)), ("jobs", .array(jobs)),
      ("finished", .integer(progress.finished)), ("all", .integer(progress.all)),
      ("share", .number(progress.share)), ("secondsLeft", JSONValue(progress.secondsLeft)),
      ("unknownArms", .array(progress.unknownArms.map(JSONValue.string))),
      ("running", .array(running)),
    ]).text()
  }
}
