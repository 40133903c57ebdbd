import GaitModel

/// A number that every step has, with its name and unit, for tables, means and symmetry.
package enum StepMeasure: String, CaseIterable, Sendable {
  case stanceSeconds
  case swingSeconds
  case doubleSupportSeconds
  case firstPeakNewtons
  case valleyNewtons
  case secondPeakNewtons
  case meanNewtons
  case maxNewtons
  case impulseNewtonSeconds
  case loadingRateNewtonsPerSecond

  /// What people call it.
  package var title: String {
    switch self {
    case .stanceSeconds: "stance"
    case .swingSeconds: "swing"
    case .doubleSupportSeconds: "double support"
    case .firstPeakNewtons: "first peak"
    case .valleyNewtons: "valley"
    case .secondPeakNewtons: "second peak"
    case .meanNewtons: "mean force"
    case .maxNewtons: "max force"
    case .impulseNewtonSeconds: "impulse"
    case .loadingRateNewtonsPerSecond: "loading rate"
    }
  }

  /// Its unit, as tables have it.
  package var unit: String {
    switch self {
    case .stanceSeconds, .swingSeconds, .doubleSupportSeconds: "s"
    case .impulseNewtonSeconds: "N s"
    case .loadingRateNewtonsPerSecond: "N/s"
    default: "N"
    }
  }

  /// The number of one step, or nil where the step has none.
  package func value(of step: Step, force kind: ForceKind) -> Double? {
    let force = step.features(kind)
    return switch self {
    case .stanceSeconds: step.stance.stanceSeconds
    case .swingSeconds: step.swingSeconds
    case .doubleSupportSeconds: step.doubleSupportSeconds
    case .firstPeakNewtons: force?.peaks?.first.newtons
    case .valleyNewtons: force?.peaks?.valley.newtons
    case .secondPeakNewtons: force?.peaks?.second.newtons
    case .meanNewtons: force?.meanNewtons
    case .maxNewtons: force?.maxNewtons
    case .impulseNewtonSeconds: force?.impulseNewtonSeconds
    case .loadingRateNewtonsPerSecond: force?.loadingRateNewtonsPerSecond
    }
  }
}
