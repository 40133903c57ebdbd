package import GaitModel

/// A number that is followed from visit to visit, with its name and unit.
package enum TrendMeasure: String, CaseIterable, Codable, Sendable {
  case symmetry
  case firstPeak
  case secondPeak
  case maxForce
  case impulse
  case loadingRate
  case stance
  case swing
  case doubleSupport
  case cadence
  case error
  case inZone

  /// What people call it.
  package var title: String {
    switch self {
    case .symmetry: "symmetry of max force"
    case .firstPeak: "first peak"
    case .secondPeak: "second peak"
    case .maxForce: "max force"
    case .impulse: "impulse"
    case .loadingRate: "loading rate"
    case .stance: "stance time"
    case .swing: "swing time"
    case .doubleSupport: "double support"
    case .cadence: "cadence"
    case .error: "error (RMSE)"
    case .inZone: "steps in the target zone"
    }
  }

  /// Its unit, as tables have it.
  package var unit: String {
    switch self {
    case .symmetry, .inZone: "%"
    case .firstPeak, .secondPeak, .maxForce, .error: "%BW"
    case .impulse: "N s"
    case .loadingRate: "N/s"
    case .stance, .swing, .doubleSupport: "s"
    case .cadence: "steps/min"
    }
  }

  /// Digits behind the point that tables have.
  package var decimals: Int {
    switch self {
    case .stance, .swing, .doubleSupport: 3
    case .loadingRate: 0
    default: 1
    }
  }

  /// The measure of a step that it is the mean of; nil for a number of the whole session.
  package var stepMeasure: StepMeasure? {
    switch self {
    case .symmetry, .cadence, .error, .inZone: nil
    case .firstPeak: .firstPeakNewtons
    case .secondPeak: .secondPeakNewtons
    case .maxForce: .maxNewtons
    case .impulse: .impulseNewtonSeconds
    case .loadingRate: .loadingRateNewtonsPerSecond
    case .stance: .stanceSeconds
    case .swing: .swingSeconds
    case .doubleSupport: .doubleSupportSeconds
    }
  }

  /// The feet that it has a number for; nil is both together.
  package var feet: [Foot?] { stepMeasure == nil ? [nil] : [.left, .right] }
}

extension SessionNumbers {
  /// The numbers of a finished analysis.
  ///
  /// - Parameters:
  ///   - analysis: of a whole session.
  ///   - feedback: how the walker did against targets.
  package init(_ analysis: SessionAnalysis, feedback: [FeedbackSummary] = []) {
    let summary = analysis.summary
    var values: [Value] = []
    func add(_ measure: TrendMeasure, _ number: Double?) {
      guard let number, number.isFinite else { return }
      values.append(Value(measure: measure.rawValue, foot: nil, n: 1, mean: number, sd: nil))
    }
    let symmetry = summary.symmetry[.maxNewtons]
    for measure in TrendMeasure.allCases {
      switch measure {
      case .symmetry: add(measure, symmetry.map { $0 * 100 })
      case .cadence: add(measure, summary.cadenceStepsPerMinute)
      case .error: add(measure, analysis.errors.map { $0.overall.rmse * 100 })
      case .inZone:
        let steps = feedback.reduce(0) { $0 + $1.steps }
        let inside = feedback.reduce(0) { $0 + $1.inZone }
        add(measure, steps > 0 ? 100 * Double(inside) / Double(steps) : nil)
      default:
        guard let step = measure.stepMeasure,
          analysis.gives(step, inBodyWeights: measure.unit == "%BW")
        else { continue }
        let weight = analysis.calibration.bodyWeightNewtons
        let scale = measure.unit == "%BW" ? 100 / weight : 1
        for foot in Foot.allCases {
          guard let mean = summary.feet[foot][step]?.scaled(by: scale), mean.n > 0,
            mean.mean.isFinite
          else { continue }
          values.append(
            Value(
              measure: measure.rawValue, foot: foot, n: mean.n, mean: mean.mean, sd: mean.sd))
        }
      }
    }
    self.init(
      stepsFound: summary.stepsFound, stepsUsed: summary.stepsUsed,
      symmetry: symmetry.flatMap { $0.isFinite ? $0 : nil }, force: summary.force.rawValue,
      values: values)
  }

  /// The mean of a measure, as its own steps gave it.
  package func mean(_ measure: TrendMeasure, _ foot: Foot?) -> MeanSD? {
    values.first { $0.measure == measure.rawValue && $0.foot == foot }
      .map { MeanSD(n: $0.n, mean: $0.mean, sd: $0.sd) }
  }
}
