import GaitAnalysis
import GaitModel

/// Finds the contact of a foot that a moment lies in, for moments in ascending order.
struct StepAtMoment {
  private let steps: [Step]
  private var next = 0

  init(_ foot: Foot, of analysis: SessionAnalysis) {
    steps = analysis.steps.filter { $0.foot == foot }
  }

  /// The step's number, or nil in swing.
  mutating func index(at seconds: Double) -> Int? {
    while next < steps.count, steps[next].stance.toeOffSeconds < seconds { next += 1 }
    guard next < steps.count, steps[next].stance.initialContactSeconds <= seconds else {
      return nil
    }
    return steps[next].index
  }
}
