import ArgumentParser
import GaitAnalysis
import GaitModel
import GaitRuntime

/// The numbers that analysis depends on, all of them printed with its results.
struct AnalysisOptions: ParsableArguments {
  @Option(help: "The walker's body mass in kilograms, if the recording does not tell it.")
  var bodyMass: Double?

  @Option(help: "Least force in newtons that counts as contact.")
  var contactNewtons = StanceRule().minimumNewtons

  @Option(help: "Part of body weight that counts as contact, if that is more.")
  var contactBodyWeight = StanceRule().bodyWeightFraction

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
    ]
    for (name, value) in positive where !(value > 0 && value.isFinite) {
      throw ValidationError("\(name) \(value): expected a number above zero")
    }
    guard (0...0.5).contains(contactBodyWeight) else {
      throw ValidationError("--contact-body-weight \(contactBodyWeight): expected 0 to 0.5")
    }
  }

  var settings: AnalysisSettings {
    var rule = StanceRule()
    rule.minimumNewtons = contactNewtons
    rule.bodyWeightFraction = contactBodyWeight
    rule.minStanceSeconds = minStance
    rule.minSwingSeconds = minSwing
    rule.maxStanceSeconds = maxStance
    rule.maxGapSeconds = maxGap
    return AnalysisSettings(rule: rule, bodyMassKilograms: bodyMass)
  }
}
