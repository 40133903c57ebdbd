import Foundation
package import GaitConsole
package import GaitFiles
import PlainText
import Synchronization

/// A program of the user's that is told the steps of a walk as lines on its standard input.
///
/// It is started once. A line that its pipe has no room for is dropped; that, and its end, is said once. What it
/// writes to standard output is not read by anybody; the last line of its errors is said when it ends.
///
/// A class because it owns the process and its pipes; the console's loop alone uses it.
package final class FeedbackProgram: FeedbackListener {
  /// How long it may take to end by itself once its input has ended.
  private static let patienceSeconds = 1.0
  /// Of an error, nobody reads more.
  private static let longestError = 400

  private struct State {
    var dropped = 0
    var hasSaidDropped = false
    var hasEnded = false
    var hasSaidEnd = false
    var errors: [UInt8] = []
  }

  /// What it was started as.
  package let name: String
  private let process: Process
  private let input: Int32
  private let inputPipe = Pipe()
  private let errorPipe = Pipe()
  private let state = Mutex(State())

  /// Starts the program.
  ///
  /// - Parameters:
  ///   - command: its path, or a name that is looked for in `PATH`; then its arguments.
  ///   - environment: with `PATH`.
  /// - Throws: `unreadable` where there is no such program, or where it does not start.
  package init(
    _ command: [String], environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(GaitlabError) {
    let wanted = command.first ?? ""
    guard let path = Self.find(wanted, environment["PATH"] ?? "") else {
      throw GaitlabError(
        .unreadable, file: wanted, found: "no program that can be run",
        expected: "the path of a program, or a name in PATH",
        advice: "is it spelled right, and may it be run (chmod +x)?")
    }
    name = URL(fileURLWithPath: path).lastPathComponent
    process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = Array(command.dropFirst())
    process.standardInput = inputPipe
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errorPipe
    input = inputPipe.fileHandleForWriting.fileDescriptor
    // Its end is told by the error of a write, and a write waits for nobody.
    signal(SIGPIPE, SIG_IGN)
    for descriptor in [input, errorPipe.fileHandleForReading.fileDescriptor] {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
    do {
      try process.run()
    } catch {
      throw GaitlabError(
        .unreadable, file: path, found: "the program cannot be started",
        expected: "a program or a script with #! in its first line", advice: "try it by itself")
    }
    try? inputPipe.fileHandleForReading.close()
    try? errorPipe.fileHandleForWriting.close()
  }

  package func tell(_ line: String) {
    // Fewer bytes than a pipe takes at once or not at all: no line is torn.
    let bytes = Array((line + "\n").utf8)
    state.withLock { state in
      guard !state.hasEnded else { return }
      let written = write(input, bytes, bytes.count)
      guard written < 0 else { return }
      if errno == EPIPE { state.hasEnded = true } else { state.dropped += 1 }
    }
  }

  package func takeNews() -> [Notice] {
    state.withLock { state in
      readErrors(&state)
      if !process.isRunning { state.hasEnded = true }
      var news: [Notice] = []
      if state.dropped > 0, !state.hasSaidDropped {
        state.hasSaidDropped = true
        news.append(
          Notice(tr("\(name) does not keep up: it misses steps"), kind: .problem))
      }
      if state.hasEnded, !state.hasSaidEnd {
        state.hasSaidEnd = true
        let error = Self.lastLine(state.errors)
        news.append(
          Notice(
            tr("\(name) has ended: it hears no more steps")
              + (error.isEmpty ? "" : " (\(error))"), kind: .problem))
      }
      return news
    }
  }

  /// Ends the program: its input ends, and if it does not take that for an answer it is told to.
  package func close() {
    try? inputPipe.fileHandleForWriting.close()
    state.withLock { $0.hasEnded = true }
    let deadline = Date().addingTimeInterval(Self.patienceSeconds)
    while process.isRunning, Date() < deadline { usleep(10_000) }
    if process.isRunning { process.terminate() }
    // Whoever ignores that has had its chance.
    usleep(50_000)
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// Whether it runs.
  package var isRunning: Bool { process.isRunning }

  // MARK: - Parts

  private func readErrors(_ state: inout State) {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let descriptor = errorPipe.fileHandleForReading.fileDescriptor
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return }
      state.errors = (state.errors + buffer[..<count]).suffix(Self.longestError)
    }
  }

  private static func lastLine(_ bytes: [UInt8]) -> String {
    let lines = bytes.split { $0 == UInt8(ascii: "\n") }
    return lines.last.map { Printable.text(String(decoding: $0, as: UTF8.self), limit: 80) } ?? ""
  }

  private static func find(_ name: String, _ path: String) -> String? {
    let places =
      name.contains("/")
      ? [name] : path.split(separator: ":").map { "\($0)/\(name)" }
    return places.first { place in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
        && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: place)
    }
  }
}
