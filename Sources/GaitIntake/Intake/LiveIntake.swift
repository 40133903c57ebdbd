package import GaitModel

/// Makes one session of what devices send: who is listened to, in which order, at what time.
///
/// A value without a clock or a port: it is told what arrived when. So an hour of faults can be run
/// through it in seconds, and what it counts can be checked against what was sent.
package struct LiveIntake: Sendable {
  /// Where something comes from.
  package struct Source: Equatable, Sendable {
    package var name: String
    package var isReference: Bool
    /// Whether its senders cannot hang up.
    package var isDatagram: Bool
    /// Whether its devices may have been sending for long before anybody listens.
    package var isJoinedMidway: Bool

    package init(
      name: String, isReference: Bool = false, isDatagram: Bool = false,
      isJoinedMidway: Bool? = nil
    ) {
      self.name = name
      self.isReference = isReference
      self.isDatagram = isDatagram
      self.isJoinedMidway = isJoinedMidway ?? isDatagram
    }
  }

  /// A sender, what it said of itself, and how far its bytes have been read.
  struct Peer {
    var decoder = WireDecoder()
    var announcement: StreamAnnouncement?
    /// Nil until it is listened to.
    var clock: Int?
    let firstArrival: Double
    var lastArrival: Double
    /// Whether its transport keeps the order of what is sent.
    private(set) var isOrdered = true
    private var malformed = 0

    init(firstArrival: Double) {
      self.firstArrival = firstArrival
      lastArrival = firstArrival
    }

    /// Takes bytes, and counts those that were no message.
    mutating func decode(
      _ bytes: [UInt8], isDatagram: Bool, into deliver: (WireMessage) -> Void
    ) -> Int {
      isOrdered = !isDatagram
      decoder.push(bytes, isDatagram: isDatagram, into: deliver)
      defer { malformed = decoder.malformed }
      return decoder.malformed - malformed
    }
  }

  struct PeerKey: Hashable {
    let source: Int
    let peer: SourcePeer
  }

  /// Senders that are remembered for each source; more are strangers.
  static let mostPeers = 32
  /// Devices announce themselves each second: so long one is waited for, in seconds, that has been joined midway.
  static let announcementSeconds = 2.5
  /// How often a moment of both clocks is kept, in seconds.
  static let clockPointSeconds = 10.0
  /// Nothing arrives before it was measured, by more than what a bent clock is off, in seconds.
  static let futureSeconds = 0.5
  /// So many in a row are no mistake: the device's clock was set.
  static let mostFromTheFuture = 20
  /// Samples in a row with times before that of the last one, after which the clock is a wrong one.
  static let mostBehind = 200
  /// A sender that was silent for so long may be followed by another of the same host.
  static let silenceSeconds = 1.0
  /// How often a host that shares its session says something at least.
  static let hostHz = 4.0

  package private(set) var options: IntakeOptions
  let sources: [Source]
  var sourceMachines: [ConnectionMachine]
  var sourceCounters: [StreamCounters]
  var lastMalformed: [String?]
  var peers: [PeerKey: Peer] = [:]
  /// By a number of their own: feet of one device share one.
  var clocks: [Int: DeviceClock] = [:]
  var clockCount = 0
  /// At most four: insoles before references, left before right.
  ///
  /// Changed in place, since a stream that is held twice is copied with all that waits in it.
  var streams: [IntakeStream] = []
  /// Arrival time that is the session's time zero.
  var zero: Double?

  package init(sources: [Source], options: IntakeOptions = IntakeOptions()) {
    self.sources = sources
    self.options = options
    sourceMachines = sources.map { ConnectionMachine(isDatagram: $0.isDatagram) }
    sourceCounters = sources.map { _ in StreamCounters() }
    lastMalformed = sources.map { _ in nil }
  }

  /// Describes the insole of devices that announce none.
  package mutating func describe(_ insole: InsoleDescription) {
    options.layouts[insole.layout.cellCount] = insole
  }

  /// Takes what happened at a source.
  ///
  /// - Parameters:
  ///   - event: what happened.
  ///   - source: index of the source.
  ///   - now: seconds of the arrival clock, for events without a time of their own.
  ///   - emit: gets what is ready.
  package mutating func take(
    _ event: SourceEvent, source: Int, now: Double, emit: (IntakeOutput) -> Void
  ) {
    switch event {
    case .opened(let peer):
      peers[PeerKey(source: source, peer: peer)] = nil
      sourceMachines[source].handle(.opened(at: now))
      forEachStream(of: source) { stream in
        if stream.peer == peer || stream.peer.host == peer.host {
          stream.machine.handle(.opened(at: now))
        }
      }
    case .received(let bytes, let peer, let isDatagram, let arrival):
      receive(bytes, key: PeerKey(source: source, peer: peer), isDatagram, arrival, emit)
    case .messages(let messages, let peer, let arrival):
      let key = PeerKey(source: source, peer: peer)
      guard admit(key, at: arrival) else { return }
      for message in messages { take(message, key: key, arrival: arrival, emit) }
    case .shared(_, let arrival):
      // It is a session already: only that somebody is there is of interest here.
      sourceMachines[source].samplingRateHz = Self.hostHz
      sourceMachines[source].handle(.frame(at: arrival))
    case .closed(let peer, let reason):
      closed(PeerKey(source: source, peer: peer), reason: reason, now: now)
    case .retrying(let seconds, let attempt, let reason):
      let input = ConnectionMachine.Input.retrying(
        inSeconds: seconds, attempt: attempt, reason: reason, at: now)
      sourceMachines[source].handle(input)
      forEachStream(of: source) { $0.machine.handle(input) }
    case .ended:
      finishDecoding(source: source, now: now, emit)
      sourceMachines[source].handle(.ended(at: now))
      forEachStream(of: source) { $0.machine.handle(.ended(at: now)) }
    }
  }

  /// Tells the time: holes are given up, stalls noticed.
  package mutating func tick(now: Double, emit: (IntakeOutput) -> Void) {
    for index in sourceMachines.indices { sourceMachines[index].handle(.tick(at: now)) }
    for index in streams.indices {
      streams[index].machine.handle(.tick(at: now))
      streams[index].tick(now: now)
      let clock = streams[index].clock
      if let first = streams[index].held.first, clocks[clock]?.isSettled == false,
        now - first.arrival >= DeviceClock.settlingSeconds
      {
        clocks[clock]?.settle()
      }
      release(index, emit)
    }
    forgetClocks()
  }

  /// Gives out everything that still waits.
  package mutating func finish(emit: (IntakeOutput) -> Void) {
    for index in streams.indices {
      streams[index].flush()
      clocks[streams[index].clock]?.settle()
      release(index, emit)
    }
  }

  /// Samples that wait for an earlier one or for their clock.
  package var waitingCount: Int {
    streams.reduce(0) { $0 + $1.order.waitingCount + $1.held.count }
  }

  /// Every stream, and every source that nothing has come from.
  package var status: [DeviceStatus] {
    sources.indices.flatMap { source -> [DeviceStatus] in
      let own = streams.filter { $0.source == source }
      guard !own.isEmpty else {
        return [
          DeviceStatus(
            source: sources[source].name, isReference: sources[source].isReference,
            connection: sourceMachines[source].state, counters: sourceCounters[source])
        ]
      }
      return own.enumerated().map { position, stream in
        var counters = stream.order.counters
        counters.reconnects = stream.machine.reconnects
        // What is no frame is of no foot; it is told once.
        if position == 0 {
          counters.malformed += sourceCounters[source].malformed
          counters.foreign += sourceCounters[source].foreign
        }
        return DeviceStatus(
          source: sources[source].name, device: stream.device, foot: stream.key.foot,
          isReference: stream.key.isReference, connection: stream.machine.state, counters: counters,
          clock: clocks[stream.clock]?.status, samplingRateHz: stream.measuredHz)
      }
    }
  }

  /// Why something could last not be read; nil if everything could.
  package var latestProblem: String? { lastMalformed.compactMap { $0 }.last }
}

extension IntakeStream.Key {
  static func isBefore(_ a: Self, _ b: Self) -> Bool {
    (a.isReference ? 1 : 0, a.foot.rawValue) < (b.isReference ? 1 : 0, b.foot.rawValue)
  }
}

extension SourcePeer {
  /// The address without its port.
  var host: Substring { name.lastIndex(of: ":").map { name[..<$0] } ?? name[...] }
}
