import GaitModel
import PlainText

extension LiveIntake {
  mutating func admit(_ key: PeerKey, at arrival: Double) -> Bool {
    // Nobody who is known is looked up for more than that: it would copy them.
    if (peers[key]?.lastArrival = arrival) != nil { return true }
    if peers.keys.count(where: { $0.source == key.source }) >= Self.mostPeers {
      // The one that has been silent longest and that nobody listens to makes room.
      let listened = Set(streams.map { PeerKey(source: $0.source, peer: $0.peer) })
      let oldest = peers.filter { $0.key.source == key.source && !listened.contains($0.key) }
        .min { $0.value.lastArrival < $1.value.lastArrival }
      guard let oldest else { return false }
      peers[oldest.key] = nil
    }
    peers[key] = Peer(firstArrival: arrival)
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
    guard admit(key, at: arrival) else {
      sourceCounters[key.source].foreign += 1
      return
    }
    var messages: [WireMessage] = []
    let malformed =
      peers[key]?.decode(bytes, isDatagram: isDatagram) { messages.append($0) } ?? 0
    if malformed > 0 {
      sourceCounters[key.source].malformed += malformed
      let reason = peers[key]?.decoder.lastProblem ?? ""
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
      let isOfInsoles = streams.contains {
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
    let known = streams.firstIndex { $0.key == streamKey }
    guard let index = known ?? begin(streamKey, values: values, key: key, at: arrival, emit)
    else { return }
    guard isListenedTo(key, streams[index], at: arrival) else {
      streams[index].refuse(\.foreign)
      return
    }
    guard values.count == streams[index].valueCount else {
      sourceCounters[key.source].malformed += 1
      lastMalformed[key.source] =
        "a frame of \(Counted.text(values.count, "cell")) from an insole of \(streams[index].valueCount)"
      return
    }
    guard streams[index].limit.admits(at: arrival) else {
      streams[index].refuse(\.overRate)
      return
    }
    streams[index].machine.handle(.frame(at: arrival))
    sourceMachines[key.source].handle(.frame(at: arrival))
    streams[index].lastArrival = arrival
    let sample = PendingSample(
      values: values, device: Double(deviceMicroseconds) * 1e-6, arrival: arrival)
    let (copy, placed) = streams[index].place(sample, sequence: sequence)
    if let copy { push(copy, sequence: sequence, key: key, index, emit) }
    if let placed { push(placed, sequence: sequence, key: key, index, emit) }
    release(index, emit)
    forgetClocks()
  }

  private mutating func push(
    _ sample: PendingSample, sequence: UInt32?, key: PeerKey, _ index: Int,
    _ emit: (IntakeOutput) -> Void
  ) {
    let isNewPeer = streams[index].peer != key.peer || streams[index].source != key.source
    let verdict = streams[index].push(
      sample.values, sequence: sequence, device: sample.device, arrival: sample.arrival)
    if isNewPeer { follow(key, index, verdict) }
    if verdict == .restarted { restart(index, of: key, emit) }
    if verdict != .dropped {
      clocks[streams[index].clock]?.observe(device: sample.device, arrival: sample.arrival)
    }
  }
}
