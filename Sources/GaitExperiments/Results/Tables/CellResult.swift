/// One cell of an experiment: one arm, trained for one fold from one seed, on the fold's recordings.
package struct CellResult: Codable, Equatable, Sendable {
  /// The method, such as `scratch`.
  package var arm: String
  /// The subject that was left out and is tested.
  package var fold: String
  package var seed: UInt64
  /// Parameters of what was evaluated; nil where that says nothing.
  package var parameters: Int?
  /// Seconds of training; nil if nothing was trained.
  package var trainedSeconds: Double?
  /// Epochs until training ended.
  package var epochs: Int?
  /// Error on the validation subject by which the epoch was selected, body weights.
  package var validationRMSE: Double?
  package var recordings: [RecordingMetrics]

  package init(
    arm: String, fold: String, seed: UInt64, parameters: Int? = nil,
    trainedSeconds: Double? = nil, epochs: Int? = nil, validationRMSE: Double? = nil,
    recordings: [RecordingMetrics]
  ) {
    self.arm = arm
    self.fold = fold
    self.seed = seed
    self.parameters = parameters
    self.trainedSeconds = trainedSeconds
    self.epochs = epochs
    self.validationRMSE = validationRMSE
    self.recordings = recordings
  }

  /// For messages.
  var title: String { "arm '\(arm)', fold '\(fold)', seed \(seed)" }
}

/// What an experiment was to compute, so that a table can say what is missing.
package struct ResultsPlan: Equatable, Sendable {
  /// Two arms that are compared subject by subject.
  package struct Pair: Equatable, Hashable, Sendable {
    package var arm: String
    package var against: String

    package init(_ arm: String, against: String) {
      self.arm = arm
      self.against = against
    }
  }

  /// The order of the tables.
  package var arms: [String]
  /// Subjects that were to be tested, in the order of the tables.
  package var folds: [String]
  /// Seeds of each arm; arms that are not named here were to run with the seeds that they have.
  package var seeds: [String: [UInt64]]
  /// What every other arm is compared with; nil compares with nothing.
  package var reference: String?
  /// Further comparisons.
  package var comparisons: [Pair]

  package init(
    arms: [String], folds: [String], seeds: [String: [UInt64]] = [:],
    reference: String? = "scratch", comparisons: [Pair] = []
  ) {
    self.arms = arms
    self.folds = folds
    self.seeds = seeds
    self.reference = reference
    self.comparisons = comparisons
  }

  /// Every comparison once: with the reference first, then the others.
  var pairs: [Pair] {
    var pairs: [Pair] = []
    if let reference, arms.contains(reference) {
      pairs = arms.filter { $0 != reference }.map { Pair($0, against: reference) }
    }
    for pair in comparisons where !pairs.contains(pair) && pair.arm != pair.against {
      pairs.append(pair)
    }
    return pairs
  }
}
