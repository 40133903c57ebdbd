import GaitModel

/// Reads a student's group as channels of a teacher: a convolution of one tap over channels.
///
/// r(F) = W F; F: `[B, CS, T]`, mean over space where there is any, W: `[CT, CS, 1]`, without bias.
/// The regressor of FitNets, Romero and others 2015. It learns with the student and goes after it.
struct HintAdapter {
  /// The group of both networks, from 0.
  let group: Int
  private let convolution: TrainableConvolution

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
}
