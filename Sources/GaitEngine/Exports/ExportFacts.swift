import GaitAnalysis
import GaitFiles
package import GaitFormats
import GaitModel
import PlainText

/// What every export says of a session: model, calibration, scale, rule, flags and what forces are.
package enum ExportFacts {
  /// - Parameters:
  ///   - session: what is exported.
  ///   - program: name and version of this program.
  /// - Returns: the lines, in the order in which they are written.
  package static func facts(_ session: AnalyzedSession, program: String) -> [ExportFact] {
    let analysis = session.analysis
    let metadata = session.metadata
    let estimator = analysis.estimator
    let unit = analysis.hasNewtons ? "N" : "counts"
    let weight = FixedPoint.text(analysis.calibration.bodyWeightNewtons, decimals: 1)
    let scales = Foot.allCases.compactMap { foot -> String? in
      guard metadata.insoles[foot] != nil else { return nil }
      let scale = FixedPoint.text(analysis.calibration.newtonsPerBodyWeight[foot], decimals: 1)
      return "\(foot.rawValue) insole reads \(scale) \(unit) for one body weight"
    }
    let flags = analysis.trust.flags.map { "\($0.rawValue): \($0.explanation)" }
    return [
      ExportFact("program", program),
      ExportFact("session", FreeText.encode(session.name)),
      ExportFact("source", FreeText.encode(metadata.source)),
      ExportFact("simulated", metadata.isSimulated ? "yes" : "no"),
      ExportFact(
        "model", "\(FreeText.encode(estimator.name)) (\(FreeText.encode(estimator.kind)))"),
      ExportFact("model SHA-256", estimator.sha256 ?? "none: no model file"),
      ExportFact(
        "calibration", ([analysis.calibration.summary] + scales).joined(separator: "; ")),
      ExportFact("scale", ScaleText.text(analysis.trust.scale)),
      ExportFact(
        "body weight",
        "\(weight) \(unit)"
          + (analysis.calibration.isBodyMassKnown ? "" : " (as the insoles read it)")),
      ExportFact(
        "rule",
        "contacts found on: \(ExportedForce.name(analysis.contactsBy)); "
          + StepTableText.stanceRule(analysis)),
      ExportFact("steps used", LeftOutText.stepsUsed(analysis, freeText: FreeText.encode)),
      ExportFact("flags", flags.isEmpty ? "none" : flags.joined(separator: "; ")),
      ExportFact(
        "plate",
        metadata.reference.map {
          FreeText.encode($0) + (metadata.isSimulated ? " (simulated, no plate)" : "")
        } ?? "none"),
    ]
  }

  /// What the words and units of an export mean; the same for all sessions.
  package static let definitions = [
    ExportFact(
      "insole", "the insole's own sum of pressure x area, not calibrated; counts are never newtons"),
    ExportFact(
      "estimate", "the model's vertical ground reaction force of that moment, its delay taken off"),
    ExportFact("%BW", "percent of the session's body weight"),
    ExportFact("empty", "not known, or no newtons because the device reads counts"),
    ExportFact("use", "research and education only"),
  ]
}
