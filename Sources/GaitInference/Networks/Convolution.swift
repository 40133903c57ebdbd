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
  /// `[outputs / 16][taps * inputs][16]`, or four times `[outputs / 16][inputs][16]` where rows are taken in pairs.
  private let weights: AlignedFloats
  /// Whether two rows at a time share products, see `gait_convolution`.
  private let isPaired: Bool

  /// Channels in from which on pairs save more than the sums and differences around them cost.
  private static let leastPairedInputs = 64

  /// Packs weights.
  ///
  /// - Parameters:
  ///   - weight: `[outputs][inputs][taps]`, as PyTorch has it.
  ///   - inputs: channels in.
  ///   - outputs: channels out.
  ///   - taps: rows that an output row is read from.
  ///   - gain: `[outputs]` that a following normalisation multiplies with, or nil for ones.
  ///   - takesPairs: whether rows may be taken in pairs.
  init(
    weight: [Float], inputs: Int, outputs: Int, taps: Int, gain: [Double]? = nil, takesPairs: Bool
  ) {
    precondition(weight.count == inputs * outputs * taps, "\(weight.count) weights")
    self.inputs = Self.rowWidth(inputs)
    self.outputs = Self.rowWidth(outputs)
    self.taps = taps
    isPaired = takesPairs && taps == 3 && inputs >= Self.leastPairedInputs
    let panel = Int(GAIT_PANEL)
    let part = self.inputs * self.outputs
    // Rows of input that one packed matrix is multiplied with, and how many such matrices there are.
    let (rows, parts) = isPaired ? (1, 4) : (taps, 1)
    weights = AlignedFloats(count: rows * parts * part)
    for output in 0..<outputs {
      let factor = gain?[output] ?? 1
      let row = output / panel * rows * self.inputs * panel + output % panel
      for input in 0..<inputs {
        let first = (output * inputs + input) * taps
        let values = weight[first..<first + taps].map { Double($0) * factor }
        for (index, value) in (isPaired ? Self.paired(values) : values).enumerated() {
          let place =
            isPaired ? index * part + input * panel : (index * self.inputs + input) * panel
          weights.base[row + place] = Float(value)
        }
      }
    }
  }

  /// What three taps are as factors of the four products of two rows.
  private static func paired(_ taps: [Double]) -> [Double] {
    let (sum, middle) = (taps[0] + taps[2], taps[1])
    return [taps[0], (sum + middle) / 2, (sum - middle) / 2, taps[2]]
  }

  /// Floats that the kernels need beside rows and weights.
  var scratchCount: Int { isPaired ? 4 * Int(GAIT_PAIRS) * (inputs + outputs) : 0 }

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
    if isPaired {
      let part = inputs * outputs
      let base = UnsafePointer(weights.base)
      task.paired = (base, base + part, base + 2 * part, base + 3 * part)
    } else {
      task.weights = UnsafePointer(weights.base)
    }
    task.outputs = outputs
    task.scale = (activation?.scale?.base).map { UnsafePointer($0) }
    task.shift = (activation?.shift.base).map { UnsafePointer($0) }
    return task
  }
}
