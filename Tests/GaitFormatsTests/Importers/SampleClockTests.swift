import Foundation
import GaitFiles
import GaitModel
import GaitTestSupport
import Testing

@testable import GaitFormats

@Suite struct SampleClockTests {
  private func settled(_ times: [Double], rate: Double? = nil) throws -> SampleClock.Settled {
    let file = try FileInspection.open(path: Fixture.path("csv/two-cells.csv"))
    let reader = LineReader(file)
    var clock = SampleClock()
    for time in times { try clock.append(time, reader: reader) }
    return clock.settled(statedRateHz: rate)
  }

  private func isNear(_ times: [Double], _ expected: [Double]) -> Bool {
    times.count == expected.count && zip(times, expected).allSatisfy { abs($0 - $1) < 1e-9 }
  }

  @Test func equalStampsWithRoomAfterThemAreSpread() throws {
    let clock = try settled([0, 0.01, 0.02, 0.02, 0.04, 0.05])
    #expect(isNear(clock.times, [0, 0.01, 0.02, 0.03, 0.04, 0.05]))
    #expect(clock.spreadCount == 1)
    #expect(clock.kept == nil)
    #expect(clock.samplingRateHz == 100)
  }

  @Test func equalStampsWithRoomBeforeThemAreSpread() throws {
    let clock = try settled([0, 0.01, 0.03, 0.03, 0.04, 0.05])
    #expect(isNear(clock.times, [0, 0.01, 0.02, 0.03, 0.04, 0.05]))
  }

  @Test func repetitionsAreLeftOut() throws {
    let clock = try settled([0, 0.01, 0.02, 0.02, 0.03, 0.04])
    #expect(isNear(clock.times, [0, 0.01, 0.02, 0.03, 0.04]))
    #expect(clock.kept == [true, true, true, false, true, true])
    #expect(clock.repeatedCount == 1)
    #expect(clock.spreadCount == 0)
  }

  @Test func batchesAreSpread() throws {
    let stamps = (0..<5).flatMap { batch in Array(repeating: Double(batch) * 0.12, count: 12) }
    let clock = try settled(stamps)
    #expect(isNear(clock.times, (0..<60).map { Double($0) * 0.01 }))
    #expect(clock.samplingRateHz == 100)
  }

  @Test func aHoleIsKept() throws {
    let clock = try settled([0, 0.01, 0.02, 0.02, 5, 5.01, 5.02])
    #expect(isNear(clock.times, [0, 0.01, 0.02, 0.03, 5, 5.01, 5.02]))
    #expect(clock.samplingRateHz == 100)
  }

  @Test func millisecondsOf75HzHaveTheirMeanRate() throws {
    let clock = try settled((0..<200).map { (Double($0) / 0.075).rounded() / 1000 })
    #expect(clock.samplingRateHz == 75)
  }

  @Test func theStatedRateIsBelievedWhereItFits() throws {
    let times = (0..<50).map { Double($0) * 0.01005 }
    #expect(try settled(times, rate: 100).samplingRateHz == 100)
    #expect(try settled(times, rate: 50).samplingRateHz == 99.502)
    #expect(try settled([1], rate: 50).samplingRateHz == 50)
    #expect(try settled([1]).samplingRateHz == nil)
    #expect(try settled([1, 1, 1]).times == [1])
  }

  @Test func stampsAlwaysAscend() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<300 {
      var time = 0.0
      let stamps = (0..<40).map { _ in
        let jumps: [Double] = [0, 0, 0, 1e-12, 0.01, 0.5, 90]
        time += jumps[Int(random.next() % 7)]
        return time
      }
      let clock = try settled(stamps)
      #expect(zip(clock.times, clock.times.dropFirst()).allSatisfy { $0 < $1 })
      let kept = clock.kept?.count { $0 } ?? stamps.count
      #expect(kept == clock.times.count)
    }
  }
}
