import CTorch

extension Tensor {
  /// Copies numbers; as many as the shape says, the last dimension running fastest.
  package convenience init(_ values: [Float], shape: [Int]) {
    self.init(
      "create",
      taking: ctorch_create(CTORCH_FLOAT32, values, values.count, shape.sizes, shape.count))
  }

  /// Copies numbers in double precision, which checks of gradients need.
  package convenience init(doubles: [Double], shape: [Int]) {
    self.init(
      "create",
      taking: ctorch_create(CTORCH_FLOAT64, doubles, doubles.count, shape.sizes, shape.count))
  }

  /// Copies indices, `[count]`.
  package convenience init(indices: [Int]) {
    let count = indices.count
    self.init(
      "create", taking: ctorch_create(CTORCH_INT64, indices.sizes, count, [Int64(count)], 1))
  }

  /// One number without dimensions.
  package convenience init(_ value: Double, _ type: NumberType = .float32) {
    self.init("fill", taking: ctorch_full(type.code, value, [], 0))
  }

  package static func zeros(_ shape: [Int], _ type: NumberType = .float32) -> Tensor {
    filled(with: 0, shape, type)
  }

  package static func ones(_ shape: [Int], _ type: NumberType = .float32) -> Tensor {
    filled(with: 1, shape, type)
  }

  package static func filled(
    with value: Double, _ shape: [Int], _ type: NumberType = .float32
  ) -> Tensor {
    Tensor("fill", taking: ctorch_full(type.code, value, shape.sizes, shape.count))
  }

  /// `[size, size]`: ones on the diagonal, also as a mask.
  package static func identity(_ size: Int, _ type: NumberType = .float32) -> Tensor {
    Tensor("identity", taking: ctorch_identity(type.code, Int64(size)))
  }

  /// Standard normal deviates of libtorch's own generator, see `Torch.seed`.
  package static func normal(_ shape: [Int], _ type: NumberType = .float32) -> Tensor {
    Tensor("normal", taking: ctorch_normal(type.code, shape.sizes, shape.count))
  }
}
