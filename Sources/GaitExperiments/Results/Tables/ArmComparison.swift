package import GaitAnalysis

/// The RMSE of two arms beside each other, subject by subject.
package struct ArmComparison: Equatable, Sendable {
  package let pair: ResultsPlan.Pair
  /// Subjects that both arms have; all of the numbers below are over these alone.
  package let subjects: [String]
  package let expectedFolds: Int
  /// Mean RMSE of the arm and of the one it is compared with [BW].
  package let mean: Double
  package let otherMean: Double
  /// Subjects on which the arm has the smaller error.
  package let betterSubjects: Int
  /// Of the differences arm - other [BW].
  package let test: WilcoxonSignedRank
  /// The test's p corrected for the number of comparisons of the condition (Holm 1979).
  package private(set) var holmP: Double

  /// 100 (arm - other) / other of the means, in percent: negative is better; nil if other is zero.
  package var relativePercent: Double? {
    otherMean > 0 ? 100 * (mean - otherMean) / otherMean : nil
  }

  /// - Returns: nil if no subject has both.
  private init?(_ pair: ResultsPlan.Pair, _ arm: ArmResults, _ other: ArmResults, folds: Int) {
    var (subjects, values, others): ([String], [Double], [Double]) = ([], [], [])
    for subject in arm.subjects {
      guard let value = subject.values[.rmse],
        let against = other.subject(subject.subject)?.values[.rmse]
      else { continue }
      subjects.append(subject.subject)
      values.append(value)
      others.append(against)
    }
    let differences = zip(values, others).map { $0 - $1 }
    guard let test = WilcoxonSignedRank(differences: differences) else { return nil }
    self.pair = pair
    self.subjects = subjects
    expectedFolds = folds
    mean = MeanSD(values).mean
    otherMean = MeanSD(others).mean
    betterSubjects = differences.count { $0 < 0 }
    self.test = test
    holmP = test.pValue
  }

  /// All comparisons of a condition for which there are results.
  static func all(
    _ pairs: [ResultsPlan.Pair], of arms: [ArmResults], folds: [String]
  ) -> [ArmComparison] {
    var comparisons = pairs.compactMap { pair -> ArmComparison? in
      guard let arm = arms.first(where: { $0.arm == pair.arm }),
        let other = arms.first(where: { $0.arm == pair.against })
      else { return nil }
      return ArmComparison(pair, arm, other, folds: folds.count)
    }
    let corrected = HolmCorrection.adjusted(comparisons.map(\.test.pValue))
    for index in comparisons.indices { comparisons[index].holmP = corrected[index] }
    return comparisons
  }
}
