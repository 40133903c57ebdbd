#if Training
  import GaitTraining
  import GaitModel
  import Testing

  @Suite struct GradientTests {
    typealias Formula = @Sendable ([Tensor]) -> Tensor
    struct Case: Sendable, CustomTestStringConvertible {
      let testDescription: String
      let shapes: [[Int]]
      let formula: Formula

      init(_ name: String, _ shapes: [[Int]], _ formula: @escaping Formula) {
        testDescription = name
        self.shapes = shapes
        self.formula = formula
      }
    }

    static let arithmetic: [Case] = [
      Case("sum, broadcast", [[2, 3], [3]]) { $0[0] + $0[1] },
      Case("difference, broadcast", [[2, 3], [2, 1]]) { $0[0] - $0[1] },
      Case("product", [[2, 3], [3]]) { $0[0] * $0[1] },
      Case("quotient", [[2, 3], [2, 3]]) { $0[0] / ($0[1].squared() + 1) },
      Case("numbers", [[4]]) { (3 - $0[0] * 2 + 1) / 5 },
      Case("number by tensor", [[4]]) { 2 / ($0[0].squared() + 1) },
      Case("absolute", [[5]]) { $0[0].absolute() },
      Case("square root", [[5]]) { ($0[0].squared() + 0.5).squareRoot() },
      Case("exponential", [[5]]) { $0[0].exponential() },
      Case("logarithm", [[5]]) { ($0[0].squared() + 0.5).logarithm() },
      Case("power", [[5]]) { ($0[0].squared() + 0.5).power(1.7) },
      Case("rectified", [[9]]) { $0[0].rectified() },
      Case("at least, at most", [[9]]) { $0[0].atLeast(-0.5).atMost(0.5) },
      Case("sigmoid, tangent", [[5]]) { $0[0].sigmoid() * $0[0].hyperbolicTangent() },
      Case("larger, smaller", [[6], [6]]) { $0[0].larger($0[1]) * $0[0].smaller($0[1]) },
      Case("matrix product", [[2, 3], [3, 4]]) { $0[0].matrixProduct($0[1]) },
      Case("matrix product in a batch", [[2, 2, 3], [2, 3, 2]]) { $0[0].matrixProduct($0[1]) },
      Case("masked", [[3, 3]]) { $0[0].masked(.identity(3, .bool), with: 2) },
      Case("choose", [[3], [3]]) { ($0[0] .> 0).choose($0[0], otherwise: $0[1]) },
      Case("smooth absolute difference", [[8], [8]]) {
        $0[0].smoothAbsoluteDifference($0[1], beta: 0.7)
      },
    ]

    static let reductions: [Case] = [
      Case("sum over", [[2, 3, 2]]) { $0[0].sum(over: 0, 2) },
      Case("mean over", [[2, 3, 2]]) { $0[0].mean(over: 1, keeping: true) },
      Case("variance", [[2, 5]]) { $0[0].variance(over: 1) },
      Case("norm", [[2, 5]]) { $0[0].norm(over: 1) },
      Case("largest", [[2, 5]]) { $0[0].largest(over: 1) },
      Case("smallest", [[2, 5]]) { $0[0].smallest(over: 0) },
      Case("softmax", [[2, 5]]) { $0[0].softmax(over: 1) },
      Case("logarithm of softmax", [[2, 5]]) { $0[0].logSoftmax(over: 1) },
      Case("normalized", [[2, 5]]) { $0[0].normalized(over: 1) },
      Case("centered", [[2, 5]]) { $0[0].centered(over: 1) },
    ]

    static let shapes: [Case] = [
      Case("reshaped", [[2, 6]]) { $0[0].reshaped([3, -1]) },
      Case("permuted", [[2, 3, 2]]) { $0[0].permuted([2, 0, 1]) },
      Case("transposed", [[2, 3]]) { $0[0].transposed() },
      Case("expanded", [[2, 1]]) { $0[0].expanded([2, 3]) },
      Case("sliced", [[2, 6]]) { $0[0].sliced(1..<6, along: 1, by: 2) },
      Case("selecting", [[4, 2]]) { $0[0].selecting(Tensor(indices: [3, 0, 3]), along: 0) },
      Case("rolled", [[4, 2]]) { $0[0].rolled(by: 1, along: 0) },
      Case("padded", [[2, 2]]) { $0[0].padded([1, 0, 0, 2], with: 3) },
      Case("concatenated", [[2, 2], [1, 2]]) { .concatenated($0, along: 0) },
      Case("stacked", [[2, 2], [2, 2]]) { .stacked($0, along: 1) },
    ]

    @Sendable static func normalized(_ x: [Tensor], _ isTraining: Bool) -> Tensor {
      x[0].batchNormalized(
        weight: x[1], bias: x[2], runningMean: Tensor.zeros([2], .float64),
        runningVariance: Tensor.ones([2], .float64), isTraining: isTraining, momentum: 0.1,
        epsilon: 1e-5)
    }

    /// On numbers that are not at the kink of the ReLU.
    @Sendable static func rectified(_ x: [Tensor], _ isTraining: Bool) -> Tensor {
      x[0].batchNormalizedRectified(
        weight: x[1], bias: x[2], runningMean: Tensor.zeros([2], .float64),
        runningVariance: Tensor.ones([2], .float64), isTraining: isTraining, momentum: 0.1,
        epsilon: 1e-5)
    }

    static let layers: [Case] = [
      Case("normalisation and ReLU, training", [[3, 2, 4], [2], [2]]) { rectified($0, true) },
      Case("normalisation and ReLU, evaluation", [[3, 2, 4], [2], [2]]) { rectified($0, false) },
      Case("batch normalisation, training", [[3, 2, 4], [2], [2]]) { normalized($0, true) },
      Case("batch normalisation, evaluation", [[3, 2, 4], [2], [2]]) { normalized($0, false) },
      Case("convolution over time", [[2, 3, 5], [4, 3, 3], [4]]) {
        $0[0].convolved($0[1], bias: $0[2], strides: [1], paddings: [1])
      },
      Case("convolution over time and space", [[1, 2, 3, 4, 2], [2, 2, 3, 3, 3]]) {
        $0[0].convolved($0[1], strides: [1, 2, 2], paddings: [1, 1, 1])
      },
    ]

    @Test(arguments: arithmetic + reductions + shapes + layers)
    func agreeWithFiniteDifferences(_ item: Case) throws {
      let inputs = item.shapes.enumerated().map {
        GradientCheck.random($1, seed: UInt64($0) + 5)
      }
      let error = try GradientCheck.error(at: inputs) { GradientCheck.weighted(item.formula($0)) }
      #expect(error < 1e-6)
    }

    @Test func normOfZerosHasGradientZero() throws {
      let x = Tensor.zeros([2, 3]).asParameter()
      try x.normalized(over: 1).sum().backward()
      #expect(try x.gradient?.isFinite().converted(to: .float32).floats() == [1, 1, 1, 1, 1, 1])
      try x.clearGradient()
      #expect(x.gradient == nil)
      try x.norm(over: 1).sum().backward()
      #expect(try x.gradient?.floats() == [0, 0, 0, 0, 0, 0])
    }

    @Test func constantsAreNotRecorded() throws {
      let x = Tensor.ones([2]).asParameter()
      #expect((x * 2).requiresGradient)
      #expect(!(x * 2).detached().requiresGradient)
      #expect(!Tensor.withoutGradient { x * 2 }.requiresGradient)
      #expect((x * 2).requiresGradient)
      struct Stop: Error {}
      #expect(throws: Stop.self) { try Tensor.withoutGradient { throw Stop() } }
      #expect((x * 2).requiresGradient)
      try (x * x.detached()).sum().backward()
      #expect(try x.gradient?.floats() == [1, 1])
      try (x * 3).sum().backward()
      #expect(try x.gradient?.floats() == [4, 4])
    }
  }
#endif
