import CTorch

extension Tensor {
  /// A tensor with numbers of its own, whose gradient `backward` computes.
  package func asParameter() -> Tensor {
    applying("parameter", ctorch_parameter)
  }

  /// Whether a gradient flows back through this.
  package var requiresGradient: Bool {
    guard case .success(let handle) = content else { return false }
    return withExtendedLifetime(self) { ctorch_requires_gradient(handle) }
  }

  /// The same numbers, cut off from what they were computed from: a constant.
  package func detached() -> Tensor {
    applying("detach", ctorch_detached)
  }

  /// The same numbers in memory of their own; gradients flow through.
  package func cloned() -> Tensor {
    applying("clone", ctorch_cloned)
  }

  /// Adds the derivatives of this one number to the gradients of the parameters it comes from.
  ///
  /// - Throws: what failed first on the way here, or what libtorch says.
  package func backward() throws(TrainingError) {
    try calling("backward", ctorch_backward)
  }

  /// What `backward` has added up, or nil where it has not come by.
  package var gradient: Tensor? {
    guard case .success(let handle) = content else { return nil }
    return withExtendedLifetime(self) {
      ctorch_gradient(handle).map { Tensor("gradient", taking: $0) }
    }
  }

  package func clearGradient() throws(TrainingError) {
    try calling("clearGradient", ctorch_clear_gradient)
  }

  /// Computes constants: nothing in the body is recorded, which saves time and memory.
  package static func withoutGradient<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // What is recorded is a matter of the thread, and the body cannot change threads.
    let recorded = ctorch_set_recording(false)
    defer { _ = ctorch_set_recording(recorded) }
    return try body()
  }
}
