import Foundation
package import GaitFiles
package import GaitIntake
import PlainText

/// A stream of the Lab Streaming Layer: insoles, or a reference such as a treadmill.
///
/// It waits for a stream of its name, takes what it says, and waits again once it is lost. A class
/// because it owns a thread.
package final class LSLSource: LiveSource {
  /// What the stream holds.
  package enum Role: Sendable {
    case pressure
    case force
  }

  package let name: String
  private let streamName: String
  private let role: Role
  private let timing: LSLTiming
  private let environment: [String: String]
  private let thread = SourceSlot<SourceThread>()

  /// - Parameters:
  ///   - streamName: the name that the stream is announced by.
  ///   - role: what it holds.
  package convenience init(streamName: String, role: Role) {
    self.init(
      streamName: streamName, role: role, timing: LSLTiming(),
      environment: ProcessInfo.processInfo.environment)
  }

  init(streamName: String, role: Role, timing: LSLTiming, environment: [String: String]) {
    name = "lsl \(Printable.text(streamName, limit: 80))"
    self.streamName = streamName
    self.role = role
    self.timing = timing
    self.environment = environment
  }

  deinit { stop() }

  package func start(
    _ deliver: @escaping @Sendable (SourceEvent) -> Void
  ) throws(GaitlabError) {
    let library = try LSLLibrary.load(environment: environment)
    _ = try LSLFinder.predicate(name: streamName)
    let (streamName, role, timing) = (streamName, role, timing)
    try thread.start(name) { () throws(GaitlabError) in
      return try SourceThread(name, deliver: deliver) { signal, outlet in
        LSLReceiver(
          library: library, streamName: streamName, role: role, timing: timing, signal: signal,
          outlet: outlet
        ).run()
      }
    }
  }

  /// Waits for the thread, which looks up at least every `LSLTiming.callSeconds`; from the thread
  /// itself it returns at once.
  package func stop() { thread.take()?.stop() }
}

/// How long the parts of the Lab Streaming Layer are waited for, in seconds.
struct LSLTiming: Sendable {
  /// Between two looks at what the network has answered.
  var lookSeconds = 0.05
  /// Without an answer before that is reported.
  var retrySeconds = 2.0
  /// The longest that a call into the library waits; no stop takes longer.
  var callSeconds = 0.25
  /// For a stream's description, and again for its beginning.
  var openSeconds = 5.0
  /// For the difference of the clocks; it may be kept back by a firewall that lets samples through.
  var clockSeconds = 2.0
  /// Without a sample before it is asked whether the stream is still there.
  var silenceSeconds = 5.0
  /// Between two looks at the difference of the clocks.
  var correctionSeconds = 1.0
}
