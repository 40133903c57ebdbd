import GaitIntake
import GaitLive
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

@Suite("Simulated source")
struct SimulatedSourceTests {
  private let short = WalkerConfiguration(
    seed: 4, durationSeconds: 0.3, samplingRateHz: 100, standingSeconds: 0)

  @Test("Stops for good")
  func stopsForGood() throws { try LiveSourceContract(WalkerRig()).stopsForGood() }

  @Test("Stops from its own thread")
  func stopsInside() throws { try LiveSourceContract(WalkerRig()).stopsFromItsOwnThread() }

  @Test("Refuses a second start")
  func refusesStart() throws { try LiveSourceContract(WalkerRig()).refusesASecondStart() }

  @Test("Leaks nothing")
  func leaks() throws { try LiveSourceContract(WalkerRig()).leaksNothing() }

  @Test("Says the walk as it is, announced first, in real time, to its end")
  func walks() throws {
    let source = SimulatedSource(short, WalkerMessages.Choice(sendsForce: true))
    let log = EventLog()
    let begin = ArrivalClock.now()
    try source.start(log.record)
    #expect(log.wait { $0.contains(.ended) })
    #expect(ArrivalClock.now() - begin >= 0.3)
    source.stop()
    #expect(log.all.first?.isOpened == true)
    var expected = WalkerMessages(short, WalkerMessages.Choice(sendsForce: true))
    let announcement = expected.announcement
    let next = expected.next(seconds: 1)
    let block = try #require(next)
    #expect(log.messages == [announcement] + block.messages)
    // 30 frames and forces of two feet.
    #expect(block.messages.count == 120)
    // Nothing comes before it is measured.
    for case .messages(let messages, _, let time) in log.all {
      for case .frame(let frame) in messages {
        #expect(time - begin >= Double(frame.deviceMicroseconds) * 1e-6)
      }
    }
  }

  @Test("Stops within a walk that never ends, and begins anew")
  func stops() throws {
    var endless = short
    endless.durationSeconds = .infinity
    let source = SimulatedSource(endless)
    for _ in 0..<3 {
      let log = EventLog()
      try source.start(log.record)
      #expect(log.wait(messages: 11))
      let begin = ArrivalClock.now()
      source.stop()
      source.stop()
      #expect(ArrivalClock.now() - begin < 0.5)
      let count = log.all.count
      #expect(!log.wait(seconds: 0.05) { $0.count != count })
      #expect(!log.all.contains(.ended))
    }
  }
}
