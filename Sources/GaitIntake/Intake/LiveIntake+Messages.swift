import GaitModel

extension LiveIntake {
  mutating func admit(_ key: PeerKey, at arrival: Double) -> Bool {
    if peers[key] != nil {
      peers[key]?.lastArrival = arrival
      return true
    }
    if peers.keys.count(where: { $0.source == key.source }) >= Self.mostPeers {
      // The one that has been silent longest and that nobody listens to makes room.
      let listened = Set(streams.values.map { PeerKey(source: $0.source, peer: $0.peer) })
      let oldest = peers.filter { $0.key.source == key.source && !listened.contains($0.key) }
        .min { $0.value.lastArrival < $1.value.lastArrival }
      guard let oldest else { return false }
      peers[oldest.key] = nil
    }
    peers[key] = Peer(clock: nil, lastArrival: arrival)
    return true
  }

  /// Takes what a stream has said last, although its line has no end.
  mutating func finishDecoding(source: Int, now: Double, _ emit: (IntakeOutput) -> Void) {
    for key in peers.keys where key.source == source {
      var messages: [WireMessage] = []
      peers[key]?.decoder.finish { messages.append($0) }
      for message in messages { take(message, key: key, arrival: now, emit) }
    }
  }

  mutating func receive(
    _ bytes: [UInt8], key: PeerKey, _ isDatagram: Bool, _ arrival: Double,
    _ emit: (IntakeOutput) -> Void
  ) {
    guard admit(key, at: arrival), var decoder = peers[key]?.decoder else {
      sourceCounters[key.source].foreign += 1
      return
    }
    var messages: [WireMessage] = []
    decoder.push(bytes, isDatagram: isDatagram) { messages.append($0) }
    let malformed = decoder.malformed - (peers[key]?.malformed ?? 0)
    peers[key]?.malformed = decoder.malformed
    peers[key]?.decoder = decoder
    if malformed > 0 {
      sourceCounters[key.source].malformed += malformed
      let reason = decoder.lastProblem
      lastMalformed[key.source] = reason
      sourceMachines[key.source].handle(.malformed(reason: reason, at: arrival))
      forEachStream(of: key.source) { stream in
        if stream.peer == key.peer {
          stream.machine.handle(.malformed(reason: reason, at: arrival))
        }
      }
    }
    for message in messages { take(message, key: key, arrival: arrival, emit) }
  }

  mutating func take(
    _ message: WireMessage, key: PeerKey, arrival: Double, _ emit: (IntakeOutput) -> Void
  ) {
    switch message {
    case .announcement(let announcement): peers[key]?.announcement = announcement
    case .frame(let frame):
      guard !sources[key.source].isReference else { return }
      take(
        frame.cells, foot: frame.foot, isReference: false, sequence: frame.sequence,
        deviceMicroseconds: frame.deviceMicroseconds, key: key, arrival: arrival, emit)
    case .force(let force):
      // A stranger's force would decide about stances from then on.
      let isOfInsoles = streams.values.contains {
        !$0.key.isReference && $0.source == key.source && $0.peer == key.peer
      }
      guard isOfInsoles || sources[key.source].isReference else { return }
      take(
        [force.newtons], foot: force.foot, isReference: true, sequence: force.sequence,
        deviceMicroseconds: force.deviceMicroseconds, key: key, arrival: arrival, emit)
    }
  }

  mutating func take(
    _ values: [Float], foot: Foot, isReference: Bool, sequence: UInt32?,
    deviceMicroseconds: Int64, key: PeerKey, arrival: Double, _ emit: (IntakeOutput) -> Void
  ) {
    let streamKey = IntakeStream.Key(foot: foot, isReference: isReference)
    guard
      var stream = streams[streamKey]
        ?? begin(streamKey, values: values, key: key, at: arrival, emit)
    else { return }
    guard isListenedTo(key, stream, at: arrival) else {
      stream.order.count {
        $0.foreign += 1
        $0.received += 1
      }
      streams[streamKey] = stream
      return
    }
    guard values.count == stream.valueCount else {
      sourceCounters[key.source].malformed += 1
      lastMalformed[key.source] =
        "a frame of \(values.count) cells from an insole of \(stream.valueCount)"
      return
    }
    guard stream.limit.admits(at: arrival) else {
      stream.order.count {
        $0.overRate += 1
        $0.received += 1
      }
      streams[streamKey] = stream
      return
    }
    let device = Double(deviceMicroseconds) * 1e-6
    let isNewPeer = stream.peer != key.peer || stream.source != key.source
    stream.machine.handle(.frame(at: arrival))
    sourceMachines[key.source].handle(.frame(at: arrival))
    stream.lastArrival = arrival
    let verdict = stream.order.push(
      values, sequence: sequence, device: device, arrival: arrival
    ) { values, device, arrival in
      stream.held.append(.init(values: values, device: device, arrival: arrival))
    }
    if isNewPeer { follow(key, &stream, verdict) }
    if verdict == .restarted {
      // What is held is still by the old clock.
      clocks[stream.clock]?.settle()
      release(&stream, emit)
      // The other foot may have noticed first.
      let known = peers[key]?.clock
      stream.clock = known.flatMap { $0 == stream.clock ? nil : $0 } ?? newClock(of: key)
    }
    if verdict != .dropped { clocks[stream.clock]?.observe(device: device, arrival: arrival) }
    release(&stream, emit)
    streams[streamKey] = stream
    forgetClocks()
  }
}
