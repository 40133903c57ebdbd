/// How fast somebody was asked to walk; the raw value is the source's code.
package enum WalkingSpeed: Int, CaseIterable, Sendable {
  case slow = 1
  case normal = 2
  case fast = 3

  /// The word for tags and names.
  package var name: String {
    switch self {
    case .slow: "slow"
    case .normal: "normal"
    case .fast: "fast"
    }
  }
}
