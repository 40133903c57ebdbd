#if Training
  import GaitTraining
  import GaitModel
  import Testing

  @Suite struct TensorTests {
    /// One pass is what two passes are, running numbers included.
    @Test(arguments: [true, false]) func normalisationAndReLUAreTheTwoAfterEachOther(
      isTraining: Bool
    ) throws {
      var random = SplitMix64(seed: 8)
      let x = Tensor(
        (0..<4 * 3 * 50).map { _ in Float(random.normal() * 2 + 1) }, shape: [4, 3, 50])
      let (weight, bias) = (
        Tensor([0.5, 1, 2] as [Float], shape: [3]), Tensor([0.1, -0.2, 0] as [Float], shape: [3])
      )
      var results: [[Float]] = []
      for isFused in [true, false] {
        let mean = Tensor.zeros([3], .float32)
        let variance = Tensor.ones([3], .float32)
        let y =
          isFused
          ? x.batchNormalizedRectified(
            weight: weight, bias: bias, runningMean: mean, runningVariance: variance,
            isTraining: isTraining, momentum: 0.1, epsilon: 1e-5)
          : x.batchNormalized(
            weight: weight, bias: bias, runningMean: mean, runningVariance: variance,
            isTraining: isTraining, momentum: 0.1, epsilon: 1e-5
          ).rectified()
        results.append(try y.floats() + mean.floats() + variance.floats())
      }
      #expect(zip(results[0], results[1]).allSatisfy { abs($0 - $1) < 1e-5 })
      #expect(results[0].contains { $0 > 1 })
      #expect(results[0].contains(0))
    }

    @Test func keepsNumbersAndShapes() throws {
      let x = Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])
      #expect(x.shape == [2, 3])
      #expect(x.size(-1) == 3)
      #expect(x.count == 6)
      #expect(x.type == .float32)
      #expect(try x.floats() == [1, 2, 3, 4, 5, 6])
      #expect(try x.transposed().floats() == [1, 4, 2, 5, 3, 6])
      #expect(Tensor(doubles: [1], shape: [1]).type == .float64)
      #expect(try Tensor(indices: [3, 1]).integers() == [3, 1])
      #expect(try Tensor(2.5).value() == 2.5)
      #expect(Tensor(2.5).shape == [])
      #expect(Tensor([], shape: [0, 4]).count == 0)
    }

    @Test func calculates() throws {
      let x = Tensor([1, -2, 3, -4], shape: [2, 2])
      let row = Tensor([10, 20], shape: [2])
      #expect(try (x + row).floats() == [11, 18, 13, 16])
      #expect(try (x - row).floats() == [-9, -22, -7, -24])
      #expect(try (x * row).floats() == [10, -40, 30, -80])
      #expect(try (row / x).floats() == [10, -10, 10 / 3, -5])
      #expect(try (1 - x).floats() == [0, 3, -2, 5])
      #expect(try (12 / x).floats() == [12, -6, 4, -3])
      #expect(try (-x / 2 + 1).floats() == [0.5, 2, -0.5, 3])
      #expect(try x.squared().mean().value() == 7.5)
      #expect(try x.rectified().sum().value() == 4)
      #expect(try x.absolute().power(0.5).squared().sum().value() ≈ 10)
      #expect(try x.atLeast(-1).atMost(2).floats() == [1, -1, 2, -1])
      #expect(try x.matrixProduct(row.unsqueezed(1)).floats() == [-30, -50])
      #expect(try x.larger(-x).floats() == [1, 2, 3, 4])
    }

    @Test func reduces() throws {
      let x = Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])
      #expect(try x.sum(over: 0).floats() == [5, 7, 9])
      #expect(try x.mean(over: 1).floats() == [2, 5])
      #expect(x.mean(over: 1, keeping: true).shape == [2, 1])
      #expect(try x.sum(over: 0, 1).value() == 21)
      #expect(try x.largest(over: -1).floats() == [3, 6])
      #expect(try x.smallest().value() == 1)
      #expect(try x.indexOfLargest(over: 1).integers() == [2, 2])
      #expect(try x.variance(over: 0).floats() == [2.25, 2.25, 2.25])
      #expect(try Tensor([3, 4], shape: [1, 2]).norm(over: 1).floats() == [5])
      #expect(try x.softmax(over: 1).sum(over: 1).floats().allSatisfy { abs($0 - 1) < 1e-6 })
      #expect(
        try Tensor([3, 4, 0, 0], shape: [2, 2]).normalized(over: 1).floats() == [0.6, 0.8, 0, 0])
    }

    @Test func takesApartAndPutsTogether() throws {
      let x = Tensor((0..<24).map(Float.init), shape: [2, 3, 4])
      #expect(x.flattened(from: 1).shape == [2, 12])
      #expect(x.permuted([2, 0, 1]).shape == [4, 2, 3])
      #expect(try x.sliced(1..<3, along: 2).sliced(0..<1, along: 1).floats() == [1, 2, 13, 14])
      #expect(
        try x.selecting(Tensor(indices: [2, 0]), along: 1).sliced(0..<1, along: 0).floats()
          == [8, 9, 10, 11, 0, 1, 2, 3])
      #expect(Tensor.concatenated([x, x], along: 2).shape == [2, 3, 8])
      #expect(Tensor.stacked([x, x], along: 1).shape == [2, 2, 3, 4])
      #expect(x.unsqueezed(0).squeezed(0).shape == x.shape)
      #expect(x.padded([1, 2, 0, 0, 3, 0]).shape == [5, 3, 7])
      #expect(try Tensor([1, 2, 3], shape: [3]).rolled(by: 1, along: 0).floats() == [3, 1, 2])
      #expect(try Tensor([1, 2], shape: [2, 1]).expanded([2, 2]).floats() == [1, 1, 2, 2])
      let diagonal = Tensor.identity(2, .bool)
      let square = Tensor([1, 2, 3, 4], shape: [2, 2])
      #expect(try square.masked(diagonal, with: -1).floats() == [-1, 2, 3, -1])
      #expect(
        try diagonal.inverted().choose(square, otherwise: -square).floats() == [-1, 2, 3, -4])
      #expect(try (square .> 2).converted(to: .float32).floats() == [0, 0, 1, 1])
    }

    @Test func givesItsMemoryBack() throws {
      let rounds = 20_000
      let before = Torch.liveTensorCount
      for _ in 0..<rounds {
        let x = Tensor([1, 2], shape: [2]).asParameter()
        try (x * x).sum().backward()
      }
      // Other tests run at the same time and have tensors of their own, but not as many.
      #expect(Torch.liveTensorCount - before < rounds)
    }
  }

  infix operator ≈ : ComparisonPrecedence
  func ≈ (a: Double, b: Double) -> Bool {
    abs(a - b) < 1e-5
  }
#endif
