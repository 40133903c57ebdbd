import Foundation
import GaitIntake
import NIOCore
import Synchronization

/// One who looks on, and what waits for that connection.
///
/// A class because the session's thread and the connection share it; the mutex guards the queue.
final class ShareGuest: Sendable {
  /// How long a connection may take nothing at all until it is closed, in seconds.
  private static let stuckSeconds = 30.0

  private struct State {
    var queue = ShareQueue()
    var isWoken = false
    /// When the connection last took something.
    var tookAt = ArrivalClock.now()
  }

  let name: String
  private let channel: any Channel
  private let state = Mutex(State())

  init(_ channel: any Channel, name: String) {
    self.channel = channel
    self.name = name
  }

  /// Packets that it has missed.
  var dropped: Int { state.withLock { $0.queue.dropped } }

  func push(_ packets: [SharePacket]) {
    state.withLock { state in
      for packet in packets { state.queue.push(packet) }
    }
  }

  /// Has the connection take what it has room for.
  func wake() {
    let isNeeded = state.withLock { state in
      defer { state.isWoken = true }
      return !state.isWoken
    }
    if isNeeded { channel.eventLoop.execute { self.pump() } }
  }

  /// Writes as much as the connection takes; on its loop.
  func pump() {
    state.withLock { $0.isWoken = false }
    var wrote = false
    while channel.isWritable, let packet = state.withLock({ $0.queue.pop() }) {
      channel.write(ByteBuffer(bytes: packet.bytes), promise: nil)
      wrote = true
    }
    if wrote { channel.flush() }
    let now = ArrivalClock.now()
    let isStuck = state.withLock { state in
      if wrote || channel.isWritable { state.tookAt = now }
      return now - state.tookAt > Self.stuckSeconds
    }
    if isStuck { channel.close(promise: nil) }
  }

  /// Waits until nothing waits any more.
  func flush(until deadline: Double) {
    while ArrivalClock.now() < deadline {
      let done = channel.eventLoop.submit { () -> Bool in
        self.pump()
        guard self.channel.isActive else { return true }
        return self.channel.isWritable && self.state.withLock { $0.queue.isEmpty }
      }
      guard let isDone = try? done.wait(), !isDone else { return }
      Thread.sleep(forTimeInterval: 0.01)
    }
  }
}

/// Judges the first words of a connection and lets it in or not.
final class ShareDoor: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// How long somebody may take to say the token, in seconds.
  private static let helloSeconds: Int64 = 5
  /// How long one waits for the answer who does not know it, so that guessing takes years.
  private static let refusalSeconds: Int64 = 1

  private let hub: ShareHub
  private var heard: [UInt8] = []
  private var guest: ShareGuest?
  private var hasAnswered = false
  private var timeout: Scheduled<Void>?

  init(_ hub: ShareHub) { self.hub = hub }

  func channelActive(context: ChannelHandlerContext) {
    let channel = context.channel
    timeout = context.eventLoop.scheduleTask(in: .seconds(Self.helloSeconds)) {
      channel.close(promise: nil)
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    // Whoever looks on has nothing more to say.
    guard !hasAnswered else {
      context.close(promise: nil)
      return
    }
    heard += Array(unwrapInboundIn(data).readableBytesView)
    switch ShareHandshake.hear(heard, token: hub.token) {
    case .incomplete: return
    case .nonsense: context.close(promise: nil)
    case .answer(.welcome): admit(context)
    case .answer(let answer): refuse(answer, context)
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) { guest?.pump() }

  func channelInactive(context: ChannelHandlerContext) {
    timeout?.cancel()
    guard let guest else { return }
    self.guest = nil
    hub.leave(guest)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func admit(_ context: ChannelHandlerContext) {
    let guest = ShareGuest(
      context.channel, name: SourcePeer(context.remoteAddress).name)
    guard hub.admit(guest) else {
      refuse(.full, context)
      return
    }
    hasAnswered = true
    timeout?.cancel()
    self.guest = guest
    context.writeAndFlush(
      wrapOutboundOut(ByteBuffer(bytes: ShareHandshake.bytes(.welcome))), promise: nil)
    guest.pump()
  }

  private func refuse(_ answer: ShareHandshake.Answer, _ context: ChannelHandlerContext) {
    hasAnswered = true
    if answer == .wrongToken { hub.refused(SourcePeer(context.remoteAddress).name) }
    let channel = context.channel
    context.eventLoop.scheduleTask(in: .seconds(Self.refusalSeconds)) {
      channel.writeAndFlush(ByteBuffer(bytes: ShareHandshake.bytes(answer)))
        .whenComplete { _ in channel.close(promise: nil) }
    }
  }
}
