import GaitConsole
import Testing

@Suite struct TransportTests {
  private func playing(_ range: ClosedRange<Double> = 10...20) -> Transport {
    var transport = Transport(range: range)
    transport.play()
    transport.tick(now: 100)
    return transport
  }

  /// Tells the time every half second.
  private func pass(_ seconds: ClosedRange<Double>, _ transport: inout Transport) {
    for now in stride(from: seconds.lowerBound, through: seconds.upperBound, by: 0.5) {
      transport.tick(now: now)
    }
  }

  @Test func standsUntilItPlays() {
    var transport = Transport(range: 10...20)
    transport.tick(now: 1)
    transport.tick(now: 5)
    #expect(transport.position == 10)
    #expect(!transport.isPlaying)
  }

  /// The first tick only tells the time: what passed before it is not played.
  @Test func firstTickMovesNothing() {
    var transport = Transport(range: 10...20)
    transport.play()
    transport.tick(now: 1000)
    #expect(transport.position == 10)
    transport.tick(now: 1000.5)
    #expect(transport.position == 10.5)
  }

  @Test func pausedTimeIsNotPlayedLater() {
    var transport = playing()
    transport.tick(now: 101)
    transport.pause()
    transport.tick(now: 150)
    transport.play()
    transport.tick(now: 160)
    transport.tick(now: 161)
    #expect(transport.position == 12)
  }

  @Test(arguments: Transport.speeds) func speedsScaleTime(speed: Double) {
    var transport = playing(0...100)
    let steps = (Transport.speeds.firstIndex(of: speed) ?? 0) - 3
    for _ in 0..<abs(steps) { if steps > 0 { transport.faster() } else { transport.slower() } }
    #expect(transport.speed == speed)
    transport.tick(now: 102)
    #expect(abs(transport.position - 2 * speed) < 1e-9)
    transport.setNormalSpeed()
    #expect(transport.speed == 1)
  }

  @Test func speedsEndAtTheEnds() {
    var transport = playing()
    for _ in 0..<20 { transport.faster() }
    #expect(transport.speed == 8)
    for _ in 0..<20 { transport.slower() }
    #expect(transport.speed == 0.1)
  }

  @Test func endPausesAndPlayBeginsAgain() {
    var transport = playing()
    pass(100...115, &transport)
    #expect(transport.position == 20)
    #expect(transport.isAtEnd)
    #expect(!transport.isPlaying)
    transport.toggle()
    #expect(transport.position == 10)
    #expect(transport.isPlaying)
  }

  @Test func seekStaysInside() {
    var transport = Transport(range: 10...20)
    transport.seek(to: 15)
    #expect(transport.position == 15)
    transport.seek(to: -1)
    #expect(transport.position == 10)
    transport.seek(to: 1e9)
    #expect(transport.position == 20)
  }

  @Test func loopWrapsWithoutLosingTime() {
    var transport = playing()
    transport.setLoop(12...14)
    #expect(transport.position == 12)
    pass(100...103, &transport)
    #expect(abs(transport.position - 13) < 1e-9)
    pass(103...109.5, &transport)
    #expect(abs(transport.position - 13.5) < 1e-9)
    #expect(transport.isPlaying)
    transport.setLoop(nil)
    pass(109.5...113, &transport)
    #expect(abs(transport.position - 17) < 1e-9)
  }

  @Test func loopsStayInTheSessionAndAreNotTiny() {
    var transport = Transport(range: 10...20)
    transport.setLoop(18...40)
    #expect(transport.loop == 18...20)
    transport.setLoop(nil)
    transport.setLoop(12...12.01)
    #expect(transport.loop == nil)
    transport.setLoop(30...40)
    #expect(transport.loop == nil)
  }

  @Test func clockThatStandsOrGoesBackMovesNothing() {
    var transport = playing()
    transport.tick(now: 100)
    transport.tick(now: 90)
    #expect(transport.position == 10)
    transport.tick(now: 91)
    #expect(transport.position == 11)
  }

  /// However often the screen is drawn, playing takes as long.
  @Test(arguments: [[0.5], [1.0 / 30], [0.001, 0.4, 0.03], [1.9]])
  func positionDoesNotDependOnTicks(pattern: [Double]) {
    var transport = playing(0...60)
    transport.setLoop(2...5)
    var now = 100.0
    var index = 0
    while now < 111 {
      now = min(now + pattern[index % pattern.count], 111)
      transport.tick(now: now)
      index += 1
    }
    // From 2 s on: eleven seconds are three rounds of three, and two.
    #expect(abs(transport.position - 4) < 1e-6)
  }

  @Test func forgottenTimeIsNotPlayed() {
    var transport = playing(0...100)
    transport.tick(now: 101)
    transport.forgetTime()
    transport.tick(now: 5000)
    #expect(transport.position == 1)
    transport.tick(now: 5001)
    #expect(transport.position == 2)
    #expect(transport.isPlaying)
  }

  @Test func repeatingGoesOnFromTheStart() {
    var transport = playing(10...12)
    transport.repeats = true
    pass(100...103, &transport)
    #expect(transport.isPlaying)
    #expect(transport.position == 11)
    transport.repeats = false
    pass(103...110, &transport)
    #expect(transport.position == 12)
    #expect(!transport.isPlaying)
  }

  @Test func emptySessionDoesNotPlay() {
    var transport = Transport(range: 0...0)
    transport.play()
    transport.tick(now: 1)
    transport.tick(now: 2)
    #expect(transport.position == 0)
    #expect(!transport.isPlaying)
  }
}
