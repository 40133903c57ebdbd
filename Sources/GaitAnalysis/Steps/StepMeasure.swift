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
  case maxPercentStance
  case impulseNewtonSeconds
  case loadingRateNewtonsPerSecond
  case loadingRateToMaxNewtonsPerSecond

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
    case .maxPercentStance: "time of max"
    case .impulseNewtonSeconds: "impulse"
    case .loadingRateNewtonsPerSecond: "loading rate"
    case .loadingRateToMaxNewtonsPerSecond: "loading rate to max"
    }
  }

  /// Its unit, as tables have it.
  package var unit: String {
    switch self {
    case .stanceSeconds, .swingSeconds, .doubleSupportSeconds: "s"
    case .maxPercentStance: "% stance"
    case .impulseNewtonSeconds: "N s"
    case .loadingRateNewtonsPerSecond, .loadingRateToMaxNewtonsPerSecond: "N/s"
    default: "N"
    }
  }

  /// Whether it is a force or made of one, so that it has the unit of forces.
  package var isForce: Bool { unit.hasPrefix("N") }

  /// Whether it is read off a force, so that it differs between plate, estimate and insole.
  package var isOfOneForce: Bool { unit != "s" }

  /// Whether only steps with two peaks have it.
  package var needsPeaks: Bool {
    switch self {
    case .firstPeakNewtons, .valleyNewtons, .secondPeakNewtons, .loadingRateNewtonsPerSecond: true
    default: false
    }
  }

  /// Whether it stands in for what a step without two peaks lacks.
  package var isForFlatCurves: Bool {
    self == .maxPercentStance || self == .loadingRateToMaxNewtonsPerSecond
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
    case .maxPercentStance: force?.maxPercentStance
    case .impulseNewtonSeconds: force?.impulseNewtonSeconds
    case .loadingRateNewtonsPerSecond: force?.loadingRateNewtonsPerSecond
    case .loadingRateToMaxNewtonsPerSecond: force?.loadingRateToMaxNewtonsPerSecond
    }
  }
}
