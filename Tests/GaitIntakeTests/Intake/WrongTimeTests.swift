import GaitIntake
import GaitModel
import Testing

@Suite("Times that cannot be")
struct WrongTimeTests {
  private let insole = InsoleDescription(
    layout: InsoleLayout(
      name: "2x2", rows: 2, columns: 2, rowPitchMillimetres: 10, columnPitchMillimetres: 10),
    unit: .kilopascals, samplingRateHz: 100)

  /// Session times of frames whose device times are shifted by what a closure says.
  private func times(
    isNumbered: Bool, frames: Int = 1000, shift: (Int) -> Double
  ) -> (seconds: [Double], counters: StreamCounters) {
    var options = IntakeOptions()
    options.layouts = [4: insole]
    var intake = LiveIntake(sources: [.init(name: "test")], options: options)
    var seconds: [Double] = []
    let emit = { (output: IntakeOutput) in
      if case .frame(let frame, _) = output { seconds.append(frame.timeSeconds) }
    }
    for index in 0..<frames {
      let now = 50 + Double(index) / 100
      let device = Double(index) / 100 + shift(index)
      let frame = WireFrame(
        foot: .left, sequence: isNumbered ? UInt32(index) : nil,
        deviceMicroseconds: Int64(device * 1e6), cells: [0, 0, 0, 0])
      intake.take(
        .messages([.frame(frame)], from: SourcePeer("a:1"), at: now), source: 0, now: now,
        emit: emit)
      intake.tick(now: now, emit: emit)
    }
    intake.finish(emit: emit)
    return (seconds, intake.status[0].counters)
  }

  @Test("One wrong time costs little, whatever it is", arguments: [true, false])
  func oneWrongTime(isNumbered: Bool) {
    for shift in [3.0, 60, 1e9, -3, -1e9] {
      let (seconds, counters) = times(isNumbered: isNumbered) { $0 == 500 ? shift : 0 }
      #expect(seconds.count > 900, "\(shift)")
      #expect(seconds.last.map { abs($0 - 9.99) < 0.02 } == true, "\(shift)")
      #expect(zip(seconds, seconds.dropFirst()).allSatisfy { $0 < $1 })
      #expect(counters.used == seconds.count, "\(shift)")
    }
  }

  @Test("A clock that is set goes on where we are", arguments: [true, false])
  func clockIsSet(isNumbered: Bool) {
    for shift in [3.0, 60, 1e9, -3, -1e9] {
      let (seconds, counters) = times(isNumbered: isNumbered) { $0 >= 500 ? shift : 0 }
      #expect(seconds.count > 900, "\(shift)")
      #expect(seconds.last.map { abs($0 - 9.99) < 0.02 } == true, "\(shift)")
      #expect(counters.restarts >= 1, "\(shift)")
    }
  }

  /// A device with two feet whose clock is set forward and that starts again later, counting from zero.
  @Test("Both feet go on after a clock that was set and a restart", arguments: [10.0, 60, 3600])
  func setForwardAndStartedAgain(shift: Double) {
    for isAnnounced in [true, false] {
      var options = IntakeOptions()
      options.layouts = [4: insole]
      var intake = LiveIntake(sources: [.init(name: "test")], options: options)
      var seconds = PerFoot(both: [Double]())
      let emit = { (output: IntakeOutput) in
        if case .frame(let frame, _) = output { seconds[frame.foot].append(frame.timeSeconds) }
      }
      for index in 0..<2200 {
        let now = 50 + Double(index) / 100
        let hasRestarted = index >= 1400
        let device =
          hasRestarted
          ? Double(index - 1400) / 100 : Double(index) / 100 + (index >= 800 ? shift : 0)
        var messages = Foot.allCases.map { foot in
          WireMessage.frame(
            WireFrame(
              foot: foot, sequence: UInt32(hasRestarted ? index - 1400 : index),
              deviceMicroseconds: Int64(device * 1e6), cells: [0, 0, 0, 0]))
        }
        if isAnnounced, index == 0 || index == 1400 {
          let announcement = StreamAnnouncement(
            device: "test", insole: insole, samplingRateHz: 100)
          messages.insert(.announcement(announcement), at: 0)
        }
        intake.take(
          .messages(messages, from: SourcePeer("a:1"), at: now), source: 0, now: now, emit: emit)
        intake.tick(now: now, emit: emit)
      }
      intake.finish(emit: emit)
      for foot in Foot.allCases {
        #expect(seconds[foot].count > 2050, "\(foot) \(seconds[foot].count)")
        #expect(seconds[foot].last.map { abs($0 - 21.99) < 0.05 } == true, "\(foot)")
        #expect(zip(seconds[foot], seconds[foot].dropFirst()).allSatisfy { $0 < $1 })
      }
    }
  }
}
