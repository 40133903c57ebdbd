import GaitInference
import GaitModel

/// One network that learns: its losses, their weights, its optimiser and how far it has come.
///
/// A class, because networks and optimisers are; it is changed batch by batch and by nobody else.
final class Learner {
  let arm: ArmRecipe
  let network: any DistillableNetwork
  /// Kept where the schedule averages weights.
  private let average: WeightAverage?
  var state: LearnerState
  /// Tensors of the epoch that is taken so far.
  private(set) var best: [SavedTensor] = []
  var losses: [(recipe: LossRecipe, loss: any DistillationLoss)] = []
  private let optimizer: Optimizer
  /// Nil where nobody teaches.
  let teacherChannels: [Int]?
  let seed: UInt64
  private var tally = EpochTally()

  /// - Parameters:
  ///   - arm: what is trained; it has a network.
  ///   - network: with its first weights.
  ///   - teacherChannels: of its groups; nil where nobody teaches.
  ///   - fingerprint: of everything that the run depends on.
  ///   - seed: for what losses draw.
  /// - Throws: `operation` where libtorch refuses the optimiser.
  init(
    _ arm: ArmRecipe, network: any DistillableNetwork, teacherChannels: [Int]?,
    fingerprint: String, seed: UInt64
  ) throws(TrainingError) {
    self.arm = arm
    self.network = network
    self.teacherChannels = teacherChannels
    self.seed = seed
    state = LearnerState(fingerprint: fingerprint)
    if let shape = arm.network.shape {
      let widths = teacherChannels ?? shape.groupChannels
      let none = shape.groupChannels.map { _ in [Int]() }
      losses = arm.losses.map {
        let loss = $0.makeLoss(
          student: shape, teacherChannels: widths, channels: (none, none), seed: seed)
        return ($0, loss)
      }
    }
    average =
      arm.schedule.averaging > 0
      ? try WeightAverage(of: network, like: arm.network, decay: arm.schedule.averaging) : nil
    optimizer = try Optimizer(
      arm.schedule.method, network.parameters + losses.flatMap(\.loss.parameters))
  }

  var isFinished: Bool { state.epochs.count >= arm.schedule.epochs }

  /// The loss of a method, as it is now; nil where the arm has none.
  func loss(_ method: LossRecipe.Method) -> (any DistillationLoss)? {
    losses.first { $0.recipe.method == method }?.loss
  }

  // MARK: - Batches

  /// Mean of the weighed loss over the batches of the epoch so far.
  var meanLoss: Double { tally.meanLoss }

  /// Learns from one batch.
  ///
  /// - Parameters:
  ///   - batch: windows with their context.
  ///   - frames: those of the batch that losses look at.
  ///   - teacher: of the same frames; nil where nobody teaches.
  /// - Throws: `notFinite` if the run has diverged.
  func step(
    _ batch: TrainingBatch, frames: Range<Int>, teacher: TeacherMaps?
  ) throws(TrainingError) {
    let done = state.epochs.count * arm.schedule.batchesPerEpoch + tally.batches
    try optimizer.setLearningRate(arm.schedule.learningRate(batch: done))
    let student = network(batch.input(arm.input), mode: .training).trimmed(to: frames)
    let input = LossInput(
      student: student, maps: teacher ?? TeacherMaps(of: student),
      target: batch.target.sliced(frames, along: 2),
      frameWeights: batch.frameWeights?.sliced(frames, along: 2))
    var terms = SupervisedLoss().terms(input).map { (SupervisedLoss.name, 1.0, $0.value) }
    for (recipe, loss) in losses {
      for term in loss.terms(input) {
        let key = Self.key(recipe, term)
        let weight = state.weights[key] ?? 0
        if weight > 0 { terms.append((key, weight, term.value)) }
      }
    }
    let loss = Tensor.stacked(terms.map { $0.2 * $0.1 }).sum()
    let value = try loss.value()
    guard value.isFinite else {
      throw TrainingError(
        .notFinite, in: "'\(arm.name)'",
        found: "the loss is no longer a number in epoch \(state.epochs.count + 1)",
        expected: "a smaller learning rate or smaller weights")
    }
    try optimizer.clearGradients()
    try loss.backward()
    try optimizer.clipGradients(to: arm.schedule.clipNorm)
    try optimizer.step()
    try average?.add(batch: done)
    for (name, _, term) in terms { tally.add(name, try term.value()) }
    tally.finishBatch(loss: value)
  }

  /// What is validated, taken and exported: the average where there is one.
  var evaluatedNetwork: any DistillableNetwork { average?.network ?? network }

  /// Ends an epoch with the validation error of `evaluatedNetwork`.
  func finishEpoch(validationError: Double, seconds: Double) throws(TrainingError) {
    guard validationError.isFinite else {
      throw TrainingError(
        .notFinite, in: "'\(arm.name)'",
        found: "the validation error is not a number after epoch \(state.epochs.count + 1)",
        expected: "a smaller learning rate")
    }
    let epoch = state.epochs.count + 1
    state.epochs.append(
      tally.record(
        epoch: epoch, validationError: validationError, learningRate: optimizer.learningRate,
        seconds: seconds))
    tally = EpochTally()
    let errors = state.epochs.map(\.validationError)
    guard arm.schedule.epochRule.takesLast(of: errors, over: state.bestEpoch) else { return }
    state.bestError = validationError
    state.bestEpoch = epoch
    best = try evaluatedNetwork.saved()
  }

  // MARK: - Going on later

  private var adapters: [NamedTensor] { losses.flatMap(\.loss.parameters) }

  func checkpoint() throws(TrainingError) -> Checkpoint {
    var saved: [SavedTensor] = []
    for named in adapters { saved.append(try SavedTensor(named.name, named.tensor)) }
    return Checkpoint(
      state: state, network: try network.saved(), best: best,
      average: try average?.network.saved() ?? [], adapters: saved,
      optimizer: try optimizer.saved())
  }

  /// Goes on from a checkpoint of the same run.
  ///
  /// - Throws: `otherState` where it is of another network.
  func restore(_ checkpoint: Checkpoint) throws(TrainingError) {
    try network.restore(checkpoint.network)
    for named in adapters {
      try named.tensor.assign(
        try checkpoint.adapters.tensor(named.name, shape: named.tensor.shape))
    }
    try average?.network.restore(checkpoint.average)
    try optimizer.restore(checkpoint.optimizer)
    best = checkpoint.best
    state = checkpoint.state
    setErrorRange()
  }

  /// Gives the network the numbers of the epoch that was taken.
  func takeBest() throws(TrainingError) {
    if !best.isEmpty { try network.restore(best) }
  }
}
