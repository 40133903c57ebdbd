import CommandSupport
import Dispatch
import Foundation
import GaitFiles
import PlainText

/// Runs this program several times side by side, and shows how far each is.
struct JobPool {
  struct Job {
    /// For people.
    let title: String
    /// Names its log.
    let name: String
    let arguments: [String]
  }

  private struct Running {
    let job: Job
    let process: Process
    let log: String
    let progressFile: String
  }

  private let logs: String
  private let processes: Int
  /// Signalled when a process ends.
  private let ended = DispatchSemaphore(value: 0)
  /// Seconds between two looks at the progress of the jobs.
  private static let boardSeconds = 0.25

  /// - Parameters:
  ///   - root: the folder of the experiment; logs go into `logs/` in it.
  ///   - processes: how many side by side.
  /// - Throws: what keeps the folder of logs from being made.
  init(root: String, processes: Int) throws {
    logs = root + "/logs"
    self.processes = processes
    do {
      try FileManager.default.createDirectory(atPath: logs, withIntermediateDirectories: true)
    } catch {
      throw PlainFailure("\(logs): the folder cannot be made; check permissions and space")
    }
  }

  /// Runs all jobs.
  ///
  /// One that fails lets the others continue, and is reported at the end.
  ///
  /// - Throws: `cancelled` after a signal, when all processes have ended; which jobs failed.
  func run(_ jobs: [Job]) throws {
    var waiting = jobs[...]
    var running: [Running] = []
    var failed: [Running] = []
    var finished = 0
    let board = StatusBoard()
    defer { board.clear() }
    while !waiting.isEmpty || !running.isEmpty {
      if BatchSignals.ending != nil {
        // Ctrl-C reached them too, unless they ignore it as background jobs of a shell do; another signal
        // may have come to this process alone. They finish the batch and keep the epoch before.
        for one in running where one.process.isRunning { one.process.terminate() }
        for one in running { one.process.waitUntilExit() }
        board.clear()
        try CancellationToken.check(
          path: logs, found: "the experiment stopped", advice: "run the same command to continue")
      }
      while running.count < processes, let job = waiting.popFirst() {
        running.append(try start(job))
      }
      for one in running where !one.process.isRunning {
        if one.process.terminationStatus == 0 {
          finished += 1
          board.say("gaitlab: \(one.job.title) finished, \(finished) of \(jobs.count)")
        } else {
          failed.append(one)
          board.say("gaitlab: \(one.job.title) failed; see \(one.log)")
        }
      }
      running.removeAll { !$0.process.isRunning }
      board.show(
        running.map { one in
          let text = FileManager.default.contents(atPath: one.progressFile)
          return text.map { String(decoding: $0, as: UTF8.self) } ?? "\(one.job.title): starting"
        } + (waiting.isEmpty ? [] : ["\(waiting.count) more waiting"]))
      _ = ended.wait(timeout: .now() + Self.boardSeconds)
    }
    guard failed.isEmpty else {
      throw PlainFailure(
        "\(failed.count) of \(jobs.count) folds failed: "
          + failed.map { "\($0.job.title) (\(lastLine(of: $0.log)))" }.joined(separator: "; "))
    }
  }

  private func start(_ job: Job) throws -> Running {
    let log = "\(logs)/\(job.name).log"
    let progressFile = "\(logs)/\(job.name).progress"
    if !FileManager.default.fileExists(atPath: log) {
      _ = FileManager.default.createFile(atPath: log, contents: nil)
    }
    guard let output = FileHandle(forWritingAtPath: log) else {
      throw PlainFailure("\(log): cannot be written; check permissions and space")
    }
    _ = try? output.seekToEnd()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Folders.program ?? CommandLine.arguments[0])
    process.arguments = job.arguments + ["--progress-file", progressFile]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    process.terminationHandler = { [ended] _ in ended.signal() }
    do {
      try process.run()
    } catch {
      throw PlainFailure("\(job.title): the process cannot be started")
    }
    return Running(job: job, process: process, log: log, progressFile: progressFile)
  }

  private func lastLine(of log: String) -> String {
    guard let data = FileManager.default.contents(atPath: log) else { return "no log" }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    return lines.last.map(String.init) ?? "empty log"
  }
}

/// Lines at the bottom of the terminal that change, where somebody is watching.
final class StatusBoard {
  private let isShown = StandardError.isTerminal
  private var lines = 0

  func show(_ texts: [String]) {
    guard isShown else { return }
    clear()
    let columns = TerminalWidth.columns - 1
    StandardError.write(
      texts.map { Printable.text($0, limit: columns) + "\n" }.joined())
    lines = texts.count
  }

  /// A line that stays.
  func say(_ text: String) {
    clear()
    StandardError.write(Printable.text(text, limit: 2000) + "\n")
  }

  func clear() {
    guard lines > 0 else { return }
    StandardError.write("\u{1B}[\(lines)A\r\u{1B}[J")
    lines = 0
  }
}
