import Foundation
package import GaitFiles
import GaitIntake

/// Messages for the program at the other end of a pipe; when that one has enough, it is over.
///
/// A class as all sinks; the descriptor stays the caller's.
package final class StandardOutputSink: MessageSink {
  package let name: String
  package let connections = 1
  private let descriptor: Int32

  /// - Parameters:
  ///   - descriptor: what is written to; 1 is standard output.
  ///   - name: what the sink is called.
  package init(descriptor: Int32 = 1, name: String = "standard output") {
    self.descriptor = descriptor
    self.name = name
    // A closed pipe is told by the error of the write, and that is how it ends quietly.
    signal(SIGPIPE, SIG_IGN)
  }

  package func send(
    _ messages: [[UInt8]], isCancelled: () -> Bool
  ) throws(GaitlabError) -> SinkOutcome {
    let outcome = DescriptorWriter.write(
      messages, to: descriptor, patienceSeconds: .infinity,
      isCancelled: isCancelled)
    switch outcome {
    case .written: return .taken
    case .stuck, .failed(EPIPE): return .ended
    case .failed(let code):
      throw GaitlabError(
        .writeFailed, file: name, found: SourceFailure.text(errno: code),
        advice: "is the disk full?")
    }
  }

  package func close() {}
}
