/// Sums over the batches of an epoch.
struct EpochTally {
  private(set) var batches = 0
  private var loss = 0.0
  private var terms: [String: Double] = [:]

  mutating func add(_ term: String, _ value: Double) { terms[term, default: 0] += value }

  mutating func finishBatch(loss: Double) {
    self.loss += loss
    batches += 1
  }

  var meanLoss: Double { loss / Double(max(batches, 1)) }

  func record(
    epoch: Int, validationError: Double, learningRate: Double, seconds: Double
  ) -> EpochRecord {
    let count = Double(max(batches, 1))
    return EpochRecord(
      epoch: epoch, loss: meanLoss,
      trainingError: ((terms[SupervisedLoss.name] ?? 0) / count).squareRoot(),
      validationError: validationError, learningRate: learningRate,
      terms: terms.mapValues { $0 / count }, seconds: seconds)
  }
}
