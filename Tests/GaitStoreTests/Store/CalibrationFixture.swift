import GaitModel

/// A calibration with numbers that nothing makes by chance.
enum CalibrationFixture {
  static func calibration(for metadata: SessionMetadata) -> Calibration {
    Calibration(
      origin: .standingOnEachFoot,
      zero: PerFoot.each { foot in
        (0..<(metadata.insoles[foot]?.layout.cellCount ?? 0)).map {
          Float($0) * 0.1 - (foot == .left ? 0.5 : 1)
        }
      },
      newtonsPerBodyWeight: PerFoot(left: 703.25, right: 698.125), bodyWeightNewtons: 699.3,
      isBodyMassKnown: true, strideCount: 0, measuredAtUnixSeconds: 1.7e9 + 0.5)
  }
}
