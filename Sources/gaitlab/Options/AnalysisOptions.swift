import ArgumentParser
import CommandSupport
import GaitAnalysis
import GaitEngine
import GaitModel

extension CalibrationChoice: ExpressibleByArgument {}

/// The numbers that analysis depends on, all of them printed with its results.
struct AnalysisOptions: ParsableArguments {
  @OptionGroup var model: ModelOption

  @Option(help: "The walker's body mass in kilograms, if the recording does not state it.")
  var bodyMass: Double?

  @Option(
    help: """
      Whose scale forces have: 'running' takes it from the strides, over which left + right carry one \
      body weight; 'fixed' believes the insoles (counts keep the scale of the first strides), for \
      partial load, crutches and body-weight support.
      """)
  var scale = ScaleMode.running

  @Option(
    help: """
      Which calibration counts: 'stored' is one that was measured with the session, its first strides \
      where there is none; 'walking' is always the first strides.
      """)
  var calibration = CalibrationChoice.stored

  @Flag(
    help: "Scale each foot so that it carries half the body weight; both share a scale otherwise.")
  var scaleFeetApart = false

  @Option(help: "Leave out the first contacts of each foot, by their number in the step table.")
  var skipFirst = 0

  @Option(help: "Leave out the last contacts of each foot.")
  var skipLast = 0

  @Option(
    help: ArgumentHelp(
      """
      Leave out single contacts, by foot and number in the step table, without a change of the file; the key x \
      in the console keeps them in it.
      """, valueName: "L3,R5"))
  var skip = SingleSteps()

  @Option(help: "Least force in newtons that counts as contact.")
  var contactNewtons = StanceRule().minimumNewtons

  @Option(help: "Part of body weight that counts as contact, if that is more.")
  var contactBodyWeight = StanceRule().bodyWeightFraction

  @Option(help: "Part of the contact force below which the foot has left the ground.")
  var releaseFraction = StanceRule().releaseFraction

  @Option(
    help:
      "A contact shorter than this many seconds is a foot scuff if a longer one follows at once.")
  var minContact = StanceRule().minContactSeconds

  @Option(help: "Longest swing in seconds that is part of walking.")
  var maxSwing = StanceRule().maxSwingSeconds

  @Option(help: "Shortest stance in seconds.")
  var minStance = StanceRule().minStanceSeconds

  @Option(help: "Shortest swing in seconds.")
  var minSwing = StanceRule().minSwingSeconds

  @Option(help: "Longest stance in seconds that is a step and not standing.")
  var maxStance = StanceRule().maxStanceSeconds

  @Option(help: "A step that touches a longer gap, in seconds, is rejected.")
  var maxGap = StanceRule().maxGapSeconds

  func validate() throws {
    try BodyMassCheck.validate(bodyMass)
    let positive = [
      ("--contact-newtons", contactNewtons), ("--min-stance", minStance),
      ("--min-swing", minSwing), ("--max-stance", maxStance), ("--max-gap", maxGap),
      ("--min-contact", minContact), ("--max-swing", maxSwing),
    ]
    for (name, value) in positive where !(value > 0 && value.isFinite) {
      throw ValidationError("\(name) \(value): expected a number above zero")
    }
    for (name, count) in [("--skip-first", skipFirst), ("--skip-last", skipLast)] where count < 0 {
      throw ValidationError("\(name) \(count): expected 0 or more")
    }
    guard releaseFraction > 0, releaseFraction <= 1 else {
      throw ValidationError("--release-fraction \(releaseFraction): expected above 0 up to 1")
    }
    guard (0...0.5).contains(contactBodyWeight) else {
      throw ValidationError("--contact-body-weight \(contactBodyWeight): expected 0 to 0.5")
    }
  }

  /// All of it, the model loaded.
  ///
  /// - Parameter patience: how long an estimate may wait where nobody says so.
  /// - Returns: the settings.
  /// - Throws: why the model cannot be used.
  func settings(
    patience: AutomaticModels.Patience = .any
  ) throws -> AnalysisSettings {
    var rule = StanceRule()
    rule.minimumNewtons = contactNewtons
    rule.bodyWeightFraction = contactBodyWeight
    rule.releaseFraction = releaseFraction
    rule.minContactSeconds = minContact
    rule.maxSwingSeconds = maxSwing
    rule.minStanceSeconds = minStance
    rule.minSwingSeconds = minSwing
    rule.maxStanceSeconds = maxStance
    rule.maxGapSeconds = maxGap
    return AnalysisSettings(
      basis: BasisSettings(
        rule: rule, calibration: CalibrationRule(scalesFeetApart: scaleFeetApart, scale: scale),
        bodyMassKilograms: bodyMass, choice: calibration,
        skipped: BasisSettings.SkippedSteps(
          first: skipFirst, last: skipLast, single: skip.numbers)),
      estimator: try model.source(patience: patience))
  }
}
