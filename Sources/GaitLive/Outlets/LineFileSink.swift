import Foundation
package import GaitFiles
import GaitIntake

/// Lines for a file, a named pipe or standard output; each of them goes there whole or not at all.
///
/// A class as all sinks. It waits for nobody longer than `patienceSeconds`: a line that a pipe has no room for is
/// refused, and one that is half written is finished before the next. A named pipe without a reader is tried
/// again and again.
package final class LineFileSink: MessageSink {
  /// How long a receiver may take nothing.
  private static let patienceSeconds = 0.2
  /// How often a named pipe is tried that nobody reads.
  private static let retrySeconds = 0.5

  package let name: String
  package private(set) var connections = 0
  /// Nil for standard output, which stays open.
  private let path: String?
  private var descriptor: Int32 = -1
  /// What is left of a line that the receiver has the beginning of.
  private var rest: ArraySlice<UInt8> = []
  private var retryAt = -Double.infinity
  private let writer: Writer

  /// Writes as much of some bytes as goes, and takes that off them.
  typealias Writer = (inout ArraySlice<UInt8>, Int32, () -> Bool) -> DescriptorWriter.Outcome

  /// Standard output, or another descriptor that stays the caller's.
  package convenience init(descriptor: Int32, name: String = "ndjson -") {
    self.init(descriptor: descriptor, name: name, writer: Self.write)
  }

  /// A descriptor that is written to in another way, such as one of a disk that is full at times.
  init(descriptor: Int32, name: String, writer: @escaping Writer) {
    self.name = name
    self.descriptor = descriptor
    self.writer = writer
    path = nil
    connections = 1
  }

  /// - Parameter path: a new file, or a named pipe.
  /// - Throws: `alreadyExists` for a file with something in it, `notAFile` for a folder, and `writeFailed` for one
  ///   that cannot be made.
  package init(path: String) throws(GaitlabError) {
    name = "ndjson \(path)"
    self.path = path
    writer = Self.write
    var status = stat()
    let isThere = stat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT == S_IFIFO { return }
    if isThere {
      guard status.st_mode & S_IFMT != S_IFDIR else {
        throw GaitlabError(
          .notAFile, file: path, found: "a folder", expected: "the name of a new file",
          advice: "choose another name")
      }
      let isFile = status.st_mode & S_IFMT == S_IFREG
      guard !isFile || status.st_size == 0 else {
        throw GaitlabError(
          .alreadyExists, file: path, found: "a file with something in it",
          expected: "a new file, an empty one or a named pipe",
          advice: "choose another name, or move the file away")
      }
    }
    descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o644)
    guard descriptor >= 0 else { throw .writeFailed(path) }
    connections = 1
  }

  deinit { close() }

  package func lookForReceiver() { _ = reopen() }

  package func send(
    _ messages: [[UInt8]], isCancelled: () -> Bool
  ) throws(GaitlabError) -> SinkOutcome {
    guard reopen() else { return .refused }
    if !rest.isEmpty {
      let outcome = try write(&rest, isCancelled: isCancelled)
      guard outcome == .taken else { return outcome }
      guard rest.isEmpty else { return .refused }
    }
    var bytes = ArraySlice(messages.joined())
    let count = bytes.count
    let outcome: SinkOutcome
    do throws(GaitlabError) {
      outcome = try write(&bytes, isCancelled: isCancelled)
    } catch {
      // The beginning is in the file: the rest follows once there is room, and the next line behind it.
      guard bytes.count < count else { throw error }
      rest = bytes
      return .taken
    }
    guard outcome == .taken else { return outcome }
    guard bytes.count < count || bytes.isEmpty else { return .refused }
    rest = bytes
    return .taken
  }

  package func close() {
    guard path != nil, descriptor >= 0 else { return }
    Foundation.close(descriptor)
    descriptor = -1
  }

  /// Whether there is somebody to write to.
  private func reopen() -> Bool {
    guard descriptor < 0 else { return true }
    let now = ArrivalClock.now()
    guard let path, now >= retryAt else { return false }
    retryAt = now + Self.retrySeconds
    // Without the flag it would wait for a reader.
    descriptor = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { return false }
    rest = []
    connections += 1
    return true
  }

  private static func write(
    _ bytes: inout ArraySlice<UInt8>, _ descriptor: Int32, _ isCancelled: () -> Bool
  ) -> DescriptorWriter.Outcome {
    DescriptorWriter.write(
      &bytes, to: descriptor, patienceSeconds: patienceSeconds, isCancelled: isCancelled)
  }

  /// Writes as much as goes; what is left stays in `bytes`.
  private func write(
    _ bytes: inout ArraySlice<UInt8>, isCancelled: () -> Bool
  ) throws(GaitlabError) -> SinkOutcome {
    switch writer(&bytes, descriptor, isCancelled) {
    case .written, .stuck: return .taken
    case .failed(EPIPE):
      // Of standard output there is only one; a named pipe may get another reader.
      guard path != nil else { return .ended }
      close()
      return .refused
    case .failed(let code):
      throw GaitlabError(
        .writeFailed, file: name, found: SourceFailure.text(errno: code),
        advice: "is the disk full?")
    }
  }
}
