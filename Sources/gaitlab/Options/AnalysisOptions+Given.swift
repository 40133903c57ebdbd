import GaitAnalysis
import GaitEngine

extension AnalysisOptions {
  /// Names of the options that ask for something else than what they ask for without a word.
  var given: [String] {
    let rule = StanceRule()
    let all: [(String, Bool)] = [
      ("--model", model.model != ModelLibrary.automatic), ("--look-ahead", model.lookAhead != nil),
      ("--body-mass", bodyMass != nil), ("--scale", scale != .running),
      ("--calibration", calibration != .stored), ("--scale-feet-apart", scaleFeetApart),
      ("--skip-first", skipFirst != 0), ("--skip-last", skipLast != 0),
      ("--skip", skip != SingleSteps()),
      ("--contact-newtons", contactNewtons != rule.minimumNewtons),
      ("--contact-body-weight", contactBodyWeight != rule.bodyWeightFraction),
      ("--release-fraction", releaseFraction != rule.releaseFraction),
      ("--min-contact", minContact != rule.minContactSeconds),
      ("--max-swing", maxSwing != rule.maxSwingSeconds),
      ("--min-stance", minStance != rule.minStanceSeconds),
      ("--min-swing", minSwing != rule.minSwingSeconds),
      ("--max-stance", maxStance != rule.maxStanceSeconds),
      ("--max-gap", maxGap != rule.maxGapSeconds),
    ]
    return all.filter(\.1).map(\.0)
  }
}
