// What a learner does before an epoch: channels, adapters and weights of its losses.

extension Learner {
  /// Whether a loss of it looks at chosen channels.
  var selectsChannels: Bool { losses.contains { $0.recipe.method == .sckd } }

  /// Whether weights of losses have to be set yet.
  var isUnweighed: Bool { !losses.isEmpty && state.weights.isEmpty }

  // MARK: - Channels

  /// Chooses channels: the teacher's once, the student's at the beginning of every epoch.
  func select(_ inputs: [LossInput]) throws(TrainingError) {
    guard let shape = arm.network.shape, let teacherChannels else { return }
    for index in losses.indices where losses[index].recipe.method == .sckd {
      let recipe = losses[index].recipe
      var known = state.selections.filter { $0.role == .teacher }
      if known.isEmpty { known = try records(.teacher, inputs, \.teacher, recipe) }
      let own = try records(.student, inputs, \.student, recipe)
      state.selections = known + own
      losses[index].loss = recipe.makeLoss(
        student: shape, teacherChannels: teacherChannels,
        channels: (Self.channels(of: own), Self.channels(of: known)), seed: seed)
    }
  }

  private func records(
    _ role: SelectionRecord.Role, _ inputs: [LossInput],
    _ output: (LossInput) -> NetworkOutput, _ recipe: LossRecipe
  ) throws(TrainingError) -> [SelectionRecord] {
    let choice = recipe.channelSelection(seed: seed)
    let target =
      choice == .residual
      ? ChannelSelection.residual(inputs) : Tensor.concatenated(inputs.map(\.target), along: 0)
    var records: [SelectionRecord] = []
    for group in recipe.layers {
      let features = Tensor.concatenated(inputs.map { output($0).groups[group] }, along: 0)
      let scores = try choice.scores(features, target: target)
      let count = recipe.channelCount(of: scores.count)
      records.append(
        SelectionRecord(
          role: role, group: group, scores: scores, channels: choice.channels(count, of: scores)))
    }
    return records
  }

  /// Of all groups; those that are not compared have none.
  private static func channels(of records: [SelectionRecord]) -> [[Int]] {
    LossRecipe.allLayers.map { group in records.first { $0.group == group }?.channels ?? [] }
  }

  // MARK: - Weights

  /// Sets the weights that are not set yet: term = share x supervised on these batches.
  ///
  /// Before that, adapters are fitted to the batches, and the range of the teacher's errors is found.
  func weigh(_ inputs: [LossInput]) throws(TrainingError) {
    guard isUnweighed else { return }
    for case let loss as any HintedLoss in losses.map(\.loss) { try loss.adapter.fit(inputs) }
    if losses.contains(where: { $0.loss is AttentiveImitationLoss }) {
      state.teacherErrors = try AttentiveImitationLoss.errorRange(over: inputs)
      setErrorRange()
    }
    var supervised = 0.0
    var terms: [String: Double] = [:]
    try Tensor.withoutGradient { () throws(TrainingError) in
      for input in inputs {
        let input = input.withoutMaps()
        for term in SupervisedLoss().terms(input) { supervised += try term.value.value() }
        for (recipe, loss) in losses {
          for term in loss.terms(input) {
            terms[Self.key(recipe, term), default: 0] += try term.value.value()
          }
        }
      }
    }
    for (recipe, _) in losses {
      for term in recipe.method.loss.termNames {
        let key = "\(recipe.method.rawValue).\(term)"
        let size = terms[key] ?? 0
        state.weights[key] =
          recipe.weights[term] ?? (size > 0 ? recipe.share * supervised / size : 0)
      }
    }
  }

  /// Tells losses the range of the teacher's errors, once it is known.
  func setErrorRange() {
    for index in losses.indices {
      guard var loss = losses[index].loss as? AttentiveImitationLoss else { continue }
      loss.errorRange = state.teacherErrors
      losses[index].loss = loss
    }
  }

  /// How weights call a term.
  static func key(_ recipe: LossRecipe, _ term: LossTerm) -> String {
    "\(recipe.method.rawValue).\(term.name)"
  }
}
