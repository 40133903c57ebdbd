/// Fits a linear model: least squares on single frames with a penalty on the weights' size.
///
/// minimises sum (w . x + b - y)^2 + lambda |w|^2, with lambda a part of the mean variance of the
/// cells, so that it means the same at any input scale. The offset is not penalised. Hoerl and
/// Kennard 1970. Sums are kept, not frames: a fit takes any number of frames.
package struct RidgeRegression: Sendable {
  /// Cells of a frame.
  package let inputs: Int
  /// Frames so far.
  package private(set) var count = 0
  private var mean: [Double]
  private var targetMean = 0.0
  private var targetSquares = 0.0
  /// `[inputs][inputs]` sums of products of deviations from the running means.
  private var products: [Double]
  /// `[inputs]` sums of products of deviations and the target's.
  private var targetProducts: [Double]

  package init(inputs: Int) {
    self.inputs = inputs
    mean = Array(repeating: 0, count: inputs)
    products = Array(repeating: 0, count: inputs * inputs)
    targetProducts = Array(repeating: 0, count: inputs)
  }

  /// Takes one frame and what its force was (Welford's update, so that large means do no harm).
  ///
  /// - Parameters:
  ///   - frame: `[inputs]`.
  ///   - target: vGRF in body weights.
  package mutating func add(_ frame: Span<Float>, target: Double) {
    precondition(frame.count == inputs, "\(frame.count) of \(inputs) cells")
    count += 1
    let share = 1 / Double(count)
    var old = [Double](repeating: 0, count: inputs)
    for index in 0..<inputs {
      old[index] = Double(frame[index]) - mean[index]
      mean[index] += old[index] * share
    }
    let targetDeviation = target - targetMean
    targetMean += targetDeviation * share
    targetSquares += targetDeviation * (target - targetMean)
    for row in 0..<inputs {
      // One deviation from the old mean, the other from the new one.
      let deviation = Double(frame[row]) - mean[row]
      targetProducts[row] += deviation * targetDeviation
      for column in 0...row { products[row * inputs + column] += deviation * old[column] }
    }
  }

  /// The fit to the frames so far.
  ///
  /// - Parameter penalty: lambda in parts of the mean variance of the cells, above 0.
  /// - Returns: nil with fewer than two frames, or if no cell ever changed.
  package func fit(penalty: Double) -> LinearParameters? {
    guard count > 1, penalty > 0,
      let equations = CholeskyFactor(matrix: products, unknowns: inputs, penalty: penalty)
    else { return nil }
    let weight = equations.solve(targetProducts)
    let offset = zip(weight, mean).reduce(targetMean) { $0 - $1.0 * $1.1 }
    return LinearParameters(weight: weight.map(Float.init), bias: Float(offset))
  }

  /// Root mean square of what a fit is off on the very frames that were added.
  package func rootMeanSquareError(of fit: LinearParameters) -> Double {
    // Of the sums alone: yy - 2 w.xy + w.xx.w, all of them deviations from the means.
    let weight = fit.weight.map(Double.init)
    var sum = targetSquares
    for row in 0..<inputs {
      sum -= 2 * weight[row] * targetProducts[row]
      for column in 0..<row {
        sum += 2 * weight[row] * weight[column] * products[row * inputs + column]
      }
      sum += weight[row] * weight[row] * products[row * inputs + row]
    }
    return (max(sum, 0) / Double(max(count, 1))).squareRoot()
  }
}
