/// What a network is run for.
package enum NetworkMode: Equatable, Sendable {
  /// Normalises by the batch, and moves the running numbers.
  case training
  /// Normalises by the running numbers: what the console will compute.
  case evaluation
}
