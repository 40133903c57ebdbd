/// What a force can be given in.
package enum ForceUnit: String, CaseIterable, Sendable {
  /// Percent of the session's body weight.
  case bodyWeightPercent = "%BW"
  /// As a plate, or an insole of a known scale, gives it.
  case newtons = "N"
  /// Of a device that only counts.
  case counts = "counts"

  /// The unit of a measure where forces have this one.
  package func text(of measure: StepMeasure) -> String {
    switch measure.unit {
    case "N": rawValue
    case "N s": "\(rawValue) s"
    case "N/s": "\(rawValue)/s"
    default: measure.unit
    }
  }

  /// The name of a measure with its unit, as JSON has it; in newtons that of the measure itself.
  package func key(of measure: StepMeasure) -> String {
    guard measure.isForce, self != .newtons else { return measure.rawValue }
    let word = self == .counts ? "Counts" : "BodyWeightPercent"
    let singular = self == .counts ? "Count" : word
    return measure.rawValue.replacing("NewtonSeconds", with: "\(singular)Seconds")
      .replacing("Newtons", with: word)
  }
}

extension SessionAnalysis {
  /// The units that a force of the session can be given in, the best one first.
  package func units(of kind: ForceKind) -> [ForceUnit] {
    (hasBodyWeights(kind) ? [.bodyWeightPercent] : []) + [hasNewtons(kind) ? .newtons : .counts]
  }
}
