/// Which epoch's weights are the result of a run.
package enum EpochRule: String, CaseIterable, Sendable {
  /// The one with the lowest validation error.
  case best
  /// The one with the lowest mean validation error over itself and the four before it; until there
  /// are five epochs, the latest.
  case bestOfFive
  /// The last one, whatever its validation error.
  case last

  private static let meanEpochs = 5

  /// Whether the epoch that is just over is taken instead of an earlier one.
  ///
  /// - Parameters:
  ///   - errors: validation errors of all epochs so far.
  ///   - taken: the epoch that was taken before, counted from 1; 0 for none.
  /// - Returns: true for the first epoch by any rule.
  func takesLast(of errors: [Double], over taken: Int) -> Bool {
    guard let last = errors.last, errors.indices.contains(taken - 1) else { return true }
    return switch self {
    case .best: last < errors[taken - 1]
    case .bestOfFive:
      errors.count <= Self.meanEpochs
        || Self.mean(errors, at: errors.count) < Self.mean(errors, at: taken)
    case .last: true
    }
  }

  private static func mean(_ errors: [Double], at epoch: Int) -> Double {
    let window = errors.prefix(epoch).suffix(meanEpochs)
    return window.reduce(0, +) / Double(window.count)
  }
}
