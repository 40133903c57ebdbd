import CTorch

/// Changes parameters along their gradients.
///
/// ```
/// try optimizer.clearGradients()
/// try loss.backward()
/// try optimizer.clipGradients(to: 1)
/// try optimizer.step()
/// ```
///
/// A class, because it owns libtorch's optimiser and frees it in `deinit`.
package final class Optimizer {
  package let method: OptimizerMethod
  /// Set it before a step to follow a schedule.
  package private(set) var learningRate: Double
  private let parameters: [NamedTensor]
  private let handle: OpaquePointer

  /// Takes parameters of one or more networks, whose names the caller tells apart.
  ///
  /// - Throws: `operation` for a tensor that keeps no gradient, or options that make no sense.
  package init(
    _ method: OptimizerMethod, _ parameters: [NamedTensor]
  ) throws(TrainingError) {
    var handles: [OpaquePointer?] = []
    for parameter in parameters { handles.append(try parameter.tensor.content.get()) }
    guard let handle = ctorch_optimizer_create(method.options, handles, handles.count) else {
      throw .ofLastCall(in: "optimizer")
    }
    self.method = method
    self.learningRate = method.learningRate
    self.parameters = parameters
    self.handle = handle
  }

  deinit { ctorch_optimizer_free(handle) }

  package func clearGradients() throws(TrainingError) {
    try call("clearGradients") { ctorch_optimizer_clear_gradients(handle) }
  }

  package func step() throws(TrainingError) {
    try call("step") { ctorch_optimizer_step(handle) }
  }

  package func setLearningRate(_ rate: Double) throws(TrainingError) {
    try call("setLearningRate") { ctorch_optimizer_set_learning_rate(handle, rate) }
    learningRate = rate
  }

  /// Scales all gradients so that their norm together is at most this.
  ///
  /// - Returns: what the norm was.
  /// - Throws: `notFinite` where a gradient is not a number, and leaves the gradients as they are.
  @discardableResult
  package func clipGradients(to norm: Double) throws(TrainingError) -> Double {
    var found = 0.0
    guard ctorch_optimizer_clip(handle, norm, &found) else {
      let error = TrainingError.ofLastCall(in: "clipGradients")
      guard error.found.contains("non-finite") else { throw error }
      throw TrainingError(
        .notFinite, in: "clipGradients", found: "gradients that are not finite",
        expected: "a smaller learning rate or smaller weights of the loss")
    }
    return found
  }

  private func call(_ operation: StaticString, _ body: () -> Bool) throws(TrainingError) {
    guard body() else { throw .ofLastCall(in: operation) }
  }

  // MARK: - State

  /// The running averages and counts, so that a run can go on as if it had not been interrupted.
  ///
  /// A parameter that never had a gradient has none. The learning rate is the schedule's to know.
  package func saved() throws(TrainingError) -> [SavedTensor] {
    var saved: [SavedTensor] = []
    for (index, parameter) in parameters.enumerated() {
      let steps = ctorch_optimizer_steps(handle, index)
      guard steps > 0, !method.slotNames.isEmpty else { continue }
      // Exact up to 16 million steps.
      saved.append(SavedTensor(parameter.name + ".steps", shape: [1], [Float(steps)]))
      for (slot, name) in method.slotNames.enumerated() {
        let tensor = Tensor("state", taking: ctorch_optimizer_state(handle, index, slot))
        saved.append(try SavedTensor("\(parameter.name).\(name)", tensor))
      }
    }
    return saved
  }

  /// Goes on from saved averages and counts.
  ///
  /// - Throws: `otherState` where they are of other parameters or another method; nothing is changed
  ///   then.
  package func restore(_ saved: [SavedTensor]) throws(TrainingError) {
    var found: [(index: Int, steps: Int64, slots: [Tensor])] = []
    var used = 0
    for (index, parameter) in parameters.enumerated() {
      guard let steps = saved.first(where: { $0.name == parameter.name + ".steps" })?.values.first
      else { continue }
      var slots: [Tensor] = []
      for name in method.slotNames {
        slots.append(
          try saved.tensor("\(parameter.name).\(name)", shape: parameter.tensor.shape))
      }
      used += 1 + slots.count
      found.append((index, Int64(steps), slots))
    }
    guard used == saved.count else {
      throw TrainingError(
        .otherState, in: "restore", found: "\(saved.count) tensors of an optimiser",
        expected: "\(used) that belong to the parameters")
    }
    for state in found {
      var handles: [OpaquePointer?] = []
      for slot in state.slots { handles.append(try slot.content.get()) }
      try withExtendedLifetime(state.slots) { () throws(TrainingError) in
        try call("restore") {
          ctorch_optimizer_restore(handle, state.index, state.steps, handles)
        }
      }
    }
  }
}
