/// One barefoot step on the pressure plate, from the first frame to the last that carries load.
package struct PlateStep: Sendable, Equatable {
  /// Sensels along the foot, from the heel.
  package static let rows = 63
  /// Sensels across the foot, from the medial side: the plate saw right feet.
  package static let columns = 33
  package static let senselCount = rows * columns
  package static let samplingRateHz = 500.0

  /// Index of the trial in the source.
  package let trial: Int
  package let speed: WalkingSpeed
  package let metresPerSecond: Double
  /// Frames of the stance.
  package let frameCount: Int
  /// `[row][column][frame]`, the plate's own unit.
  package let counts: [UInt16]
  /// `[frame]`: the sum over all sensels, which is the step's force in the plate's own unit.
  package let totals: [Double]

  /// Cuts the zeros after toe-off off a recording; nil if no frame carries load.
  ///
  /// - Parameters:
  ///   - trial: index of the trial in the source.
  ///   - speed: how fast it was.
  ///   - metresPerSecond: the same as a number.
  ///   - recorded: `[row][column][frame]`, `frames` of each sensel.
  ///   - frames: frames of `recorded`, zeros after toe-off included.
  package init?(
    trial: Int, speed: WalkingSpeed, metresPerSecond: Double, recorded: [UInt16], frames: Int
  ) {
    precondition(recorded.count == Self.senselCount * frames, "\(recorded.count) numbers")
    var totals = [Double](repeating: 0, count: frames)
    for sensel in 0..<Self.senselCount {
      for frame in 0..<frames { totals[frame] += Double(recorded[sensel * frames + frame]) }
    }
    guard let last = totals.lastIndex(where: { $0 > 0 }) else { return nil }
    let count = last + 1
    var counts: [UInt16] = []
    counts.reserveCapacity(Self.senselCount * count)
    for sensel in 0..<Self.senselCount {
      counts.append(contentsOf: recorded[sensel * frames..<sensel * frames + count])
    }
    self.trial = trial
    self.speed = speed
    self.metresPerSecond = metresPerSecond
    self.frameCount = count
    self.counts = counts
    self.totals = Array(totals[..<count])
  }

  package var stanceSeconds: Double { Double(frameCount) / Self.samplingRateHz }

  /// Mean force over the stance in the plate's own unit.
  package var meanTotal: Double { totals.reduce(0, +) / Double(frameCount) }

  /// `[row][column]`: the highest reading of each sensel.
  package var peaks: [UInt16] {
    (0..<Self.senselCount).map { sensel in
      counts[sensel * frameCount..<(sensel + 1) * frameCount].max() ?? 0
    }
  }
}
