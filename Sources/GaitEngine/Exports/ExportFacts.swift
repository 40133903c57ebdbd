import GaitAnalysis
import GaitFiles
import GaitFormats
package import GaitModel
import PlainText

/// What every export says of a session: model, calibration, scale, rule, flags and what forces are.
package enum ExportFacts {
  /// - Parameters:
  ///   - session: what is exported.
  ///   - program: name and version of this program.
  /// - Returns: the lines, in the order in which they are written.
  package static func facts(_ session: AnalyzedSession, program: String) -> [Fact] {
    let analysis = session.analysis
    let metadata = session.metadata
    let estimator = analysis.estimator
    let unit = analysis.hasNewtons ? "N" : "counts"
    let weight = FixedPoint.text(analysis.calibration.bodyWeightNewtons, decimals: 1)
    let scales = Foot.allCases.compactMap { foot -> String? in
      guard metadata.insoles[foot] != nil else { return nil }
      let scales = analysis.calibrations.described {
        "\(FixedPoint.text($0.newtonsPerBodyWeight[foot], decimals: 1)) \(unit)"
      }
      return "\(foot.rawValue) insole reads \(scales) for one body weight"
    }
    let flags = analysis.trust.flags.map { "\($0.rawValue): \($0.explanation)" }
    return [
      Fact("program", program),
      Fact("session", FreeText.encode(session.name)),
    ] + whose(metadata) + [
      Fact("source", FreeText.encode(metadata.source)),
      Fact("simulated", metadata.isSimulated ? "yes" : "no"),
      Fact(
        "model", "\(FreeText.encode(estimator.name)) (\(FreeText.encode(estimator.kind)))"),
      Fact("model SHA-256", estimator.sha256 ?? "none: no model file"),
      Fact(
        "calibration", ([analysis.calibrations.summary] + scales).joined(separator: "; ")),
      Fact("scale", ScaleText.text(analysis.trust.scale)),
      Fact(
        "body weight",
        "\(weight) \(unit)"
          + (analysis.calibration.isBodyMassKnown ? "" : " (as the insoles read it)")),
      Fact(
        "rule",
        "contacts found on: \(ExportedForce.name(analysis.contactsBy)); "
          + StepTableText.stanceRule(analysis)),
      Fact("steps used", LeftOutText.stepsUsed(analysis, freeText: FreeText.encode)),
      Fact("flags", flags.isEmpty ? "none" : flags.joined(separator: "; ")),
      Fact(
        "plate",
        metadata.reference.map {
          FreeText.encode($0) + (metadata.isSimulated ? " (simulated, no plate)" : "")
        } ?? "none"),
    ]
  }

  /// Whose session it is and when it was made, as far as somebody has said so.
  private static func whose(_ metadata: SessionMetadata) -> [Fact] {
    [
      metadata.personCode.map { Fact("person", FreeText.encode($0)) },
      metadata.visit.number.map { Fact("visit", "\($0)") },
      metadata.visit.condition.map { Fact("condition", FreeText.encode($0)) },
      metadata.startedAtUnixSeconds.map(WallClock.minutes).flatMap {
        $0.isEmpty ? nil : Fact("date", $0)
      },
    ].compactMap(\.self)
  }

  /// What the words and units of an export mean; the same for all sessions.
  package static let definitions = [
    Fact(
      "insole", "the insole's own sum of pressure x area, not calibrated; counts are never newtons"),
    Fact(
      "estimate", "the model's vertical ground reaction force of that moment, its delay taken off"),
    Fact("%BW", "percent of the session's body weight"),
    Fact("empty", "not known, or no newtons because the device reads counts"),
    Fact("use", "research and education only"),
  ]
}
