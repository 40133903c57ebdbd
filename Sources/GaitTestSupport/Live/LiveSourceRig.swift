package import GaitIntake

/// What the contract of live sources needs to try one: the source, and senders for it.
package protocol LiveSourceRig {
  /// Whether it delivers datagrams, whose senders come and go unseen.
  var isDatagram: Bool { get }

  /// Makes a source that is not started yet.
  func makeSource() throws -> any LiveSource

  /// Connects a sender to a started source, or plugs the device in again.
  func connect(to source: any LiveSource) throws -> any RigSender
}

/// A sender of a test.
package protocol RigSender {
  func send(_ bytes: [UInt8]) throws

  /// Hangs up, or unplugs the device.
  func leave() throws
}
