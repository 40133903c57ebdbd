/// Batch normalisation at inference: one gain and one shift a channel.
///
/// Where it follows a convolution, the gain goes into the weights and the shift is what is left of
/// it. Where it follows a residual sum, which the identity path needs as it is, both are applied to
/// the sum on its way to the ReLU.
struct Normalization: Sendable {
  /// `[channels]`.
  let gain: [Double]
  let shift: [Double]

  init(_ parameters: NormalizationParameters) {
    let epsilon = Double(NormalizationParameters.epsilon)
    let gain = zip(parameters.weight, parameters.variance).map {
      Double($0) / (Double($1) + epsilon).squareRoot()
    }
    self.gain = gain
    shift = parameters.bias.indices.map {
      Double(parameters.bias[$0]) - Double(parameters.mean[$0]) * gain[$0]
    }
  }

  /// The whole of it, then ReLU.
  var activation: Activation {
    Activation(scale: Self.row(gain), shift: shiftAlone.shift)
  }

  /// What is left once the gain is in the weights, then ReLU.
  var shiftAlone: Activation {
    Activation(scale: nil, shift: Self.row(shift))
  }

  /// One number a channel, and zeros up to the width of a row.
  private static func row(_ values: [Double]) -> AlignedFloats {
    let row = AlignedFloats(count: Convolution.rowWidth(values.count))
    for (channel, value) in values.enumerated() { row.base[channel] = Float(value) }
    return row
  }
}

/// max(x * scale + shift, 0), channel by channel.
struct Activation: Sendable {
  /// A row, or nil for ones.
  let scale: AlignedFloats?
  let shift: AlignedFloats
}
