package import GaitIntake
import GaitLive
import GaitSimulation

/// What the contract of live sources needs to try one: the source, and senders for it.
package protocol LiveSourceRig {
  /// What the source makes of what is sent.
  var form: LiveSourceForm { get }

  /// Makes a source that is not started yet.
  func makeSource() throws -> any LiveSource

  /// Connects a sender to a started source, or plugs the device in again.
  func connect(to source: any LiveSource) throws -> any RigSender
}

/// How a source delivers what is sent.
package enum LiveSourceForm {
  /// Bytes as they were cut by the sender, whose coming and going is not seen.
  case datagrams
  /// Bytes in one row.
  case stream
  /// Frames of one cell for each byte that was sent.
  case messages
}

/// A sender of a test.
package protocol RigSender {
  func send(_ bytes: [UInt8]) throws

  /// Hangs up, or unplugs the device.
  func leave() throws
}

/// A simulated walker, who needs no sender: it walks by itself and never stops.
package struct WalkerRig: LiveSourceRig {
  package let form = LiveSourceForm.messages

  package init() {}

  package func makeSource() -> any LiveSource {
    SimulatedSource(
      WalkerConfiguration(
        seed: 4, durationSeconds: .infinity, samplingRateHz: 100, standingSeconds: 0))
  }

  package func connect(to source: any LiveSource) -> any RigSender { Walker() }

  private struct Walker: RigSender {
    func send(_ bytes: [UInt8]) {}

    func leave() {}
  }
}
