import CTorch

/// Numbers of libtorch with a shape, and how they were computed.
///
/// Formulas read as they are written: `(student - teacher).squared().mean()`. For that, nothing that
/// computes throws. An operation that fails gives a failed tensor, which carries libtorch's message;
/// everything computed from it is failed too, and the first that has to have numbers (`value()`,
/// `floats()`, `backward()`, ...) throws what the first failure was.
///
/// A class, because it owns one reference of libtorch and gives it back in `deinit`. Not Sendable:
/// a tensor and all that is computed from it stay with one thread; libtorch uses more by itself.
package final class Tensor {
  let content: Result<OpaquePointer, TrainingError>

  /// Takes a new handle over, or the message of the call that returned none.
  init(_ operation: StaticString, taking handle: OpaquePointer?) {
    content =
      if let handle { .success(handle) } else { .failure(.ofLastCall(in: operation)) }
  }

  init(failing error: TrainingError) {
    content = .failure(error)
  }

  deinit {
    if case .success(let handle) = content { ctorch_release(handle) }
  }

  /// What failed first on the way to this, or nil.
  package var error: TrainingError? {
    if case .failure(let error) = content { error } else { nil }
  }

  /// This tensor, unless it is failed.
  package func checked() throws(TrainingError) -> Tensor {
    _ = try content.get()
    return self
  }

  // MARK: - Calling libtorch

  /// Lends the handle to a call that gives a new one.
  func applying(
    _ operation: StaticString, _ body: (OpaquePointer) -> OpaquePointer?
  ) -> Tensor {
    guard case .success(let handle) = content else { return self }
    return withExtendedLifetime(self) { Tensor(operation, taking: body(handle)) }
  }

  /// Lends two handles to a call that gives a new one.
  func combining(
    _ operation: StaticString, _ other: Tensor,
    _ body: (OpaquePointer, OpaquePointer) -> OpaquePointer?
  ) -> Tensor {
    guard case .success(let first) = content else { return self }
    guard case .success(let second) = other.content else { return other }
    return withExtendedLifetime((self, other)) {
      Tensor(operation, taking: body(first, second))
    }
  }

  /// Lends any number of handles to a call that gives a new one.
  static func combining(
    _ operation: StaticString, _ tensors: [Tensor],
    _ body: ([OpaquePointer?]) -> OpaquePointer?
  ) -> Tensor {
    var handles: [OpaquePointer?] = []
    handles.reserveCapacity(tensors.count)
    for tensor in tensors {
      guard case .success(let handle) = tensor.content else { return tensor }
      handles.append(handle)
    }
    return withExtendedLifetime(tensors) { Tensor(operation, taking: body(handles)) }
  }

  /// Lends the handle to a call that may fail.
  func calling(
    _ operation: StaticString, _ body: (OpaquePointer) -> Bool
  ) throws(TrainingError) {
    let handle = try content.get()
    let succeeds = withExtendedLifetime(self) { body(handle) }
    guard succeeds else { throw .ofLastCall(in: operation) }
  }
}

extension TrainingError {
  /// What libtorch said in this thread's last call.
  static func ofLastCall(in operation: StaticString) -> TrainingError {
    let message = ctorch_message().map { String(cString: $0) } ?? ""
    return TrainingError(
      .operation, in: "\(operation)", found: message.isEmpty ? "no result" : message)
  }
}

extension Array<Int> {
  /// As libtorch counts.
  var sizes: [Int64] { map(Int64.init) }
}
