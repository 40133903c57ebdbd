import Foundation
package import GaitConsole
import PlainText
import TerminalCore

/// Says what happens as lines on standard output, each as soon as it is known.
///
/// A class because there is one output. What lines say may come from files: nothing of it reaches a terminal as a
/// command.
package final class Speaker {
  /// Why there is nobody to say anything to any more.
  package enum End: Equatable, Sendable {
    /// Whoever read the lines has read enough.
    case closed
    /// The disk is full, or the like.
    case failed
  }

  package private(set) var end: End?
  private var narrator: Narrator
  private let isUTF8: Bool
  private let descriptor: Int32

  /// - Parameters:
  ///   - isUTF8: whether lines may hold more than ASCII.
  ///   - keyMap: the user's keys.
  ///   - descriptor: what is written to; whoever makes this ignores SIGPIPE.
  package init(
    isUTF8: Bool, keyMap: KeyMap = .standard, descriptor: Int32 = STDOUT_FILENO
  ) {
    narrator = Narrator(keyMap: keyMap)
    self.isUTF8 = isUTF8
    self.descriptor = descriptor
  }

  /// Says what an action has changed.
  func tell(of action: ConsoleAction, from before: ConsoleState, to after: ConsoleState) {
    for line in narrator.lines(of: action, from: before, to: after) { say(line) }
  }

  /// Says a line.
  package func say(_ line: String) {
    let shown = TextSanitizer.sanitized(line)
    write((isUTF8 ? shown : ASCIIText.folded(shown)) + "\n")
  }

  /// Rings, where somebody may hear it.
  package func ring() { if isatty(descriptor) == 1 { write("\u{7}") } }

  private func write(_ text: String) {
    guard end == nil else { return }
    var bytes = ArraySlice(text.utf8)
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        bytes.removeFirst(count)
      } else if errno == EAGAIN {
        var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&room, 1, -1)
      } else if errno != EINTR {
        end = errno == EPIPE ? .closed : .failed
        return
      }
    }
  }
}
