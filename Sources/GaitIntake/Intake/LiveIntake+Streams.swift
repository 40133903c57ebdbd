import GaitModel

extension LiveIntake {
  // MARK: - Streams

  /// Begins a stream with its first sample.
  ///
  /// - Returns: its place among the streams; nil where it is not known what it measures.
  mutating func begin(
    _ streamKey: IntakeStream.Key, values: [Float], key: PeerKey, at now: Double,
    _ emit: (IntakeOutput) -> Void
  ) -> Int? {
    guard let peer = peers[key] else { return nil }
    let announcement = peer.announcement
    var rate = announcement?.samplingRateHz ?? 1000
    if streamKey.isReference {
      // Without a header nobody knows its rate, and so what is lost.
      guard announcement != nil else { return nil }
      emit(.reference(streamKey.foot, device: announcement?.device ?? sources[key.source].name))
    } else {
      // What a device says of itself is worth more than what is remembered of one with as many cells.
      let hasHadTime =
        announcement != nil || !sources[key.source].isJoinedMidway
        || now - peer.firstArrival >= Self.announcementSeconds
      let described = announcement?.insole ?? options.layouts[values.count]
      guard
        let insole = described ?? (hasHadTime ? options.rememberedLayouts[values.count] : nil),
        insole.layout.cellCount == values.count
      else {
        if hasHadTime { emit(.unknownLayout(streamKey.foot, cellCount: values.count)) }
        return nil
      }
      rate = insole.samplingRateHz
      let announced =
        announcement
        ?? StreamAnnouncement(
          device: sources[key.source].name, insole: insole, samplingRateHz: rate)
      emit(.insole(streamKey.foot, announced, insole))
    }
    let stream = IntakeStream(
      key: streamKey, source: key.source, peer: key.peer,
      clock: peer.clock ?? newClock(of: key),
      device: announcement?.device ?? "", samplingRateHz: rate, valueCount: values.count,
      isOrdered: peer.isOrdered,
      machine: sourceMachines[key.source], at: now)
    let index =
      streams.firstIndex { IntakeStream.Key.isBefore(streamKey, $0.key) } ?? streams.endIndex
    streams.insert(stream, at: index)
    return index
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
    let used = Set(streams.map(\.clock) + peers.values.compactMap(\.clock))
    clocks = clocks.filter { used.contains($0.key) }
  }

  /// Whether a sender is the one of a stream, or may take it over.
  func isListenedTo(_ key: PeerKey, _ stream: IntakeStream, at now: Double) -> Bool {
    if stream.source == key.source, stream.peer == key.peer { return true }
    guard now - stream.lastArrival >= Self.silenceSeconds else { return false }
    if options.acceptsAnySender { return true }
    return stream.source == key.source && stream.peer.host == key.peer.host
  }

  /// Listens to another sender from now on; a device that came back continues with its clock.
  mutating func follow(
    _ key: PeerKey, _ index: Int, _ verdict: ReorderBuffer<[Float]>.Verdict
  ) {
    streams[index].peer = key.peer
    streams[index].source = key.source
    switch verdict {
    case .restarted: if peers[key]?.clock == nil { _ = newClock(of: key) }
    case .taken, .dropped: peers[key]?.clock = streams[index].clock
    }
    if let device = peers[key]?.announcement?.device { streams[index].device = device }
  }

  /// Goes on with another clock: the device has begun to count again.
  mutating func restart(_ index: Int, of key: PeerKey, _ emit: (IntakeOutput) -> Void) {
    // What is held is still by the old clock.
    clocks[streams[index].clock]?.settle()
    release(index, emit)
    takeNextClock(index, of: key)
  }

  /// Times a stream by a clock that begins now, or by the one that the other foot of the device has begun already.
  private mutating func takeNextClock(_ index: Int, of key: PeerKey) {
    // Clocks are numbered as they begin: an older one knows nothing of what has just happened.
    if let known = peers[key]?.clock, known > streams[index].clock {
      streams[index].clock = known
    } else {
      streams[index].clock = newClock(of: key)
    }
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
    for index in streams.indices where streams[index].source == source { body(&streams[index]) }
  }

  // MARK: - Times

  /// Gives out what is in order, once the clock is known.
  mutating func release(_ index: Int, _ emit: (IntakeOutput) -> Void) {
    guard let clock = clocks[streams[index].clock], clock.isSettled, !streams[index].held.isEmpty
    else { return }
    let key = streams[index].key
    for item in streams[index].held {
      let ours = clock.sessionSeconds(device: item.device)
      guard ours <= item.arrival + Self.futureSeconds else {
        rejectFutureSample(index)
        continue
      }
      streams[index].futureCount = 0
      if zero == nil { zero = self.zero(firstSampleAt: ours) }
      // Whole microseconds: no device is finer, and the store packs them tightly.
      let seconds = ((ours - (zero ?? 0)) * 1e6).rounded() / 1e6
      guard streams[index].take(seconds, device: item.device) else {
        if streams[index].behindCount >= Self.mostBehind { beginAnew(index) }
        continue
      }
      give(item, at: seconds, of: key, emit)
      if item.arrival - streams[index].clockPointAt >= Self.clockPointSeconds {
        streams[index].clockPointAt = item.arrival
        emit(
          .clock(
            ClockPoint(
              foot: key.foot, isReference: key.isReference, sessionSeconds: seconds,
              deviceSeconds: item.device)))
      }
    }
    streams[index].held.removeAll(keepingCapacity: true)
  }

  /// When the session's time is zero: at the first sample, or in a recording that continues where it began.
  private func zero(firstSampleAt ours: Double) -> Double {
    guard let continuation = options.continuation else { return ours }
    // A clock that was set since, or frames that were sent before the launch.
    return min(continuation.zeroArrivalSeconds, ours - continuation.leastSeconds)
  }

  /// Counts a sample that arrived before it was measured: its time is wrong, or the clock was set.
  private mutating func rejectFutureSample(_ index: Int) {
    streams[index].futureCount += 1
    streams[index].order.countLate()
    if streams[index].futureCount >= Self.mostFromTheFuture { beginAnew(index) }
  }

  /// Leaves a clock that gives no time that can be.
  private mutating func beginAnew(_ index: Int) {
    streams[index].futureCount = 0
    streams[index].behindCount = 0
    streams[index].order.count { $0.restarts += 1 }
    takeNextClock(
      index, of: PeerKey(source: streams[index].source, peer: streams[index].peer))
  }

  func give(
    _ item: PendingSample, at seconds: Double, of key: IntakeStream.Key,
    _ emit: (IntakeOutput) -> Void
  ) {
    let foot = key.foot
    if key.isReference {
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
