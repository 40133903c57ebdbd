/// Where a learner stands, apart from its tensors.
package struct LearnerState: Equatable, Sendable, Codable {
  /// What the run was started with; another recipe is another run.
  package var fingerprint: String
  /// Every epoch so far.
  package var epochs: [EpochRecord] = []
  /// The epoch that the rule takes, counted from 1; 0 before the first.
  package var bestEpoch = 0
  /// Its validation error.
  package var bestError = Double.infinity
  /// Weights of the terms as the ratio rule or the recipe has set them, by `loss.term`.
  package var weights: [String: Double] = [:]
  /// What selections have picked; empty where nothing is selected.
  package var selections: [SelectionRecord] = []
  /// The teacher's smallest and largest mean square error of a window, as found when the weights
  /// were set; nil where no loss asks for it.
  package var teacherErrors: ClosedRange<Double>?

  package init(fingerprint: String) {
    self.fingerprint = fingerprint
  }

  private enum CodingKeys: String, CodingKey {
    case fingerprint, epochs, bestEpoch, bestError, weights, selections, teacherErrors
  }
}

/// The channels of one group that distillation looks at, and why.
package struct SelectionRecord: Equatable, Sendable, Codable {
  package enum Role: String, Codable, Sendable {
    case teacher
    case student
  }

  package var role: Role
  /// 0...2, from the input to the output.
  package var group: Int
  /// One for each channel of the group; higher is chosen first.
  package var scores: [Double]
  /// Ascending.
  package var channels: [Int]
}
