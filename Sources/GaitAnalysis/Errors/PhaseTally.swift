/// Errors of each phase, collected pair by pair; a dictionary would look every pair up.
struct PhaseTally: Equatable, Sendable {
  private var loading = ErrorAccumulator()
  private var midStance = ErrorAccumulator()
  private var unloading = ErrorAccumulator()
  private var swing = ErrorAccumulator()

  private static func place(
    of phase: StancePhase
  ) -> WritableKeyPath<PhaseTally, ErrorAccumulator> {
    switch phase {
    case .loading: \.loading
    case .midStance: \.midStance
    case .unloading: \.unloading
    case .swing: \.swing
    }
  }

  mutating func push(_ phase: StancePhase, estimate: Double, reference: Double) {
    switch phase {
    case .loading: loading.push(estimate: estimate, reference: reference)
    case .midStance: midStance.push(estimate: estimate, reference: reference)
    case .unloading: unloading.push(estimate: estimate, reference: reference)
    case .swing: swing.push(estimate: estimate, reference: reference)
    }
  }

  /// Those of the phases that there was a pair of.
  func statistics(range: Double) -> [StancePhase: ErrorStatistics] {
    var statistics: [StancePhase: ErrorStatistics] = [:]
    for phase in StancePhase.allCases {
      statistics[phase] = self[keyPath: Self.place(of: phase)].statistics(range: range)
    }
    return statistics
  }

  func scaled(by factor: Double) -> PhaseTally {
    var scaled = self
    for phase in StancePhase.allCases {
      let place = Self.place(of: phase)
      scaled[keyPath: place] = self[keyPath: place].scaled(by: factor)
    }
    return scaled
  }
}
