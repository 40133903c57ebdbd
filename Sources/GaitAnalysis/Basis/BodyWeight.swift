package import GaitModel

/// What is known of the walker's weight, and what may be said in newtons and in body weights.
package struct BodyWeight: Equatable, Sendable {
  /// Masses of people; what insoles read outside is a matter of their scale.
  package static let plausibleKilograms = 10.0...300.0
  /// Load in swing, as a part of body weight, from which it is said.
  static let mostSwingLoad = 0.05

  /// One body weight as the calibration has it; of counts without mass in the device's own unit.
  package let newtons: Double
  /// Whether it is a person's: false where insoles of pressure read what no person weighs.
  package let isPlausible: Bool
  /// Whether forces are newtons: false for counts without a mass.
  package let hasNewtons: Bool
  private let isInsoleBelieved: Bool
  private let isLoadedInSwing: Bool

  /// - Parameters:
  ///   - calibrations: the weight, which they share, and the loads that were taken for zero.
  ///   - metadata: the mass and units.
  package init(calibrations: CalibrationTimeline, metadata: SessionMetadata) {
    let calibration = calibrations.first
    let isAbsolute = metadata.hasAbsoluteUnits
    newtons = calibration.bodyWeightNewtons
    hasNewtons = isAbsolute || calibration.isBodyMassKnown
    let kilograms = calibration.bodyWeightNewtons / Physics.standardGravity
    isPlausible =
      calibration.isBodyMassKnown || !isAbsolute || Self.plausibleKilograms.contains(kilograms)
    isInsoleBelieved = calibrations.all.contains { $0.origin == .insole }
    isLoadedInSwing = calibrations.all.contains { calibration in
      metadata.feet.contains { foot in
        calibration.unloadedPart(foot, of: metadata).map { $0 > Self.mostSwingLoad } ?? false
      }
    }
  }

  /// Whether newtons of the insoles can be compared with those of a reference.
  package var isComparable: Bool { isPlausible && hasNewtons }

  /// What to say of it before the first frame.
  var doubts: [TrustFlag] {
    var flags: [TrustFlag] = []
    if !hasNewtons { flags.append(.countsAreNoNewtons) }
    if !isPlausible { flags.append(.nobodysWeight) }
    if isInsoleBelieved { flags.append(.insoleBelieved) }
    if isLoadedInSwing { flags.append(.loadedInSwing) }
    return flags
  }
}

extension SessionMetadata {
  /// Whether the cells of every insole are in a unit of pressure.
  package var hasAbsoluteUnits: Bool {
    feet.allSatisfy { insoles[$0]?.unit.isAbsolute == true }
  }
}

extension Calibration {
  /// What an insole reads without a load, as a part of body weight; nil without a calibration.
  package func unloadedPart(_ foot: Foot, of metadata: SessionMetadata) -> Double? {
    guard let insole = metadata.insoles[foot], origin != .none,
      zero[foot].count == insole.layout.cellCount, newtonsPerBodyWeight[foot] > 0
    else { return nil }
    let sum = CellSummation(layout: insole.layout, unit: insole.unit)
    return Double(sum(zero[foot][...]).newtons) / newtonsPerBodyWeight[foot]
  }

  /// The same, but with the insoles' own newtons for forces.
  ///
  /// Counts have no newtons of their own; their calibration stays. So does that of a walker whose
  /// weight is what the insoles read.
  func believingInsoles(of metadata: SessionMetadata) -> Calibration {
    guard origin == .automatic, isBodyMassKnown, metadata.hasAbsoluteUnits else { return self }
    var believed = self
    believed.origin = .insole
    return believed
  }

  /// Newtons of an estimate of one: a body weight, or what a believed insole reads over strides.
  ///
  /// Networks know walkers who carry one body weight, so the scale is put on afterwards.
  func newtonsPerEstimate(_ foot: Foot) -> Double {
    origin == .insole ? newtonsPerBodyWeight[foot] : bodyWeightNewtons
  }
}

/// From the sum of the cells of a foot to the newtons that are shown as measured.
///
/// Pressure times area is newtons already. Counts become newtons by the calibration, where the
/// walker's mass is known; without one they stay counts, which nobody calls newtons.
package struct OwnNewtons: Equatable, Sendable {
  private let zero: Float
  private let factor: Float

  /// Leaves sums as they are.
  package init() { (zero, factor) = (0, 1) }

  init(newtonsPerUnit factor: Double, zero: Float) {
    self.zero = zero
    self.factor = Float(factor)
  }

  /// The newtons of a sum of cells.
  package func callAsFunction(_ sum: Float) -> Float { (sum - zero) * factor }
}

extension SessionBasis {
  /// How the sum of cells of a foot becomes newtons.
  package func ownNewtons(_ foot: Foot) -> PerCalibration<OwnNewtons> {
    PerCalibration(calibrations) { calibration in
      guard let insole = metadata.insoles[foot], !insole.unit.isAbsolute,
        calibration.isBodyMassKnown, calibration.origin != .none,
        calibration.newtonsPerBodyWeight[foot] > 0
      else { return OwnNewtons() }
      let sum = CellSummation(layout: insole.layout, unit: insole.unit)
      return OwnNewtons(
        newtonsPerUnit: calibration.bodyWeightNewtons / calibration.newtonsPerBodyWeight[foot],
        zero: sum(calibration.zero[foot][...]).newtons)
    }
  }

  /// One body weight in the unit of a force; nil where nobody knows it.
  package func bodyWeightNewtons(of force: ForceKind) -> Double? {
    let isKnown = force == .reference ? bodyWeight.isComparable : true
    return isKnown ? bodyWeight.newtons : nil
  }

  /// The forces at which stances begin and end.
  ///
  /// Where the body weight is the insoles' own reading, in counts or of nobody, 5 % of it counts for
  /// their forces, whatever their gain; a reference is in newtons in any case.
  package func thresholds(decidedBy force: ForceKind) -> StanceThresholds {
    guard !bodyWeight.isComparable else {
      return rule.thresholds(bodyWeightNewtons: bodyWeight.newtons)
    }
    return force == .reference
      ? rule.thresholds(bodyWeightNewtons: nil)
      : rule.thresholds(ownBodyWeight: bodyWeight.newtons)
  }
}
