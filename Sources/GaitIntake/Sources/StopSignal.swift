import Foundation
package import GaitFiles

/// Wakes a thread that waits for a descriptor or for time to pass, when it is to end.
///
/// A class because it owns a pipe. Once requested it stays so, and no wait takes any time.
package final class StopSignal: Sendable {
  package enum Outcome { case ready, timedOut, stopped }

  private let readEnd: Int32
  private let writeEnd: Int32

  package init(for name: String) throws(GaitlabError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw GaitlabError(
        .sourceFailed, file: name, found: SourceFailure.text(errno: errno),
        advice: "too many files are open; close other programs or raise `ulimit -n`")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// Whether the thread is to end, for one that waits in a library instead of here.
  package var isRequested: Bool { !wait(seconds: 0) }

  package func request() {
    var byte: UInt8 = 1
    while write(writeEnd, &byte, 1) < 0, errno == EINTR {}
  }

  /// Waits until the time has passed or the thread is to end.
  ///
  /// - Returns: false if it is to end.
  @discardableResult
  package func wait(seconds: Double) -> Bool {
    wait(for: -1, events: 0, seconds: seconds) == .timedOut
  }

  /// Waits for bytes, for the end of them or for an error.
  package func waitForInput(_ descriptor: Int32, seconds: Double) -> Outcome {
    wait(for: descriptor, events: Int16(POLLIN), seconds: seconds)
  }

  private func wait(for descriptor: Int32, events: Int16, seconds: Double) -> Outcome {
    let deadline = ArrivalClock.now() + max(0, seconds)
    while true {
      var entries = [
        pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0),
        // A negative descriptor is left out by the system.
        pollfd(fd: descriptor, events: events, revents: 0),
      ]
      let left = max(0, min(deadline - ArrivalClock.now(), 3600))
      let count = poll(&entries, 2, Int32((left * 1000).rounded(.up)))
      if entries[0].revents != 0 { return .stopped }
      if count > 0, entries[1].revents != 0 { return .ready }
      if ArrivalClock.now() >= deadline { return .timedOut }
    }
  }
}
