import GaitInference
import GaitModel

/// One network that learns: its losses, their weights, its optimiser and how far it has come.
///
/// A class, because networks and optimisers are; it is changed batch by batch and by nobody else.
final class Learner {
  let arm: ArmRecipe
  let network: any DistillableNetwork
  private(set) var state: LearnerState
  /// Tensors of the best epoch so far.
  private(set) var best: [SavedTensor] = []
  private var losses: [(recipe: LossRecipe, loss: any DistillationLoss)] = []
  private let optimizer: Optimizer
  private let teacherShape: WideResNetShape?
  private let seed: UInt64
  private var tally = EpochTally()

  /// - Parameters:
  ///   - arm: what is trained; it has a network.
  ///   - network: with its first weights.
  ///   - teacherShape: nil where nobody teaches.
  ///   - fingerprint: of everything that the run depends on.
  ///   - seed: for what losses draw.
  /// - Throws: `operation` where libtorch refuses the optimiser.
  init(
    _ arm: ArmRecipe, network: any DistillableNetwork, teacherShape: WideResNetShape?,
    fingerprint: String, seed: UInt64
  ) throws(TrainingError) {
    self.arm = arm
    self.network = network
    self.teacherShape = teacherShape
    self.seed = seed
    state = LearnerState(fingerprint: fingerprint)
    if let shape = arm.network.shape, let teacherShape {
      let none = shape.groupChannels.map { _ in [Int]() }
      losses = arm.losses.map {
        (
          $0,
          $0.makeLoss(student: shape, teacher: teacherShape, channels: (none, none), seed: seed)
        )
      }
    }
    optimizer = try Optimizer(
      arm.schedule.method, network.parameters + losses.flatMap(\.loss.parameters))
  }

  var isFinished: Bool { state.epochs.count >= arm.schedule.epochs }

  // MARK: - Before the first batch

  /// Whether a loss of it looks at chosen channels.
  var selectsChannels: Bool { losses.contains { $0.recipe.method == .sckd } }

  /// Chooses channels: the teacher's once, the student's at the beginning of every epoch.
  func select(_ inputs: [LossInput]) throws(TrainingError) {
    guard let shape = arm.network.shape, let teacherShape else { return }
    for index in losses.indices where losses[index].recipe.method == .sckd {
      let recipe = losses[index].recipe
      let choice = recipe.channelSelection(seed: seed)
      var known = state.selections.filter { $0.role == .teacher }
      if known.isEmpty {
        known = try Self.records(.teacher, inputs, \.teacher, choice, count: recipe.channels)
      }
      let own = try Self.records(.student, inputs, \.student, choice, count: recipe.channels)
      state.selections = known + own
      losses[index].loss = recipe.makeLoss(
        student: shape, teacher: teacherShape,
        channels: (own.map(\.channels), known.map(\.channels)), seed: seed)
    }
  }

  private static func records(
    _ role: SelectionRecord.Role, _ inputs: [LossInput],
    _ output: (LossInput) -> NetworkOutput, _ choice: ChannelSelection, count: Int
  ) throws(TrainingError) -> [SelectionRecord] {
    let target = Tensor.concatenated(inputs.map(\.target), along: 0)
    var records: [SelectionRecord] = []
    for group in 0..<3 {
      let features = Tensor.concatenated(inputs.map { output($0).groups[group] }, along: 0)
      let scores = try choice.scores(features, target: target)
      records.append(
        SelectionRecord(
          role: role, group: group, scores: scores, channels: choice.channels(count, of: scores)))
    }
    return records
  }

  /// Sets the weights that are not set yet: term = ratio x supervised on these batches.
  func weigh(_ inputs: [LossInput]) throws(TrainingError) {
    guard state.weights.isEmpty, !losses.isEmpty else { return }
    var supervised = 0.0
    var terms: [String: Double] = [:]
    try Tensor.withoutGradient { () throws(TrainingError) in
      for input in inputs {
        for term in SupervisedLoss().terms(input) { supervised += try term.value.value() }
        for (recipe, loss) in losses {
          for term in loss.terms(input) {
            terms[Self.key(recipe, term), default: 0] += try term.value.value()
          }
        }
      }
    }
    for (recipe, _) in losses {
      for term in LossRecipe.terms(of: recipe.method) {
        let key = "\(recipe.method.rawValue).\(term)"
        let size = terms[key] ?? 0
        state.weights[key] =
          recipe.weights[term] ?? (size > 0 ? recipe.ratio * supervised / size : 0)
      }
    }
  }

  private static func key(_ recipe: LossRecipe, _ term: LossTerm) -> String {
    "\(recipe.method.rawValue).\(term.name)"
  }

  // MARK: - Batches

  /// Mean of the weighed loss over the batches of the epoch so far.
  var meanLoss: Double { tally.meanLoss }

  /// Learns from one batch.
  ///
  /// - Throws: `notFinite` if the run has diverged.
  func step(
    _ batch: TrainingBatch, teacher: NetworkOutput?, context: Int
  ) throws(TrainingError) {
    let done = state.epochs.count * arm.schedule.batchesPerEpoch + tally.batches
    try optimizer.setLearningRate(arm.schedule.learningRate(batch: done))
    let student = network(batch.input, mode: .training)
    let input = LossInput(
      student: student, teacher: teacher ?? student.detached(), target: batch.target,
      frameWeights: batch.frameWeights
    ).trimmed(to: context..<batch.target.size(2) - context)
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
    for (name, _, term) in terms { tally.add(name, try term.value()) }
    tally.finishBatch(loss: value)
  }

  /// Ends an epoch with its validation error.
  func finishEpoch(validationError: Double, seconds: Double) throws(TrainingError) {
    guard validationError.isFinite else {
      throw TrainingError(
        .notFinite, in: "'\(arm.name)'",
        found: "the validation error is no number after epoch \(state.epochs.count + 1)",
        expected: "a smaller learning rate")
    }
    let epoch = state.epochs.count + 1
    state.epochs.append(
      tally.record(
        epoch: epoch, validationError: validationError, learningRate: optimizer.learningRate,
        seconds: seconds))
    tally = EpochTally()
    guard validationError < state.bestError else { return }
    state.bestError = validationError
    state.bestEpoch = epoch
    best = try network.saved()
  }

  // MARK: - Going on later

  private var adapters: [NamedTensor] { losses.flatMap(\.loss.parameters) }

  func checkpoint() throws(TrainingError) -> Checkpoint {
    var saved: [SavedTensor] = []
    for named in adapters { saved.append(try SavedTensor(named.name, named.tensor)) }
    return Checkpoint(
      state: state, network: try network.saved(), best: best, adapters: saved,
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
    try optimizer.restore(checkpoint.optimizer)
    best = checkpoint.best
    state = checkpoint.state
  }

  /// Gives the network the numbers of its best epoch.
  func takeBest() throws(TrainingError) {
    if !best.isEmpty { try network.restore(best) }
  }
}
