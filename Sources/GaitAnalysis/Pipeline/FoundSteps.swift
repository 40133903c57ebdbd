import GaitModel

/// Steps of one foot that were found on one force, in order, with everything read off them.
struct FoundSteps: Sendable {
  var steps: [Step] = []
  /// Steps that were found and forgotten.
  private(set) var forgotten = 0
  /// The last of them, by which later ones are judged.
  private(set) var context: [Step] = []

  var nextIndex: Int { forgotten + steps.count + 1 }

  /// Drops the steps that ended before a moment.
  mutating func forget(before seconds: Double) {
    let dropped = steps.firstIndex { $0.stance.toeOffSeconds >= seconds } ?? steps.count
    context += steps[..<dropped]
    context.removeAll {
      $0.stance.toeOffSeconds < seconds - 2 * ContactReview.contextSeconds
    }
    steps.removeFirst(dropped)
    forgotten += dropped
  }
}
