/// What is known of an epoch when it is over.
package struct EpochRecord: Equatable, Sendable, Codable {
  /// Counted from 1.
  package var epoch: Int
  /// Mean over the batches of all weighed terms and the supervised loss.
  package var loss: Double
  /// Root of the mean supervised loss, in body weights.
  package var trainingError: Double
  /// RMSE on the validation subject in body weights.
  package var validationError: Double
  package var learningRate: Double
  /// Mean of each term over the batches, without its weight.
  package var terms: [String: Double]
  package var seconds: Double

  package init(
    epoch: Int, loss: Double, trainingError: Double, validationError: Double,
    learningRate: Double, terms: [String: Double], seconds: Double
  ) {
    self.epoch = epoch
    self.loss = loss
    self.trainingError = trainingError
    self.validationError = validationError
    self.learningRate = learningRate
    self.terms = terms
    self.seconds = seconds
  }
}
