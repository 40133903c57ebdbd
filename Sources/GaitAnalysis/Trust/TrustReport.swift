package import GaitModel

/// How far the numbers of a session can be trusted where nothing else says so.
package struct TrustReport: Equatable, Sendable {
  /// Mean of left + right over whole strides by the walker's weight; 1 by physics.
  ///
  /// Nil if the mass is not known or no strides were found.
  package let bodyWeightRatio: Double?
  /// The same of the estimate, by the body weight that the session has; 1 for a right estimator.
  ///
  /// It tells an estimator that does not fit the insole where no reference does. Nil without strides
  /// of both feet.
  package let estimateRatio: Double?
  /// Faulty cells by their index in the layout.
  package let faults: PerFoot<[Int: CellFault]>
  /// Frames that the devices did not deliver, both feet.
  package let droppedFrames: Int
  /// Holes of both feet.
  package let gaps: [Gap]
  /// How the scale has moved since the calibration.
  package let scale: ScaleReport
  /// Part of the frames that have a hole in view of the estimator.
  package let nearHoleFraction: Double
  /// Frames for which the sum of cells stood in for the estimator.
  package let fallbackFrames: Int
  /// The reasons for doubt.
  package let flags: [TrustFlag]
  /// Contacts of the estimate against those of the insole's own sum; nil with too few of them.
  package let contacts: ContactAgreement?
  /// What the insoles read in swing.
  package let swingLoad: SwingLoad
  /// How reference and insoles fit together; nil where there is no reference.
  package let reference: ReferenceReport?

  package init(
    bodyWeightRatio: Double?, estimateRatio: Double? = nil, faults: PerFoot<[Int: CellFault]>,
    droppedFrames: Int, gaps: [Gap], scale: ScaleReport = ScaleReport(),
    nearHoleFraction: Double = 0, fallbackFrames: Int = 0, flags: [TrustFlag],
    contacts: ContactAgreement? = nil, swingLoad: SwingLoad = SwingLoad(),
    reference: ReferenceReport? = nil
  ) {
    self.bodyWeightRatio = bodyWeightRatio
    self.estimateRatio = estimateRatio
    self.faults = faults
    self.droppedFrames = droppedFrames
    self.gaps = gaps
    self.scale = scale
    self.nearHoleFraction = nearHoleFraction
    self.fallbackFrames = fallbackFrames
    self.flags = flags
    self.contacts = contacts
    self.swingLoad = swingLoad
    self.reference = reference
  }

  /// Cells of both feet with a fault.
  package func count(of fault: CellFault) -> Int {
    Foot.allCases.reduce(0) { sum, foot in sum + faults[foot].values.count { $0 == fault } }
  }

  /// Outside this the sum of both feet is not one body weight.
  package static let plausibleRatio = 0.95...1.05
  /// Outside this an estimate is not that of the walker's vertical force.
  package static let plausibleEstimateRatio = 0.9...1.1
  /// A session's rate by the rate that a network was made for: outside this, too much of what the
  /// network looks at is interpolated or skipped.
  package static let plausibleRateRatio = 0.45...2.2
}

/// A reason for doubt, short enough for a line and stable enough for an export.
package enum TrustFlag: String, CaseIterable, Codable, Sendable {
  case simulated
  case bodyMassUnknown
  case uncalibrated
  case bodyWeightImplausible
  case estimateImplausible
  case fittedToSimulation
  case rateFarFromModel
  case layoutFarFromModel
  case rateContradicted
  case deadCells
  case saturatedCells
  case gaps
  case fellBack
  case scaleLeft
  case stepsRejected
  case noSteps
  case notFinite
  case negativeReadings
  case countsAreNoNewtons
  case nobodysWeight
  case scaledToBodyWeight
  case insoleBelieved
  case loadedInSwing
  case running
  case contactsDisagree
  case referenceSignTurned
  case referenceLevelTakenOff
  case referenceContradicts
  case referenceFeetSwapped
  case referenceShifted
  case referenceLate
  case referenceNotUnloaded
  case referenceOnOtherPlate
  case referencePartial
  case referenceNotBodyWeight
  case insoleSilent
  case insoleFrozen
  case insoleEndsEarly
  case insoleClocksApart
  case insoleInverted
  case insoleDrifts
  case clippedCells
  case cellsToeFirst
  case cellsMedialFirst
  case insoleGainsDiffer
  case insoleGainChanges

  /// What it means, in a line.
  package var explanation: String {
    switch self {
    case .simulated: "a simulated walker, not a person"
    case .bodyMassUnknown: "body mass is not known; body weight is the insoles' own estimate"
    case .uncalibrated: "too few whole strides to calibrate; forces are the insoles' own"
    case .bodyWeightImplausible: "left + right is not one body weight over whole strides"
    case .estimateImplausible: "the estimate of left + right is not one body weight over strides"
    case .fittedToSimulation: "the model was fitted to simulated walkers, not to people"
    case .rateFarFromModel: "frames come at a rate far from the one that the model was made for"
    case .layoutFarFromModel: "the model was not trained on insoles of so many cells"
    case .rateContradicted:
      "frames come at another rate than the recording says; times are believed"
    case .deadCells: "cells read nothing while their neighbours are loaded"
    case .saturatedCells: "cells have reached the end of their range"
    case .gaps: "frames are missing"
    case .fellBack: "too many holes in view of the model; the sum of cells stood in for it"
    case .scaleLeft:
      "strides do not carry one body weight by more than 25 %: body-weight support, a walking aid, a "
        + "wrong mass or a failing sensor; --scale fixed keeps the calibration"
    case .stepsRejected: "some steps were rejected"
    case .noSteps: "no steps were found"
    case .notFinite: "readings that are not numbers were left out"
    case .negativeReadings: "cells read below zero"
    case .countsAreNoNewtons:
      "counts without a body mass: no force is in newtons, only parts of body weight are right; "
        + "give --body-mass"
    case .nobodysWeight:
      "the insoles read a body weight that no person has (under 10 or over 300 kg): newtons are the "
        + "insoles' own and nothing is given in body weights; give --body-mass"
    case .scaledToBodyWeight:
      "insoles that read another force are scaled to one body weight over whole strides; with partial "
        + "load, crutches or body-weight support use --scale fixed, which believes the insoles"
    case .insoleBelieved:
      "the insoles' own newtons are believed (--scale fixed); nothing is scaled to one body weight"
    case .loadedInSwing:
      "the insoles carry over 5 % of body weight in swing, taken for zero: a tight shoe, dragging feet "
        + "or an insole without zero"
    case .running:
      "running: contacts with a flight phase; contacts from 0.1 s count as steps"
    case .contactsDisagree:
      "the insole's own sum has the foot on the ground for over 30 ms longer or shorter than the "
        + "estimate: without a reference the insole decides on contact"
    case .referenceSignTurned:
      "the reference reads a load as negative; its sign was turned"
    case .referenceLevelTakenOff:
      "the reference does not read 0 without a load; its offset and drift were taken off"
    case .referenceContradicts:
      "the reference and the insole do not rise and fall together (r under 0.5), so no errors are "
        + "given: check which recording, foot and plate it is, its clock, and the insole"
    case .referenceFeetSwapped:
      "the reference of each foot follows the other insole, so no errors are given: left and right "
        + "are swapped on the plates or on the feet"
    case .referenceShifted:
      "the reference was more than 50 ms late or early against the insoles; its times were shifted so that "
        + "it fits them (--reference-lag SECONDS says the lag, 0 takes them as they are)"
    case .referenceLate:
      "the reference is more than 50 ms late or early against the insoles; errors of timing and of "
        + "loading are the clock's: correct the lag (--reference-lag SECONDS)"
    case .referenceNotUnloaded:
      "the reference reads a load while the foot is in the air: an offset or a drift of the plate, "
        + "not an error of the estimate; zero it"
    case .referenceOnOtherPlate:
      "a foot stood on the other foot's plate or belt; steps there are not used"
    case .referencePartial:
      "the reference covers only a part of the walk; errors are of that part, and where it has no samples "
        + "steps are found on the estimate"
    case .referenceNotBodyWeight:
      "left + right of the reference is not one body weight over whole strides: its unit or gain, a plate "
        + "at the end of its range or the body mass is wrong, or something else carries the walker; errors "
        + "are not the estimate's alone"
    case .insoleSilent: "an insole reads nothing while the other is loaded: check its connection"
    case .insoleFrozen:
      "an insole repeats one frame for seconds, loaded or while the other foot walks: the sensor or its "
        + "link hangs"
    case .insoleEndsEarly:
      "one insole begins or ends more than two seconds apart from the other: the rest is one foot's"
    case .insoleClocksApart:
      "double support is far longer on one side than on the other, or turns into flight there, with equal "
        + "stances: the clocks of the two insoles are apart or run apart; double support and swing to the "
        + "other foot are not right"
    case .insoleDrifts:
      "an unloaded insole reads another force at the end than at the beginning, by over 5 % of its peaks: "
        + "its zero drifts; zero it again or record for a shorter time"
    case .insoleInverted:
      "readings fall under load: the sensors are inverted; turn them before import"
    case .clippedCells:
      "cells stop at the same highest reading again and again: they are clipped, though the "
        + "recording states no such saturation; peaks are too low"
    case .cellsToeFirst:
      "the centre of pressure runs from toe to heel: the cells may be listed from the toes"
    case .cellsMedialFirst:
      "the arch of a foot lies on the lateral side: the cells may be listed from the medial side, or "
        + "the insoles exchanged between the feet"
    case .insoleGainsDiffer:
      "one insole reads less than half of the other over whole strides: its gain or unit, its sensors, or a "
        + "leg that is spared with a walking aid; forces of both feet share one scale and are wrong"
    case .insoleGainChanges:
      "one insole comes to read over a quarter less than the other in the course of the walk: cells that "
        + "die, sensors that tire or a foot that slips; forces at the beginning and at the end do not compare"
    }
  }
}
