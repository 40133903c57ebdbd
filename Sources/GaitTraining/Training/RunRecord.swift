/// What is kept of a finished run beside its model.
package struct RunRecord: Equatable, Sendable, Codable {
  package var recipe: String
  package var arm: String
  /// Such as `WRN-16-1`.
  package var network: String
  /// In one line: network, teacher, losses.
  package var configuration: String
  package var fingerprint: String
  package var testSubjects: [String]
  /// Whoever selected the epoch, parted by blanks.
  package var validationSubject: String
  package var trainingSubjects: [String]
  package var seed: UInt64
  /// Learned numbers; 0 for what learns nothing.
  package var parameters: Int
  /// Epochs of the whole run and the one that was taken; 0 for what has none.
  package var epochs: Int
  package var bestEpoch: Int
  /// RMSE on the validation subject in body weights; nil for what selects nothing.
  package var validationError: Double?
  /// Time in training, without interruptions.
  package var seconds: Double
  /// Program and commit.
  package var program: String
}
