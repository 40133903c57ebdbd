/// The exponential moving average of a network over the batches it learns from, running statistics
/// included.
///
/// ```
/// average = d average + (1 - d) weights    d = min(decay, (1 + n) / (10 + n)), n batches before
/// ```
///
/// The smaller d of the first batches lets the first weights, which know nothing, fade at once.
struct WeightAverage {
  /// Has the averaged numbers.
  let network: any DistillableNetwork
  private let decay: Double
  private let pairs: [(average: Tensor, weight: Tensor)]

  /// Begins with the numbers that a network has.
  ///
  /// - Parameters:
  ///   - learning: the network that learns.
  ///   - recipe: what it was made from.
  ///   - decay: the largest d, below 1.
  /// - Throws: `otherState` where the recipe makes another network.
  init(
    of learning: any DistillableNetwork, like recipe: NetworkRecipe, decay: Double
  ) throws(TrainingError) {
    guard let network = recipe.makeNetwork(seed: 0) else {
      throw TrainingError(.otherState, in: "average", found: "'\(recipe.title)', no network")
    }
    try network.restore(try learning.saved())
    self.network = network
    self.decay = decay
    pairs = zip(network.tensors, learning.tensors).map { ($0.tensor, $1.tensor) }
  }

  /// Takes the weights in as they are after a batch.
  ///
  /// - Parameter batch: n, counted from 0.
  /// - Throws: what libtorch says.
  func add(batch: Int) throws(TrainingError) {
    let decay = min(decay, Double(1 + batch) / Double(10 + batch))
    for (average, weight) in pairs { try average.approach(weight, by: 1 - decay) }
  }
}
