import GaitAnalysis
import GaitModel
import GaitSimulation
import GaitTestSupport

/// A simulated walk with something wrong in it, the same every time.
enum ChangedWalk {
  /// A healthy walk with a plate under each foot.
  static func healthy(
    seed: UInt64 = 11, seconds: Double = 24, mass: Double = 72, speed: Double = 1.2
  ) -> RecordedSession {
    SimulatedWalk(
      WalkerConfiguration(
        seed: seed, durationSeconds: seconds, samplingRateHz: 100, bodyMassKilograms: mass,
        speedMetresPerSecond: speed, standingSeconds: 1)
    ).session
  }

  static func withoutReference(_ session: RecordedSession) -> RecordedSession {
    var session = session
    session.metadata.reference = nil
    session.reference = PerFoot(both: nil)
    return session
  }

  static func flags(_ session: RecordedSession) throws -> Set<TrustFlag> {
    Set(try Analyze.recorded(session).trust.flags.filter { $0.isOfInsole || $0.isOfReference })
  }
}

extension RecordedSession {
  /// Changes the samples of a foot's reference; nil leaves one out.
  mutating func changeReference(_ foot: Foot, _ change: (Double, Double) -> Double?) {
    guard let block = reference[foot] else { return }
    var changed = ForceBlock(foot: foot)
    for (time, newtons) in zip(block.times, block.newtons) {
      guard let value = change(time, Double(newtons)) else { continue }
      changed.append(timeSeconds: time, newtons: Float(value))
    }
    reference[foot] = changed.isEmpty ? nil : changed
  }

  /// Changes the frames of a foot; nil leaves one out.
  mutating func changeFrames(_ foot: Foot, _ change: (Double, [Float]) -> [Float]?) {
    guard let block = frames[foot] else { return }
    var changed = FrameBlock(foot: foot, cellCount: block.cellCount)
    for index in 0..<block.count {
      guard let cells = change(block.times[index], block[index].cells) else { continue }
      changed.append(timeSeconds: block.times[index], cells: cells)
    }
    frames[foot] = changed
  }

  /// Puts the frames of a foot on a clock that is ahead.
  mutating func shiftFrames(_ foot: Foot, bySeconds seconds: Double) {
    guard let block = frames[foot] else { return }
    frames[foot] = FrameBlock(
      foot: foot, cellCount: block.cellCount, times: block.times.map { $0 + seconds },
      cells: block.cells)
  }
}
