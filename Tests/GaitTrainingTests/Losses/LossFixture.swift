#if Training
  import GaitTraining

  /// Inputs of losses: those of Tests/Fixtures/distillation, and random ones.
  enum LossFixture {
    static let path = "distillation/losses.safetensors"
    static let studentChannels = [5, 6, 8]
    static let teacherChannels = [7, 9, 10]
    static let selected = (
      student: [[0, 1, 2, 3, 4], [0, 2, 3, 4, 5], [1, 2, 4, 6, 7]],
      teacher: [[0, 2, 3, 5, 6], [1, 2, 3, 7, 8], [0, 4, 5, 8, 9]]
    )

    /// Estimates, three groups and activated features, in that order; without the last, the third
    /// group stands for them.
    static func output(_ tensors: [Tensor]) -> NetworkOutput {
      NetworkOutput(
        estimates: tensors[0], groups: Array(tensors.dropFirst().prefix(3)),
        activated: tensors.last ?? tensors[0])
    }

    static func terms(
      _ loss: any DistillationLoss, _ student: [Tensor], _ teacher: [Tensor], _ target: Tensor
    ) -> [LossTerm] {
      loss.terms(LossInput(student: output(student), teacher: output(teacher), target: target))
    }

    static func values(_ terms: [LossTerm]) throws -> [Double] {
      try terms.map { try $0.value.value() }
    }

    static func shapes(_ channels: [Int], windows: Int = 4, frames: Int = 6) -> [[Int]] {
      [[windows, 1, frames]] + channels.map { [windows, $0, frames] }
    }

    static func random(
      _ channels: [Int], windows: Int = 4, frames: Int = 6, seed: UInt64
    ) -> [Tensor] {
      shapes(channels, windows: windows, frames: frames).enumerated().map {
        GradientCheck.random($1, seed: seed + UInt64($0))
      }
    }

    /// A number to derive from; 0 of nothing.
    static func sum(_ terms: [LossTerm]) -> Tensor {
      terms.isEmpty ? Tensor(0, .float64) : Tensor.stacked(terms.map(\.value)).sum()
    }

    /// Rows of every tensor in another order.
    static func permuted(_ tensors: [Tensor], _ order: [Int], along dimension: Int) -> [Tensor] {
      tensors.map { $0.selecting(Tensor(indices: order), along: dimension) }
    }

    /// Channels of every group in an order of its own.
    static func permuted(_ tensors: [Tensor], channels orders: [[Int]]) -> [Tensor] {
      [tensors[0]]
        + zip(tensors.dropFirst(), orders).map { $0.selecting(Tensor(indices: $1), along: 1) }
    }

    /// Groups with places, the same at all of them: `[B, C, T, 2, 3]`.
    static func spread(_ tensors: [Tensor]) -> [Tensor] {
      [tensors[0]]
        + tensors.dropFirst().map {
          $0.unsqueezed(-1).unsqueezed(-1).expanded($0.shape + [2, 3])
        }
    }
  }
#endif
