#if Training
  import GaitDistillation
  import GaitInference
  import GaitModel

  /// Inputs of losses: those of Tests/Fixtures/distillation, and random ones.
  enum LossFixture {
    static let path = "distillation/losses.safetensors"
    static let studentChannels = [5, 6, 8]
    static let teacherChannels = [7, 9, 10]
    static let selected = (
      student: [[0, 1, 2, 3, 4], [0, 2, 3, 4, 5], [1, 2, 4, 6, 7]],
      teacher: [[0, 2, 3, 5, 6], [1, 2, 3, 7, 8], [0, 4, 5, 8, 9]]
    )

    static let losses: [any DistillationLoss] = [
      SupervisedLoss(), KDLoss(), TaKDLoss(temporal: .map), TaKDLoss(temporal: .stepwise),
      SCKDLoss(studentChannels: selected.student, teacherChannels: selected.teacher),
      SCKDLoss(
        studentChannels: selected.student, teacherChannels: selected.teacher, matching: .meanSquare),
    ]

    /// Estimates and three groups, in that order.
    static func output(_ tensors: [Tensor]) -> NetworkOutput {
      NetworkOutput(estimates: tensors[0], groups: Array(tensors.dropFirst()))
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

    /// What PyTorch was given, in double precision.
    static func saved(_ who: String, _ channels: [Int]) throws -> [Tensor] {
      let names = ["output", "group0", "group1", "group2"]
      return try zip(names, shapes(channels)).map { name, shape in
        try Tensor(InferenceFixture.floats(path, "\(who).\(name)", shape), shape: shape)
          .converted(to: .float64)
      }
    }

    static func sum(_ terms: [LossTerm]) -> Tensor {
      Tensor.stacked(terms.map(\.value)).sum()
    }

    /// Rows of every tensor in another order.
    static func permuted(_ tensors: [Tensor], _ order: [Int], along dimension: Int) -> [Tensor] {
      tensors.map { $0.selecting(Tensor(indices: order), along: dimension) }
    }
  }
#endif
