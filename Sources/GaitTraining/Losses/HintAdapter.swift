import GaitInference
import GaitModel

/// Reads a student's group as channels of a teacher: a convolution of one tap over channels.
///
/// r(F) = W F; F: `[B, CS, T]`, mean over space where there is any, W: `[CT, CS, 1]`, without bias.
/// The regressor of FitNets, Romero and others 2015. It learns with the student and goes after it.
struct HintAdapter {
  /// The group of both networks, from 0.
  let group: Int
  private let convolution: TrainableConvolution

  /// The penalty of a fit in parts of the mean square of the student's channels.
  private static let penalty = 1e-6

  /// Draws the weights as networks do theirs.
  init(
    studentChannels: Int, teacherChannels: Int, group: Int, seed: UInt64, _ type: NumberType
  ) {
    precondition(group >= 0, "group \(group)")
    var random = SplitMix64(seed: seed)
    self.group = group
    convolution = TrainableConvolution(
      inputs: studentChannels, outputs: teacherChannels, taps: [1], strides: [1], isCausal: false,
      type, random: &random)
  }

  /// The weight, as what a loss of that name trains.
  func parameters(of loss: String) -> [NamedTensor] {
    [NamedTensor("adapter.\(loss).weight", convolution.weight)]
  }

  /// (r(FS) - FT)^2, `[B, CT, T]`.
  func squaredErrors(_ input: LossInput) -> Tensor {
    let student = convolution(input.student.groups[group].pooledOverSpace())
    return (student - input.teacher.groups[group].pooledOverSpace()).squared()
  }

  /// Sets W to what makes |W FS - FT|^2 least over batches, so that a hint begins with what the
  /// student's features do not hold rather than with what drawn weights do not.
  ///
  /// Normal equations in double precision with a small ridge. Features that are all 0 leave W as it
  /// was drawn.
  ///
  /// - Parameter inputs: the batches.
  /// - Throws: what libtorch says of shapes.
  func fit(_ inputs: [LossInput]) throws(TrainingError) {
    func rows(_ output: NetworkOutput) -> Tensor {
      output.groups[group].detached().pooledOverSpace().converted(to: .float64)
        .transposed(0, 1).flattened(from: 1)
    }
    let weight = convolution.weight
    let (outputs, channels) = (weight.size(0), weight.size(1))
    try Tensor.withoutGradient { () throws(TrainingError) in
      var squares = Tensor.zeros([channels, channels], .float64)
      var products = Tensor.zeros([outputs, channels], .float64)
      for input in inputs {
        let student = rows(input.student)
        squares = squares + student.matrixProduct(student.transposed())
        products = products + rows(input.teacher).matrixProduct(student.transposed())
      }
      let matrix = try squares.doubles()
      guard
        let equations = CholeskyFactor(
          matrix: matrix, unknowns: channels, penalty: Self.penalty)
      else { return }
      let sides = try products.doubles()
      let solution = (0..<outputs).flatMap {
        equations.solve(Array(sides[$0 * channels..<($0 + 1) * channels]))
      }
      try weight.assign(Tensor(doubles: solution, shape: [outputs, channels, 1]))
    }
  }
}

/// A loss with hints, whose adapter is fitted before the loss is weighed.
protocol HintedLoss: DistillationLoss {
  var adapter: HintAdapter { get }
}
