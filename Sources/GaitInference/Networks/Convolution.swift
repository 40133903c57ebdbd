import CGaitKernels

/// A convolution over time without bias, its weights packed for the kernels.
///
/// Rows are as wide as whole panels. Channels beyond those of the network are exactly zero: nothing
/// is added to them, and what they hold is multiplied by zero.
struct Convolution: Sendable {
  /// Floats of a row that is read.
  let inputs: Int
  /// Floats of a row that is written.
  let outputs: Int
  let taps: Int
  /// `[outputs / 16][taps * inputs][16]`.
  private let weights: AlignedFloats

  /// Packs weights.
  ///
  /// - Parameters:
  ///   - weight: `[outputs][inputs][taps]`, as PyTorch has it.
  ///   - inputs: channels in.
  ///   - outputs: channels out.
  ///   - taps: rows that an output row is read from.
  ///   - gain: `[outputs]` that a following normalisation multiplies with, or nil for ones.
  init(weight: [Float], inputs: Int, outputs: Int, taps: Int, gain: [Double]? = nil) {
    precondition(weight.count == inputs * outputs * taps, "\(weight.count) weights")
    self.inputs = Self.rowWidth(inputs)
    self.outputs = Self.rowWidth(outputs)
    self.taps = taps
    let panel = Int(GAIT_PANEL)
    let depth = taps * self.inputs
    weights = AlignedFloats(count: depth * self.outputs)
    for output in 0..<outputs {
      let factor = gain?[output] ?? 1
      let target = weights.base + output / panel * depth * panel + output % panel
      for input in 0..<inputs {
        for tap in 0..<taps {
          let value = Double(weight[(output * inputs + input) * taps + tap])
          target[(tap * self.inputs + input) * panel] = Float(value * factor)
        }
      }
    }
  }

  /// Floats of a row of so many channels: whole panels.
  static func rowWidth(_ channels: Int) -> Int {
    let panel = Int(GAIT_PANEL)
    return (channels + panel - 1) / panel * panel
  }

  /// What the kernels are to do with any rows; the caller adds where they come from and go to.
  ///
  /// - Parameter activation: what follows on the sum, where that is wanted.
  /// - Returns: a task that points into the weights, and is good as long as they are.
  func task(then activation: Activation? = nil) -> gait_convolution {
    var task = gait_convolution()
    task.stride = inputs
    task.depth = taps * inputs
    task.weights = UnsafePointer(weights.base)
    task.outputs = outputs
    task.scale = (activation?.scale?.base).map { UnsafePointer($0) }
    task.shift = (activation?.shift.base).map { UnsafePointer($0) }
    return task
  }
}
