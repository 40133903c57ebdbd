import Foundation
import GaitFiles

/// How long and how fast a network learns.
package struct ScheduleRecipe: Equatable, Sendable {
  package let method: OptimizerMethod
  package let epochs: Int
  /// Windows are drawn at random, so that an epoch is a number of batches and not one pass.
  package let batchesPerEpoch: Int
  package let batchSize: Int
  /// Batches over which the learning rate rises from nothing.
  package let warmUpBatches: Int
  /// What remains of the learning rate at the end of its cosine.
  package let finalFraction: Double
  /// Largest norm of all gradients together.
  package let clipNorm: Double
  /// What frames of the first and last 15 % of stance count for more than others; 0 is alike.
  package let edgeWeight: Double
  /// Which epoch's weights are the result.
  package let epochRule: EpochRule
  /// What remains of the average of the weights at each batch; 0 takes the weights as they are.
  package let averaging: Double

  private enum Method: String, CaseIterable {
    case adam
    case adamW
    case sgd
  }

  /// Reads a table; what it leaves out is as in `base`, or the default.
  init(_ table: RecipeTable, base: ScheduleRecipe? = nil) throws(GaitlabError) {
    let rate = try table.number(
      "learningRate", in: 1e-7...1, default: base?.method.learningRate ?? 2e-3)
    let decay = try table.number(
      "weightDecay", in: 0...1, default: base?.method.weightDecay ?? 1e-4)
    let method: Method = try table.choice(
      "optimizer", default: base.flatMap { Method(rawValue: $0.method.name) } ?? .adamW)
    self.method =
      switch method {
      case .adam: .adam(learningRate: rate, weightDecay: decay)
      case .adamW: .adamW(learningRate: rate, weightDecay: decay)
      case .sgd: .sgd(learningRate: rate, weightDecay: decay)
      }
    epochs = try table.integer("epochs", in: 1...10_000, default: base?.epochs ?? 30)
    batchesPerEpoch = try table.integer(
      "batchesPerEpoch", in: 1...100_000, default: base?.batchesPerEpoch ?? 40)
    batchSize = try table.integer("batchSize", in: 1...4096, default: base?.batchSize ?? 32)
    warmUpBatches = try table.integer(
      "warmUpBatches", in: 0...100_000, default: base?.warmUpBatches ?? 40)
    finalFraction = try table.number(
      "finalFraction", in: 0...1, default: base?.finalFraction ?? 0.01)
    clipNorm = try table.number("clipNorm", in: 1e-6...1e6, default: base?.clipNorm ?? 1)
    edgeWeight = try table.number("edgeWeight", in: 0...100, default: base?.edgeWeight ?? 0)
    epochRule = try table.choice("epochRule", default: base?.epochRule ?? .best)
    averaging = try table.number("averaging", in: 0...0.99999, default: base?.averaging ?? 0)
    try table.finish()
  }

  /// The learning rate of a batch: a linear rise, then half a cosine.
  func learningRate(batch: Int) -> Double {
    let all = max(Double(epochs * batchesPerEpoch), 1)
    let rise = warmUpBatches > 0 ? min(Double(batch + 1) / Double(warmUpBatches), 1) : 1
    let cosine = 0.5 * (1 + cos(.pi * Double(batch) / all))
    return method.learningRate * rise * (finalFraction + (1 - finalFraction) * cosine)
  }
}
