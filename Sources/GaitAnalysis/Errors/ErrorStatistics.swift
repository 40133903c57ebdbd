/// How far a set of estimates is from its references, in whatever unit they share.
///
/// bias = mean(e), MAE = mean|e|, RMSE = sqrt(mean e^2) with e = estimate - reference; R2 =
/// 1 - sum e^2 / sum (y - mean y)^2; r is Pearson's. NRMSE is the RMSE as a percentage of a range of
/// the reference, which the caller names.
public struct ErrorStatistics: Equatable, Sendable {
  /// Mean error.
  public let bias: Double
  /// Mean absolute error.
  public let mae: Double
  /// Root mean square error.
  public let rmse: Double
  /// Percent of `range`; nil if the range is zero.
  public let nrmsePercent: Double?
  /// Coefficient of determination; nil if the references are all the same.
  public let r2: Double?
  /// Pearson's correlation; nil if either side never changes.
  public let pearsonR: Double?
  /// Pairs.
  public let n: Int

  /// Without what only makes sense of a curve: range, variance and correlation.
  ///
  /// The times of contacts spread over the whole recording; by their range every error is small.
  package var differencesOnly: ErrorStatistics {
    ErrorStatistics(
      bias: bias, mae: mae, rmse: rmse, nrmsePercent: nil, r2: nil, pearsonR: nil, n: n)
  }
}

/// Collects pairs of estimate and reference, one by one.
package struct ErrorAccumulator: Equatable, Sendable {
  /// Pairs so far.
  package private(set) var n = 0
  private var errorSum = 0.0
  private var absoluteSum = 0.0
  private var squareSum = 0.0
  // Running means and central sums (Welford), so that large offsets cost no digits.
  private var meanEstimate = 0.0
  private var meanReference = 0.0
  private var squaresEstimate = 0.0
  private var squaresReference = 0.0
  private var products = 0.0
  private var lowest = Double.infinity
  private var highest = -Double.infinity

  /// No pairs yet.
  package init() {}

  /// Takes a pair.
  ///
  /// - Parameters:
  ///   - estimate: in any unit.
  ///   - reference: in the same unit.
  package mutating func push(estimate: Double, reference: Double) {
    n += 1
    let error = estimate - reference
    errorSum += error
    absoluteSum += abs(error)
    squareSum += error * error
    let count = Double(n)
    let deltaEstimate = estimate - meanEstimate
    let deltaReference = reference - meanReference
    meanEstimate += deltaEstimate / count
    meanReference += deltaReference / count
    squaresEstimate += deltaEstimate * (estimate - meanEstimate)
    squaresReference += deltaReference * (reference - meanReference)
    products += deltaEstimate * (reference - meanReference)
    lowest = min(lowest, reference)
    highest = max(highest, reference)
  }

  /// The same pairs in another unit.
  func scaled(by factor: Double) -> ErrorAccumulator {
    var scaled = self
    scaled.errorSum *= factor
    scaled.absoluteSum *= factor
    scaled.squareSum *= factor * factor
    scaled.meanEstimate *= factor
    scaled.meanReference *= factor
    scaled.squaresEstimate *= factor * factor
    scaled.squaresReference *= factor * factor
    scaled.products *= factor * factor
    scaled.lowest *= factor
    scaled.highest *= factor
    return scaled
  }

  /// Highest minus lowest reference; 0 without pairs.
  package var referenceRange: Double { n > 0 ? highest - lowest : 0 }

  /// Both means and the spread of the differences; nil without pairs.
  var agreement: FeatureAgreement? {
    guard n > 0 else { return nil }
    let squares = squareSum - errorSum * errorSum / Double(n)
    return FeatureAgreement(
      estimate: meanEstimate, reference: meanReference,
      differenceSD: n > 1 ? (max(squares, 0) / Double(n - 1)).squareRoot() : nil, steps: n)
  }

  /// The statistics of the pairs so far.
  ///
  /// - Parameter range: what NRMSE is a percentage of; nil takes the range of these references.
  /// - Returns: nil without pairs.
  package func statistics(range: Double? = nil) -> ErrorStatistics? {
    guard n > 0 else { return nil }
    let count = Double(n)
    let rmse = (squareSum / count).squareRoot()
    let range = range ?? referenceRange
    let spread = (squaresEstimate * squaresReference).squareRoot()
    return ErrorStatistics(
      bias: errorSum / count, mae: absoluteSum / count, rmse: rmse,
      nrmsePercent: range > 0 ? rmse / range * 100 : nil,
      r2: squaresReference > 0 ? 1 - squareSum / squaresReference : nil,
      pearsonR: spread > 0 ? products / spread : nil, n: n)
  }
}
