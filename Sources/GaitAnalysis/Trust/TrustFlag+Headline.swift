extension TrustFlag {
  /// A few words for a narrow line, where `explanation` is too long; nil for flags that the line has
  /// words of its own for.
  package var headline: String? {
    switch self {
    case .referenceSignTurned: "reference was negative: turned"
    case .referenceLevelTakenOff: "offset or drift of the reference taken off"
    case .referenceContradicts: "reference contradicts the insole: no errors"
    case .referenceFeetSwapped: "reference: left and right swapped"
    case .referenceShifted: "reference late or early: shifted"
    case .referenceLate: "reference late or early: correct the lag"
    case .referenceNotUnloaded: "reference loaded in swing: zero the plate"
    case .referenceOnOtherPlate: "a foot on the wrong plate"
    case .referencePartial: "reference covers a part only"
    case .referenceNotBodyWeight: "reference is not one body weight: unit, gain or mass?"
    case .insoleSilent: "an insole reads nothing"
    case .insoleFrozen: "an insole hangs"
    case .insoleEndsEarly: "one insole begins late or ends early"
    case .insoleClocksApart: "the insoles' clocks are apart"
    case .insoleDrifts: "the zero of an insole drifts"
    case .insoleInverted: "readings fall under load"
    case .clippedCells: "cells are clipped"
    case .cellsToeFirst: "pressure runs from toe to heel: order of cells?"
    case .cellsMedialFirst: "arch on the lateral side: order of cells?"
    case .insoleGainsDiffer: "one insole reads far less than the other"
    case .insoleGainChanges: "one insole reads less and less"
    default: nil
    }
  }
}
