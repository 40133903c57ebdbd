import Foundation
package import GaitFiles
package import GaitIntake

/// A simulated device: sends a walk to a sink, at the walk's own pace or as fast as it is taken.
package struct WalkerSender {
  /// What was sent.
  package struct Counts: Equatable, Sendable {
    /// Frames and forces that the sink has taken.
    package var sent = 0
    /// Frames and forces that found nobody, or a receiver that was behind.
    package var refused = 0
    package var announcements = 0
    /// Whether the receiver went for good before the walk's end.
    package var hasReceiverEnded = false

    package init() {}
  }

  package enum Pace: Equatable, Sendable {
    case realTime
    /// What is refused is offered again until it is taken.
    case asFastAsTaken
  }

  private static let blockSeconds = 0.01
  private static let announcementSeconds = 1.0
  /// How long at most nobody asks whether it is cancelled.
  private static let longestSleepSeconds = 0.05

  private var walker: WalkerMessages
  private let pace: Pace
  private let encode: (WireMessage) -> [UInt8]
  private let announcement: [UInt8]
  private var counts = Counts()
  private var announcedAt = -Double.infinity
  private var announcedConnection = 0

  /// Prepares a sender.
  ///
  /// - Parameters:
  ///   - walker: what is said.
  ///   - pace: how fast.
  ///   - encode: makes the bytes of a message: one line or one binary frame.
  package init(
    _ walker: WalkerMessages, pace: Pace = .realTime, encode: @escaping (WireMessage) -> [UInt8]
  ) {
    self.walker = walker
    self.pace = pace
    self.encode = encode
    announcement = encode(walker.announcement)
  }

  /// Sends until the walk has ended, the receiver has gone for good, or it is cancelled.
  ///
  /// - Parameters:
  ///   - sink: where it goes; it is left open.
  ///   - isCancelled: asked at least every 50 ms.
  /// - Returns: what was sent.
  /// - Throws: what the sink throws.
  package mutating func run(
    into sink: any MessageSink, isCancelled: () -> Bool
  ) throws(GaitlabError) -> Counts {
    let start = ArrivalClock.now()
    while !counts.hasReceiverEnded, !isCancelled(),
      let block = walker.next(seconds: Self.blockSeconds)
    {
      if pace == .realTime {
        guard sleep(until: start + block.endSeconds, isCancelled) else { break }
      }
      let messages = block.messages.map(encode)
      var outcome = try send(messages, at: block.endSeconds, into: sink, isCancelled)
      while outcome == .refused, pace == .asFastAsTaken,
        sleep(until: ArrivalClock.now() + 0.001, isCancelled)
      {
        outcome = try send(messages, at: block.endSeconds, into: sink, isCancelled)
      }
      switch outcome {
      case .taken: counts.sent += messages.count
      case .refused: counts.refused += messages.count
      case .ended: counts.hasReceiverEnded = true
      }
    }
    return counts
  }

  /// Sends a block, behind the announcement where that is due.
  private mutating func send(
    _ messages: [[UInt8]], at seconds: Double, into sink: any MessageSink,
    _ isCancelled: () -> Bool
  ) throws(GaitlabError) -> SinkOutcome {
    let connection = sink.connections
    let isDue =
      connection != announcedConnection || seconds - announcedAt >= Self.announcementSeconds
    let outcome = try sink.send(
      isDue ? [announcement] + messages : messages, isCancelled: isCancelled)
    if isDue, outcome == .taken {
      announcedAt = seconds
      announcedConnection = connection
      counts.announcements += 1
    }
    return outcome
  }

  /// Sleeps in short naps; false when it is cancelled.
  private func sleep(until seconds: Double, _ isCancelled: () -> Bool) -> Bool {
    while true {
      if isCancelled() { return false }
      let left = seconds - ArrivalClock.now()
      guard left > 0 else { return true }
      Thread.sleep(forTimeInterval: min(left, Self.longestSleepSeconds))
    }
  }
}
