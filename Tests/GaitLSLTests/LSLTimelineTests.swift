import GaitModel
import Testing

@testable import GaitLSL

@Suite("Time of a stream")
struct LSLTimelineTests {
  @Test("Stamps that ascend do so on our clock, however the correction jumps")
  func ascends() throws {
    var random = SplitMix64(seed: 11)
    var timeline = LSLTimeline()
    var stamp = 1_000.0
    var last = Int64.min
    for _ in 0..<5_000 {
      stamp += Double.random(in: 0.0005...0.02, using: &random)
      let measured = 7 + Double.random(in: -0.3...0.3, using: &random)
      let converted = timeline.microseconds(stamp: stamp, correction: measured)
      let time = try #require(converted)
      #expect(time > last)
      last = time
    }
  }

  @Test("A steady correction is reached")
  func follows() {
    var timeline = LSLTimeline()
    _ = timeline.microseconds(stamp: 0, correction: 0)
    var time: Int64?
    for step in 1...1_000 {
      time = timeline.microseconds(stamp: Double(step) * 0.01, correction: 0.05)
    }
    #expect(time == 10_050_000)
  }

  @Test("A clock that was set is followed at once")
  func jumps() {
    var timeline = LSLTimeline()
    let before = timeline.microseconds(stamp: 5, correction: 100)
    #expect(before == 105_000_000)
    let after = timeline.microseconds(stamp: 5.01, correction: -4)
    #expect(after == 1_010_000)
  }

  @Test("What is no time is none", arguments: [Double.nan, .infinity, -1e300])
  func noTime(stamp: Double) {
    var timeline = LSLTimeline()
    let time3 = timeline.microseconds(stamp: stamp, correction: 0)
    #expect(time3 == nil)
    let time4 = timeline.microseconds(stamp: 1, correction: stamp)
    #expect(time4 == nil)
    let time5 = timeline.microseconds(stamp: 1, correction: 0)
    #expect(time5 == 1_000_000)
  }

  @Test("Our time is put on the stream's clock, which is looked at again each minute")
  func clockMap() {
    // A class because the clocks and the test share it.
    final class Clocks {
      var now = 100.0
      var difference = 20.0
    }
    let clocks = Clocks()
    var map = LSLClockMap(now: { clocks.now }, lslNow: { clocks.now + clocks.difference })
    let time6 = map.lslSeconds(arrivalSeconds: 100)
    #expect(time6 == 120)
    clocks.difference = 25
    clocks.now += 59
    let time7 = map.lslSeconds(arrivalSeconds: 159)
    #expect(time7 == 179)
    clocks.now += 1
    let time8 = map.lslSeconds(arrivalSeconds: 160)
    #expect(time8 == 185)
  }
}
