/// The parts of the gait cycle that errors are told apart by.
package enum StancePhase: String, CaseIterable, Sendable {
  /// The first 15 % of stance.
  case loading
  case midStance
  /// The last 15 % of stance.
  case unloading
  case swing

  /// The part of stance at each end that counts as loading and unloading.
  package static let edgeFraction = 0.15

  /// The phase of a moment of stance, given as a fraction from initial contact (0) to toe-off (1).
  package init(stanceFraction: Double) {
    if stanceFraction < Self.edgeFraction {
      self = .loading
    } else if stanceFraction > 1 - Self.edgeFraction {
      self = .unloading
    } else {
      self = .midStance
    }
  }

  /// The phase as tables name it.
  package var title: String {
    switch self {
    case .loading: "loading (first 15 %)"
    case .midStance: "mid-stance"
    case .unloading: "unloading (last 15 %)"
    case .swing: "swing"
    }
  }
}
