import Foundation
import GaitFiles
import GaitIntake
import GaitModel
import Testing

/// What every live source promises, tried on one with a rig.
package struct LiveSourceContract {
  private let rig: any LiveSourceRig

  package init(_ rig: any LiveSourceRig) { self.rig = rig }

  /// Delivers random bytes as they were sent, whatever the chunks.
  package func deliversEveryByte(seed: UInt64) throws {
    let source = try rig.makeSource()
    let log = EventLog()
    try source.start(log.record)
    defer { source.stop() }
    let sender = try rig.connect(to: source)
    var random = SplitMix64(seed: seed)
    // Every value, no text in any encoding, and no line end for long: it is not the source's to judge.
    var chunks: [[UInt8]] = [
      Array(0...255), [UInt8](repeating: 0, count: 700), [0xFF, 0xFE, 0x1B],
    ]
    for _ in 0..<120 {
      let count = Int(random.next() % 1400) + 1
      chunks.append((0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) })
    }
    var sent = 0
    for (index, chunk) in chunks.enumerated() {
      try sender.send(chunk)
      sent += chunk.count
      // What nobody reads for long may be lost, but in a stream, so it is not piled up.
      if rig.form != .stream, index % 16 == 15 { #expect(log.wait(bytes: sent)) }
    }
    #expect(log.wait(bytes: sent), "\(log.bytes.count) of \(sent) bytes came")
    #expect(log.bytes == chunks.flatMap { $0 })
    checkForm(of: log.all, chunks: chunks)
  }

  private func checkForm(of events: [SourceEvent], chunks: [[UInt8]]) {
    var peers: Set<SourcePeer> = []
    var times: [Double] = []
    var flags: Set<Bool> = []
    for event in events {
      guard let arrival = event.arrival else { continue }
      peers.insert(arrival.peer)
      times.append(arrival.seconds)
      if case .received(_, _, let isDatagram, _) = event { flags.insert(isDatagram) }
    }
    #expect(peers.count == 1)
    #expect(flags == (rig.form == .messages ? [] : [rig.form == .datagrams]))
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(times.allSatisfy { $0 <= ArrivalClock.now() })
    if rig.form == .datagrams {
      #expect(events.compactMap(\.bytes) == chunks)
    } else {
      // A sender may have been looked for in vain first.
      #expect(events.first { !$0.isRetrying }?.isOpened == true)
    }
  }

  /// Stops at once, as often as wanted, and then keeps quiet; and can be started again.
  package func stopsForGood() throws {
    let source = try rig.makeSource()
    let log = EventLog()
    try source.start(log.record)
    let sender = try rig.connect(to: source)
    try sender.send([1, 2, 3])
    #expect(log.wait(bytes: 3))
    let begin = ArrivalClock.now()
    source.stop()
    source.stop()
    #expect(ArrivalClock.now() - begin < 1)
    let count = log.all.count
    // The sender may be told that nobody is there any more.
    try? sender.send([4, 5, 6])
    #expect(!log.wait(seconds: 0.1) { $0.count != count })
    let second = EventLog()
    try source.start(second.record)
    #expect(throws: (any Error).self) { try source.start(second.record) }
    source.stop()
    #expect(log.all.count == count)
  }

  /// Refuses to be started while it runs, and continues to deliver to its first receiver alone.
  package func refusesASecondStart() throws {
    let source = try rig.makeSource()
    let first = EventLog()
    let second = EventLog()
    try source.start(first.record)
    defer { source.stop() }
    let error = #expect(throws: GaitlabError.self) { try source.start(second.record) }
    #expect(error?.code == .sourceFailed)
    #expect(error?.found == "it is already started")
    #expect(error?.advice == "stop it first")
    let sender = try rig.connect(to: source)
    try sender.send([1, 2, 3])
    #expect(first.wait(bytes: 3))
    #expect(second.all.isEmpty)
  }

  /// May be stopped by the receiver of an event, on the source's own thread.
  package func stopsFromItsOwnThread() throws {
    let source = try rig.makeSource()
    let log = EventLog()
    try source.start { event in
      log.record(event)
      if event.bytes != nil { source.stop() }
    }
    let sender = try rig.connect(to: source)
    try sender.send([7])
    #expect(log.wait(bytes: 1))
    try? sender.send([8])
    #expect(!log.wait(seconds: 0.1) { events in events.count { $0.bytes != nil } > 1 })
    source.stop()
  }

  /// Says that a sender has gone, and that it is back.
  package func tellsComingAndGoing() throws {
    let source = try rig.makeSource()
    let log = EventLog()
    try source.start(log.record)
    defer { source.stop() }
    let sender = try rig.connect(to: source)
    try sender.send([1])
    #expect(log.wait(bytes: 1))
    try sender.leave()
    #expect(log.wait { events in events.contains { $0.closedReason?.isEmpty == false } })
    let again = try rig.connect(to: source)
    #expect(log.wait { events in events.count(where: \.isOpened) == 2 }, "\(log.all)")
    try again.send([2])
    #expect(log.wait(bytes: 2))
    #expect(log.bytes == [1, 2])
    // What happened happened in this order, whatever was tried in between.
    let order = log.all.filter { !$0.isRetrying }.map { event in
      event.isOpened ? "opened" : event.closedReason != nil ? "closed" : "received"
    }
    #expect(order == ["opened", "received", "closed", "opened", "received"])
  }

  /// Leaves no thread and no descriptor behind.
  ///
  /// Other tests run in the same process, so that the counts may differ by theirs; a leak at every
  /// start would make them differ by all starts.
  package func leaksNothing(starts: Int = 50) throws {
    #if os(Linux)
      let source = try rig.makeSource()
      try source.start { _ in }
      source.stop()
      let before = Self.resources()
      for _ in 0..<starts {
        try source.start { _ in }
        source.stop()
      }
      let deadline = ContinuousClock.now + .seconds(20)
      var after = Self.resources()
      while after.descriptors - before.descriptors > starts / 2
        || after.threads - before.threads > starts / 2, ContinuousClock.now < deadline
      {
        pause(milliseconds: 20)
        after = Self.resources()
      }
      #expect(after.descriptors - before.descriptors <= starts / 2)
      #expect(after.threads - before.threads <= starts / 2)
    #endif
  }

  private static func resources() -> (descriptors: Int, threads: Int) {
    func count(_ folder: String) -> Int {
      (try? FileManager.default.contentsOfDirectory(atPath: folder).count) ?? 0
    }
    return (count("/proc/self/fd"), count("/proc/self/task"))
  }
}
