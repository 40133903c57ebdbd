import GaitAnalysis
import GaitModel

/// The error of the last steps before a moment, from their curves over stance.
struct RunningError: Equatable {
  /// Root mean square of estimate minus reference in body weights.
  let rmse: Double
  let firstPart: Double
  let lastPart: Double
  let stepCount: Int

  /// Steps that count as the last ones.
  static let steps = 6

  /// - Returns: nil if no step with a reference has ended yet.
  init?(analysis: SessionAnalysis, until seconds: Double) {
    // Looked for from the moment backwards: a step more than a minute ago is not a last one.
    let begun = analysis.stepCount(until: seconds)
    let last = analysis.steps[max(0, begun - 120)..<begun].reversed().lazy
      .filter { $0.isAccepted && $0.stance.toeOffSeconds <= seconds && $0.reference != nil }
      .prefix(Self.steps)
    var sums = (first: MeanSquare(), middle: MeanSquare(), last: MeanSquare())
    let newtons = analysis.calibration.bodyWeightNewtons
    for step in last {
      guard let estimated = step.estimated?.curve, let reference = step.reference?.curve else {
        continue
      }
      for point in 0..<StanceCurve.pointCount {
        let error = Double(estimated.newtons[point] - reference.newtons[point]) / newtons
        switch StancePhase(stanceFraction: Double(point) / 100) {
        case .loading: sums.first.add(error)
        case .unloading: sums.last.add(error)
        default: sums.middle.add(error)
        }
      }
    }
    let whole = sums.first + sums.middle + sums.last
    guard whole.count > 0 else { return nil }
    rmse = whole.root
    firstPart = sums.first.root
    lastPart = sums.last.root
    stepCount = whole.count / StanceCurve.pointCount
  }
}

/// A sum of squares, asked for in every frame: without a division for each value.
private struct MeanSquare {
  private(set) var count = 0
  private var sum = 0.0

  mutating func add(_ value: Double) {
    count += 1
    sum += value * value
  }

  static func + (a: MeanSquare, b: MeanSquare) -> MeanSquare {
    var total = a
    total.count += b.count
    total.sum += b.sum
    return total
  }

  /// The root of the mean; 0 without values.
  var root: Double { count > 0 ? (sum / Double(count)).squareRoot() : 0 }
}
