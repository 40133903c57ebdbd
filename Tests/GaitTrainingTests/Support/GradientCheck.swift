#if Training
  import GaitTraining
  import GaitModel

  /// Compares autograd with finite differences in double precision.
  enum GradientCheck {
    /// Step of the central difference; its error is about the square of it.
    static let step = 1e-5

    /// How far gradients are from their finite differences.
    ///
    /// - Parameters:
    ///   - inputs: of `float64`.
    ///   - formula: a scalar made from as many parameters.
    /// - Returns: the largest difference, relative to gradients above 1.
    /// - Throws: what the formula fails with.
    static func error(
      at inputs: [Tensor], of formula: ([Tensor]) throws -> Tensor
    ) throws -> Double {
      let parameters = inputs.map { $0.asParameter() }
      try formula(parameters).backward()
      var largest = 0.0
      for (index, input) in inputs.enumerated() {
        let gradient =
          try parameters[index].gradient?.doubles() ?? [Double](repeating: 0, count: input.count)
        let values = try input.doubles()
        for place in values.indices {
          func value(at offset: Double) throws -> Double {
            var moved = values
            moved[place] += offset
            var all = inputs
            all[index] = Tensor(doubles: moved, shape: input.shape)
            return try formula(all).value()
          }
          let difference = try (value(at: step) - value(at: -step)) / (2 * step)
          largest = max(largest, abs(difference - gradient[place]) / max(1, abs(difference)))
        }
      }
      return largest
    }

    /// Normal deviates of double precision, the same for a seed.
    static func random(_ shape: [Int], seed: UInt64) -> Tensor {
      var random = SplitMix64(seed: seed)
      return Tensor(doubles: (0..<shape.reduce(1, *)).map { _ in random.normal() }, shape: shape)
    }

    /// One number that every element has a part of its own in.
    static func weighted(_ x: Tensor) -> Tensor {
      (x * random(x.shape, seed: 99)).sum()
    }
  }
#endif
