/// Mean and sample standard deviation of a set of numbers, accumulated one by one (Welford 1962).
package struct MeanSD: Equatable, Sendable {
  /// Values so far.
  package private(set) var n = 0
  /// Mean of the values; 0 without any.
  package private(set) var mean = 0.0
  private var squares = 0.0

  package init() {}

  package init(_ values: some Sequence<Double>) {
    for value in values { push(value) }
  }

  /// What was accumulated before, from its three numbers.
  package init(n: Int, mean: Double, sd: Double?) {
    self.n = max(n, 0)
    self.mean = n > 0 ? mean : 0
    squares = n > 1 ? (sd ?? 0) * (sd ?? 0) * Double(n - 1) : 0
  }

  /// Takes all values of another set, as if they had come one by one (Chan, Golub and LeVeque 1979).
  package mutating func add(_ other: MeanSD) {
    guard other.n > 0 else { return }
    let total = Double(n + other.n)
    let delta = other.mean - mean
    squares += other.squares + delta * delta * Double(n) * Double(other.n) / total
    mean += delta * Double(other.n) / total
    n += other.n
  }

  /// Takes a value.
  package mutating func push(_ value: Double) {
    n += 1
    let delta = value - mean
    mean += delta / Double(n)
    squares += delta * (value - mean)
  }

  /// The same in another unit.
  package func scaled(by factor: Double) -> MeanSD {
    var scaled = self
    scaled.mean *= factor
    scaled.squares *= factor * factor
    return scaled
  }

  /// Sample standard deviation (n - 1), or nil with fewer than two values.
  package var sd: Double? { n > 1 ? (squares / Double(n - 1)).squareRoot() : nil }
}
