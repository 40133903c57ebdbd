import GaitAnalysis
import GaitModel
import GaitSimulation

/// A simulated walk over force plates: the exact forces, seen by insoles and plates of their own.
struct PlateScene {
  let force: (Foot, Double) -> Double
  let seconds: Double

  init(walk seconds: Double, seed: UInt64 = 1, standing: Double = 2) {
    let walk = SimulatedWalk(
      WalkerConfiguration(seed: seed, durationSeconds: seconds, standingSeconds: standing))
    force = { walk.vGRF(foot: $0, at: $1) }
    self.seconds = seconds
  }

  init(seconds: Double, force: @escaping (Foot, Double) -> Double) {
    self.force = force
    self.seconds = seconds
  }

  /// What the insoles read: their rate, their scale, some noise.
  func insoles(
    rateHz: Double = 100, scale: Double = 0.85, noise: Double = 4, start: Double = 0
  ) -> PerFoot<InsoleForce?> {
    var random = SplitMix64(seed: 5)
    return PerFoot.each { foot in
      let count = Int(seconds * rateHz)
      let times = (0..<count).map { Double($0) / rateHz }
      let newtons = times.map { time in
        Float(max(0, scale * force(foot, time) + noise * random.normal()))
      }
      return InsoleForce(times: times.map { $0 + start }, newtons: newtons)
    }
  }

  /// What a plate reads of a load.
  ///
  /// - Parameters:
  ///   - name: the plate's.
  ///   - rateHz: the plate's.
  ///   - lag: seconds that its clock is behind the session's.
  ///   - sign: -1 for a plate whose loads are negative.
  ///   - level: newtons without a load.
  ///   - drift: newtons a second.
  ///   - noise: newtons.
  ///   - load: the load at a time of the session.
  /// - Returns: the plate.
  func plate(
    _ name: String, rateHz: Double = 1000, lag: Double = 0, sign: Double = 1, level: Double = 0,
    drift: Double = 0, noise: Double = 1.5, load: (Double) -> Double
  ) -> PlateForce {
    var random = SplitMix64(seed: UInt64(name.utf8.count) + 3)
    let times = (0..<Int(seconds * rateHz)).map { Double($0) / rateHz }
    return PlateForce(
      name: name, times: times.map { $0 - lag },
      newtons: times.map { time in
        Float(sign * load(time) + level + drift * time + noise * random.normal())
      })
  }

  /// The largest distance of a reference from the truth, in newtons, beside the flanks' timing.
  func error(_ block: ForceBlock?, _ foot: Foot) -> Double {
    guard let block else { return .infinity }
    let differences = block.times.indices.map { index in
      abs(Double(block.newtons[index]) - force(foot, block.times[index]))
    }
    return (differences.reduce(0) { $0 + $1 * $1 } / Double(max(1, differences.count))).squareRoot()
  }

  /// The contacts of a foot, in seconds.
  func stances(_ foot: Foot) -> [ClosedRange<Double>] {
    var stances: [ClosedRange<Double>] = []
    var begin: Double?
    for step in 0..<Int(seconds * 500) {
      let time = Double(step) / 500
      if force(foot, time) > 20 {
        begin = begin ?? time
      } else if let start = begin {
        stances.append(start...time)
        begin = nil
      }
    }
    return stances
  }
}
