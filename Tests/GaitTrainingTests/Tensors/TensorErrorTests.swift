#if Training
  import GaitTraining
  import Testing

  @Suite struct TensorErrorTests {
    @Test func messagesOfLibtorchComeThrough() {
      let x = Tensor.zeros([2, 3])
      let product = x.matrixProduct(x)
      #expect(product.error?.code == .operation)
      #expect(product.error?.operation == "matrixProduct")
      #expect(
        product.error?.found.contains("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)")
          == true, "\(String(describing: product.error))")
      // The message only, without libtorch's list of C++ frames.
      #expect(product.error?.found.contains("frame #") == false)
    }

    @Test func everythingAfterAFailureCarriesIt() throws {
      let failed = Tensor.zeros([2]) + Tensor.zeros([3])
      let loss = (failed.squared() * 2 + Tensor.ones([2])).mean()
      let error = try #require(failed.error)
      #expect(loss.error == error)
      #expect(loss.shape == [])
      #expect(loss.size(3) == 1)
      #expect(throws: error) { try loss.value() }
      #expect(throws: error) { try loss.backward() }
      #expect(throws: error) { try loss.floats() }
      #expect(throws: error) { try Tensor.stacked([Tensor.ones([2]), loss]).checked() }
      #expect(throws: error) { try Tensor.ones([2]).assign(loss) }
      // What comes later is not touched by it.
      #expect(try Tensor.ones([2]).sum().value() == 2)
    }

    typealias Mistake = (text: String, make: @Sendable () -> Tensor)

    static let mistakes: [Mistake] = [
      ("4 numbers for shape [2, 3]", { Tensor([1, 2, 3, 4], shape: [2, 3]) }),
      ("a negative size in [-1]", { Tensor([1], shape: [-1]) }),
      ("1..<5 is outside of dimension 0", { Tensor.ones([3]).sliced(1..<5, along: 0) }),
      ("dimension 0 of shape [3] is not of size 1", { Tensor.ones([3]).squeezed(0) }),
      ("index out of range", { Tensor.ones([3]).selecting(Tensor(indices: [3]), along: 0) }),
      ("Dimension out of range", { Tensor.ones([3]).softmax(over: 1) }),
      ("invalid for input of size 3", { Tensor.ones([3]).reshaped([2, 2]) }),
      (
        "Sizes of tensors must match",
        { Tensor.concatenated([Tensor.ones([2, 2]), Tensor.ones([2, 3])], along: 0) }
      ),
      (
        "to have 128 channels",
        {
          Tensor.ones([1, 64, 9])
            .convolved(Tensor.ones([16, 128, 3]), strides: [1], paddings: [1])
        }
      ),
    ]

    @Test(arguments: mistakes.indices) func mistakesAreExplained(_ index: Int) {
      let (text, make) = Self.mistakes[index]
      let found = make().error?.found ?? "no error"
      #expect(found.contains(text), "\(found)")
    }

    @Test func memoryThatIsNotThereIsAnError() {
      let huge = Tensor.zeros([1 << 30, 1 << 20])
      #expect(huge.error?.found.contains("memory") == true, "\(String(describing: huge.error))")
    }

    @Test func callsThatThrow() {
      let x = Tensor.ones([2]).asParameter()
      #expect(throws: TrainingError.self) { try (x * 2).backward() }
      #expect(throws: TrainingError.self) { try Tensor.ones([]).backward() }
      #expect(throws: TrainingError.self) { try x.value() }
      #expect(throws: TrainingError.self) { try x.assign(Tensor.ones([3])) }
    }
  }
#endif
