package import GaitFiles
package import GaitIntake
package import GaitSimulation

/// A simulated walker in real time, without a device or a socket.
///
/// A class because it owns a thread.
package final class SimulatedSource: LiveSource {
  private static let blockSeconds = 0.01

  package let name = "simulated walker"
  private let configuration: WalkerConfiguration
  private let choice: WalkerMessages.Choice
  private let thread = SourceSlot<SourceThread>()

  /// Prepares a walker.
  ///
  /// - Precondition: the configuration has no problem.
  package init(
    _ configuration: WalkerConfiguration, _ choice: WalkerMessages.Choice = WalkerMessages.Choice()
  ) {
    self.configuration = configuration
    self.choice = choice
  }

  deinit { stop() }

  package func start(
    _ deliver: @escaping @Sendable (SourceEvent) -> Void
  ) throws(GaitlabError) {
    let (configuration, choice, name) = (configuration, choice, name)
    try thread.start(name) { () throws(GaitlabError) in
      return try SourceThread(name, deliver: deliver) { signal, outlet in
        Self.walk(
          WalkerMessages(configuration, choice), as: SourcePeer(name), until: signal, into: outlet)
      }
    }
  }

  package func stop() { thread.take()?.stop() }

  private static func walk(
    _ walker: WalkerMessages, as peer: SourcePeer, until signal: StopSignal,
    into outlet: EventOutlet
  ) {
    var walker = walker
    outlet.send(.opened(peer))
    let start = ArrivalClock.now()
    outlet.send(.messages([walker.announcement], from: peer, at: start))
    while let block = walker.next(seconds: blockSeconds) {
      guard signal.wait(seconds: start + block.endSeconds - ArrivalClock.now()) else { return }
      if !block.messages.isEmpty {
        outlet.send(.messages(block.messages, from: peer, at: ArrivalClock.now()))
      }
    }
    outlet.send(.ended)
  }
}
