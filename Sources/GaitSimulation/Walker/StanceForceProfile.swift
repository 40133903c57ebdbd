import GaitModel

/// The force of one foot from contact to toe-off: cubic pieces between knots.
struct StanceForceProfile: Equatable {
  struct Knot: Equatable {
    var timeSeconds: Double
    var newtons: Double
    /// Newtons a second.
    var slope = 0.0
  }

  /// How the load moves over the sole.
  enum RollOver: Equatable {
    /// From contact to toe-off.
    case step
    /// Stands, and pushes off from this time on.
    case standing(pushOffSeconds: Double)
  }

  let foot: Foot
  let knots: [Knot]
  let rollOver: RollOver
  /// How this step's load leans to each region of the sole, around 1.
  let regionGains: [Double]

  var startSeconds: Double { knots.first?.timeSeconds ?? 0 }
  var endSeconds: Double { knots.last?.timeSeconds ?? 0 }

  /// The force in newtons, 0 outside the stance.
  func newtons(at time: Double) -> Double {
    guard time >= startSeconds, time < endSeconds else { return 0 }
    var low = 0
    var high = knots.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if knots[middle].timeSeconds <= time { low = middle } else { high = middle }
    }
    let from = knots[low]
    let to = knots[high]
    let width = to.timeSeconds - from.timeSeconds
    let u = (time - from.timeSeconds) / width
    let v = 1 - u
    let value =
      from.newtons * (1 + 2 * u) * v * v + from.slope * width * u * v * v
      + to.newtons * (3 - 2 * u) * u * u - to.slope * width * u * u * v
    return max(0, value)
  }

  /// Progress from contact to toe-off, 0...1.
  func progress(at time: Double) -> Double {
    min(max((time - startSeconds) / (endSeconds - startSeconds), 0), 1)
  }

  /// The stance, or nil for one that ends after `seconds`.
  func stance(endingBy seconds: Double) -> Stance? {
    guard endSeconds <= seconds else { return nil }
    return Stance(foot: foot, initialContactSeconds: startSeconds, toeOffSeconds: endSeconds)
  }
}
