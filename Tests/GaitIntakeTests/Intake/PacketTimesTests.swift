import GaitModel
import Testing

@testable import GaitIntake

struct PacketTimesTests {
  /// Times that samples come out with, at 100 Hz; each has a value of its own unless values are given.
  private func times(_ stamps: [Double], values: [Float]? = nil) -> [Double] {
    var packets = PacketTimes()
    var times: [Double] = []
    for (index, stamp) in stamps.enumerated() {
      let sample = PendingSample(
        values: [values?[index] ?? Float(index)], device: stamp, arrival: stamp)
      let (copy, placed) = packets.place(sample, samplingRateHz: 100)
      times += [copy, placed].compactMap { $0?.device }
    }
    return (times + [packets.takeSuspect()].compactMap { $0?.device }).map {
      ($0 * 1000).rounded() / 1000
    }
  }

  @Test func timesOfTheirOwnStay() {
    #expect(times([0, 0.01, 0.02, 0.05]) == [0, 0.01, 0.02, 0.05])
  }

  @Test func aPacketIsSpreadAtTheStatedRate() {
    #expect(times([1, 1, 1, 1.03, 1.03, 1.03]) == [1, 1.01, 1.02, 1.03, 1.04, 1.05])
  }

  @Test func aPacketOfEqualReadingsIsSpreadToo() {
    let stamps = [0, 0, 0, 0, 0.04, 0.04, 0.04, 0.04]
    let values = [Float](repeating: 0, count: 8)
    #expect(times(stamps, values: values) == [0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07])
  }

  @Test func aCopyKeepsItsTimeSoThatItCountsAsTwice() {
    #expect(times([0, 0.01, 0.01, 0.02], values: [5, 6, 6, 7]) == [0, 0.01, 0.01, 0.02])
    #expect(times([0, 0.01, 0.01], values: [5, 6, 6]) == [0, 0.01, 0.01])
  }

  @Test func packetsLongerThanTheRateLetsThemBeAreNotSpread() {
    let spread = times([0, 0, 0, 0.01, 0.01, 0.01, 0.02, 0.02])
    #expect(spread == [0, 0.01, 0.02, 0.01, 0.01, 0.01, 0.02, 0.02])
  }

  @Test func linesInPacketsLoseNothing() {
    var intake = LiveIntake(sources: [.init(name: "test")])
    var seconds: [Double] = []
    let emit = { (output: IntakeOutput) in
      if case .frame(let frame, _) = output { seconds.append(frame.timeSeconds) }
    }
    func send(_ text: String, at now: Double) {
      intake.take(
        .received(Array(text.utf8), from: SourcePeer("a:1"), isDatagram: false, at: now),
        source: 0, now: now, emit: emit)
      intake.tick(now: now, emit: emit)
    }
    send("# gaitlab 1 layout=2x2 size=260x90 unit=kPa rate=200 time=ms\n", at: 10)
    for packet in 0..<40 {
      let lines = (0..<12).map { "L,\(packet * 60),\(packet < 3 ? 0 : $0),0,0,0\n" }
      send(lines.joined(), at: 10 + Double(packet) * 0.06)
    }
    intake.finish(emit: emit)
    let counters = intake.status.map(\.counters)
    #expect(seconds.count == 480)
    #expect(counters.map(\.lost).reduce(0, +) == 0)
    #expect(counters.map(\.duplicated).reduce(0, +) == 0)
    let steps = zip(seconds.dropFirst(), seconds).map { $0 - $1 }
    #expect(steps.allSatisfy { abs($0 - 0.005) < 0.001 })
  }
}
