import CTorch

extension Tensor {
  /// Sizes of the dimensions; empty for one number without any, and for a failed tensor.
  package var shape: [Int] {
    guard case .success(let handle) = content else { return [] }
    return withExtendedLifetime(self) {
      (0..<ctorch_dimensions(handle)).map { Int(ctorch_size(handle, $0)) }
    }
  }

  /// Size of one dimension, counted from the last one where it is negative.
  ///
  /// - Returns: 1 for a failed tensor, so that sizes computed from it are possible ones.
  package func size(_ dimension: Int) -> Int {
    guard case .success(let handle) = content else { return 1 }
    return withExtendedLifetime(self) {
      let count = ctorch_dimensions(handle)
      let index = dimension < 0 ? dimension + count : dimension
      precondition((0..<count).contains(index), "dimension \(dimension) of shape \(shape)")
      return Int(ctorch_size(handle, index))
    }
  }

  /// Numbers in all dimensions; 0 for a failed tensor.
  package var count: Int {
    guard case .success(let handle) = content else { return 0 }
    return withExtendedLifetime(self) { ctorch_count(handle) }
  }

  /// `other` for a failed tensor.
  package var type: NumberType {
    guard case .success(let handle) = content else { return .other }
    return withExtendedLifetime(self) { NumberType(ctorch_type_of(handle)) }
  }

  /// All numbers, the last dimension running fastest.
  ///
  /// - Throws: what failed first on the way to this tensor.
  package func floats() throws(TrainingError) -> [Float] {
    try numbers(CTORCH_FLOAT32, zero: 0)
  }

  package func doubles() throws(TrainingError) -> [Double] {
    try numbers(CTORCH_FLOAT64, zero: 0)
  }

  package func integers() throws(TrainingError) -> [Int] {
    try numbers(CTORCH_INT64, zero: Int64(0)).map { Int($0) }
  }

  /// The only number there is.
  ///
  /// - Throws: what failed first, or `operation` unless there is exactly one number.
  package func value() throws(TrainingError) -> Double {
    let numbers = try doubles()
    guard let number = numbers.first, numbers.count == 1 else {
      throw TrainingError(
        .operation, in: "value", found: "\(numbers.count) numbers", expected: "one")
    }
    return number
  }

  /// Replaces the numbers in place, unseen by autograd.
  ///
  /// - Parameter numbers: of the same shape; converted where they are of another type.
  /// - Throws: what failed first, or `operation` for another shape.
  package func assign(_ numbers: Tensor) throws(TrainingError) {
    let source = try numbers.content.get()
    try withExtendedLifetime(numbers) { () throws(TrainingError) in
      try calling("assign") { ctorch_assign($0, source) }
    }
  }

  /// Moves the numbers in place by a share of their distance to others, unseen by autograd.
  ///
  /// - Parameters:
  ///   - target: of the same shape and type.
  ///   - share: 0 changes nothing, 1 takes the target.
  /// - Throws: what failed first, or `operation` for another shape or type.
  package func approach(_ target: Tensor, by share: Double) throws(TrainingError) {
    let other = try target.content.get()
    try withExtendedLifetime(target) { () throws(TrainingError) in
      try calling("approach") { ctorch_approach($0, other, share) }
    }
  }

  /// The same numbers as another type; gradients flow through.
  package func converted(to type: NumberType) -> Tensor {
    applying("convert") { ctorch_converted($0, type.code) }
  }

  private func numbers<Number: BitwiseCopyable>(
    _ type: ctorch_type, zero: Number
  ) throws(TrainingError) -> [Number] {
    _ = try content.get()
    let count = count
    var numbers = [Number](repeating: zero, count: count)
    try calling("read") { ctorch_read($0, type, &numbers, count) }
    return numbers
  }
}
