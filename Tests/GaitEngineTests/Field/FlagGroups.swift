import GaitAnalysis

extension TrustFlag {
  /// Flags that say something against a reference.
  static let ofReference: Set<TrustFlag> = [
    .referenceSignTurned, .referenceLevelTakenOff, .referenceContradicts, .referenceFeetSwapped,
    .referenceShifted, .referenceLate, .referenceNotUnloaded, .referenceOnOtherPlate,
    .referencePartial, .referenceNotBodyWeight,
  ]

  /// Flags that say something against the insoles themselves.
  static let ofInsole: Set<TrustFlag> = [
    .insoleSilent, .insoleFrozen, .insoleEndsEarly, .insoleClocksApart, .insoleInverted,
    .insoleDrifts, .clippedCells, .cellsToeFirst, .cellsMedialFirst, .insoleGainsDiffer,
    .insoleGainChanges,
  ]

  var isOfReference: Bool { Self.ofReference.contains(self) }
  var isOfInsole: Bool { Self.ofInsole.contains(self) }
}
