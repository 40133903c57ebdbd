import Dispatch
package import GaitFiles
package import GaitIntake
import NIOCore
import Synchronization

/// A live session that another gaitlab shares; it is connected to, again and again if need be.
///
/// A class because it owns a connection and a thread.
package final class AttachSource: LiveSource {
  /// How long the start waits for the host's first answer, in seconds.
  private static let firstAnswerSeconds = 4.0

  package let address: SourceAddress
  private let token: ShareToken
  private let connector = SourceSlot<Reconnector>()

  package init(_ address: SourceAddress, token: ShareToken) {
    self.address = address
    self.token = token
  }

  deinit { stop() }

  package var name: String { "host \(address)" }

  /// Begins to connect.
  ///
  /// - Throws: `sourceFailed` if the host does not let us in; one that is not there yet is tried again.
  package func start(
    _ deliver: @escaping @Sendable (SourceEvent) -> Void
  ) throws(GaitlabError) {
    let (address, name, token) = (address, name, token)
    guard address.port > 0 else {
      throw GaitlabError(
        .sourceFailed, file: name, found: "port 0", expected: "the port that the host shares on",
        advice: "write it such as 192.168.1.20:9100")
    }
    let first = FirstAnswer()
    try connector.start(name) {
      let started = Reconnector(
        address, NetworkLoop(deliver), onRetry: { first.tell(nil) }
      ) { connection in
        ShareReceiver(
          connection.loop.outlet, token: token,
          onWelcome: {
            connection.succeeded()
            first.tell(nil)
          },
          onClosed: { reason, problem in
            if let problem { first.tell(problem) }
            // To ask again with the same token would be guessing.
            if case .refused(let answer) = problem, !answer.isForNow { return }
            connection.retry(after: reason)
          })
      }
      started.connect()
      return started
    }
    guard let refusal = first.wait(seconds: Self.firstAnswerSeconds) else { return }
    stop()
    throw GaitlabError(
      .sourceFailed, file: name, found: refusal.reason, advice: Self.advice(refusal))
  }

  package func stop() { connector.take()?.loop.stop() }

  private static func advice(_ problem: ShareDecoder.Problem) -> String {
    switch problem {
    case .refused(.wrongToken): "read it off the host's screen: key i shows it"
    case .refused(.full): "end another view first"
    case .refused(.otherVersion): "install the same version on both machines"
    case .refused(.welcome), .noHost, .tooLong:
      "give the address that `gaitlab live --share` shows"
    }
  }
}

/// The outcome of the first attempt, for whoever waits for it.
private final class FirstAnswer: Sendable {
  private let answered = DispatchSemaphore(value: 0)
  private let refusal = Mutex<ShareDecoder.Problem?>(nil)

  func tell(_ problem: ShareDecoder.Problem?) {
    refusal.withLock { $0 = $0 ?? problem }
    answered.signal()
  }

  /// Why it is in vain to try again; nil where it is not, or where nothing is known yet.
  func wait(seconds: Double) -> ShareDecoder.Problem? {
    guard answered.wait(timeout: .now() + seconds) == .success else { return nil }
    return refusal.withLock { $0 }
  }
}

/// Says the token, and passes on what the host shares.
private final class ShareReceiver: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  /// A host says something several times a second.
  private static let silenceSeconds = 6.0

  private let outlet: EventOutlet
  private let token: ShareToken
  private let onWelcome: () -> Void
  private let onClosed: (String, ShareDecoder.Problem?) -> Void
  private var decoder = ShareDecoder()
  private var peer = SourcePeer("unknown address")
  private var reason = "the host has closed the connection"
  private var problem: ShareDecoder.Problem?
  private var heardAt = ArrivalClock.now()
  private var watch: RepeatedTask?

  init(
    _ outlet: EventOutlet, token: ShareToken, onWelcome: @escaping () -> Void,
    onClosed: @escaping (String, ShareDecoder.Problem?) -> Void
  ) {
    self.outlet = outlet
    self.token = token
    self.onWelcome = onWelcome
    self.onClosed = onClosed
  }

  func channelActive(context: ChannelHandlerContext) {
    peer = SourcePeer(context.remoteAddress)
    context.writeAndFlush(
      NIOAny(ByteBuffer(bytes: ShareHandshake.hello(token))), promise: nil)
    heardAt = ArrivalClock.now()
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    watch = context.eventLoop.scheduleRepeatedTask(
      initialDelay: .seconds(1), delay: .seconds(1)
    ) { _ in
      let (receiver, context) = bound.value
      guard ArrivalClock.now() - receiver.heardAt > Self.silenceSeconds else { return }
      receiver.reason = "the host is silent"
      context.close(promise: nil)
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard problem == nil else { return }
    let now = ArrivalClock.now()
    heardAt = now
    let wasWelcome = decoder.isWelcome
    var packets: [SharePacket] = []
    do throws(ShareDecoder.Problem) {
      try decoder.push(Array(unwrapInboundIn(data).readableBytesView)) { packets.append($0) }
    } catch {
      problem = error
      reason = error.reason
      context.close(promise: nil)
    }
    if decoder.isWelcome, !wasWelcome {
      outlet.send(.opened(peer))
      onWelcome()
    }
    if packets.contains(where: { $0.kind == .ended }) {
      reason = "the host has ended the session"
    }
    if !packets.isEmpty { outlet.send(.shared(packets, at: now)) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    watch?.cancel()
    outlet.send(.closed(peer, reason: reason))
    onClosed(reason, problem)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    reason = SourceFailure.reason(error)
    context.close(promise: nil)
  }
}
