import GaitModel

extension LiveIntake {
  // MARK: - Streams

  mutating func begin(
    _ streamKey: IntakeStream.Key, values: [Float], key: PeerKey, at now: Double,
    _ emit: (IntakeOutput) -> Void
  ) -> IntakeStream? {
    guard let peer = peers[key] else { return nil }
    let announcement = peer.announcement
    var rate = announcement?.samplingRateHz ?? 1000
    if streamKey.isReference {
      // Without a header nobody knows its rate, and so what is lost.
      guard announcement != nil else { return nil }
      emit(.reference(streamKey.foot, device: announcement?.device ?? sources[key.source].name))
    } else {
      guard let insole = announcement?.insole ?? options.layouts[values.count],
        insole.layout.cellCount == values.count
      else {
        emit(.unknownLayout(streamKey.foot, cellCount: values.count))
        return nil
      }
      rate = insole.samplingRateHz
      let announced =
        announcement
        ?? StreamAnnouncement(
          device: sources[key.source].name, insole: insole, samplingRateHz: rate)
      emit(.insole(streamKey.foot, announced, insole))
    }
    return IntakeStream(
      key: streamKey, source: key.source, peer: key.peer,
      clock: peer.clock ?? newClock(of: key),
      device: announcement?.device ?? "", samplingRateHz: rate, valueCount: values.count,
      machine: sourceMachines[key.source], at: now)
  }

  mutating func newClock(of key: PeerKey) -> Int {
    clockCount += 1
    clocks[clockCount] = DeviceClock()
    peers[key]?.clock = clockCount
    return clockCount
  }

  /// Drops the clocks that nothing is timed by any more.
  mutating func forgetClocks() {
    // There are never more in use.
    guard clocks.count > streams.count + peers.count else { return }
    let used = Set(streams.values.map(\.clock) + peers.values.compactMap(\.clock))
    clocks = clocks.filter { used.contains($0.key) }
  }

  /// Whether a sender is the one of a stream, or may take it over.
  func isListenedTo(_ key: PeerKey, _ stream: IntakeStream, at now: Double) -> Bool {
    if stream.source == key.source, stream.peer == key.peer { return true }
    guard now - stream.lastArrival >= Self.silenceSeconds else { return false }
    if options.acceptsAnySender { return true }
    return stream.source == key.source && stream.peer.host == key.peer.host
  }

  /// Listens to another sender from now on; a device that came back goes on with its clock.
  mutating func follow(
    _ key: PeerKey, _ stream: inout IntakeStream, _ verdict: ReorderBuffer<[Float]>.Verdict
  ) {
    stream.peer = key.peer
    stream.source = key.source
    switch verdict {
    case .restarted: if peers[key]?.clock == nil { _ = newClock(of: key) }
    case .taken, .dropped: peers[key]?.clock = stream.clock
    }
    if let device = peers[key]?.announcement?.device { stream.device = device }
  }

  mutating func closed(_ key: PeerKey, reason: String, now: Double) {
    peers[key] = nil
    sourceMachines[key.source].handle(.closed(reason: reason, at: now))
    forEachStream(of: key.source) { stream in
      guard stream.peer == key.peer else { return }
      stream.machine.handle(.closed(reason: reason, at: now))
      // Whoever comes from there next is the device again.
      stream.lastArrival = -.infinity
    }
  }

  mutating func forEachStream(of source: Int, _ body: (inout IntakeStream) -> Void) {
    for key in streams.keys where streams[key]?.source == source {
      if var stream = streams[key] {
        body(&stream)
        streams[key] = stream
      }
    }
  }

  // MARK: - Times

  /// Gives out what is in order, once the clock is known.
  mutating func release(_ stream: inout IntakeStream, _ emit: (IntakeOutput) -> Void) {
    guard let clock = clocks[stream.clock], clock.isSettled, !stream.held.isEmpty else { return }
    let held = stream.held
    stream.held.removeAll(keepingCapacity: true)
    for item in held {
      let ours = clock.sessionSeconds(device: item.device)
      guard ours <= item.arrival + Self.futureSeconds else {
        rejectFutureSample(&stream)
        continue
      }
      stream.futureCount = 0
      if zero == nil { zero = ours - options.startSeconds }
      // Whole microseconds: no device is finer, and the store packs them tightly.
      let seconds = ((ours - (zero ?? 0)) * 1e6).rounded() / 1e6
      guard seconds > stream.lastSessionSeconds ?? -.infinity else {
        stream.order.countLate()
        continue
      }
      stream.lastSessionSeconds = seconds
      stream.noteRate(device: item.device)
      give(item, at: seconds, of: stream, emit)
      if item.arrival - stream.clockPointAt >= Self.clockPointSeconds {
        stream.clockPointAt = item.arrival
        emit(
          .clock(
            ClockPoint(
              foot: stream.key.foot, isReference: stream.key.isReference, sessionSeconds: seconds,
              deviceSeconds: item.device)))
      }
    }
  }

  /// Counts a sample that arrived before it was measured: its time is wrong, or the clock was set.
  private mutating func rejectFutureSample(_ stream: inout IntakeStream) {
    stream.futureCount += 1
    stream.order.countLate()
    guard stream.futureCount >= Self.mostFromTheFuture else { return }
    stream.futureCount = 0
    stream.order.count { $0.restarts += 1 }
    stream.clock = newClock(of: PeerKey(source: stream.source, peer: stream.peer))
  }

  func give(
    _ item: PendingSample, at seconds: Double, of stream: IntakeStream,
    _ emit: (IntakeOutput) -> Void
  ) {
    let foot = stream.key.foot
    if stream.key.isReference {
      emit(
        .force(ForceSample(foot: foot, timeSeconds: seconds, newtons: Double(item.values[0]))))
    } else {
      emit(
        .frame(
          PressureFrame(foot: foot, timeSeconds: seconds, cells: item.values),
          arrival: item.arrival))
    }
  }
}
