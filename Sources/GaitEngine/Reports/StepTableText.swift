package import GaitAnalysis
import GaitFiles
package import GaitModel
import PlainText

/// The step table as CSV or Markdown, with the rule that it depends on.
package enum StepTableText {
  private typealias Column = (
    title: String, unit: String, value: @Sendable (Step, ForceKind) -> String
  )

  /// Titles, with units, and what they are of a step.
  private static let columns: [Column] = [
    ("foot", "", { step, _ in step.foot.rawValue }),
    ("index", "", { step, _ in "\(step.index)" }),
    ("initial contact", "s", { step, _ in number(step.stance.initialContactSeconds, 3) }),
    ("toe-off", "s", { step, _ in number(step.stance.toeOffSeconds, 3) }),
    ("stance", "s", { step, _ in number(step.stance.stanceSeconds, 3) }),
    ("swing", "s", { step, _ in number(step.swingSeconds, 3) }),
    ("double support", "s", { step, _ in number(step.doubleSupportSeconds, 3) }),
    ("first peak", "N", { number($0.features($1)?.peaks?.first.newtons, 1) }),
    ("first peak", "% stance", { number($0.features($1)?.peaks?.first.percentStance, 1) }),
    ("valley", "N", { number($0.features($1)?.peaks?.valley.newtons, 1) }),
    ("valley", "% stance", { number($0.features($1)?.peaks?.valley.percentStance, 1) }),
    ("second peak", "N", { number($0.features($1)?.peaks?.second.newtons, 1) }),
    ("second peak", "% stance", { number($0.features($1)?.peaks?.second.percentStance, 1) }),
    ("mean", "N", { number($0.features($1)?.meanNewtons, 1) }),
    ("max", "N", { number($0.features($1)?.maxNewtons, 1) }),
    ("impulse", "N s", { number($0.features($1)?.impulseNewtonSeconds, 2) }),
    ("loading rate", "N/s", { number($0.features($1)?.loadingRateNewtonsPerSecond, 0) }),
    ("used", "", { step, _ in step.isAccepted ? "yes" : "no" }),
  ]

  /// The titles of all columns; the last one is free text.
  private static func titles(_ unit: (Column) -> String) -> [String] {
    columns.map { $0.unit.isEmpty ? $0.title : "\($0.title) \(unit($0))" } + ["rejection"]
  }

  /// Definitions that every export carries.
  private static func notes(
    _ analysis: SessionAnalysis, _ metadata: SessionMetadata, freeText: (String) -> String
  ) -> [String] {
    [
      "session: \(freeText(metadata.name)) (\(freeText(metadata.source)))",
      "force: \(analysis.decidedBy.rawValue); contacts: \(analysis.contactsBy.rawValue); estimator: \(freeText(analysis.estimator.name)); "
        + "calibration: \(analysis.calibration.summary)",
      stanceRule(analysis),
      "loading rate: 20-80 % of the rise to the first peak; impulse: integral over stance; "
        + "symmetry: (R - L) / (0.5 (R + L))",
      unloaded(analysis.calibration, metadata), swingLoad(analysis.trust, metadata),
      "steps used: \(LeftOutText.stepsUsed(analysis, freeText: freeText))",
    ] + metadata.notes.split(separator: "\n").map { "note: \(freeText(String($0)))" }
      + ["research and education only"]
  }

  /// What each insole reads in the air, which is taken for zero.
  private static func unloaded(_ calibration: Calibration, _ metadata: SessionMetadata) -> String {
    let feet = metadata.feet.map { foot in
      let part = calibration.unloadedPart(foot, of: metadata).map { $0 * 100 }
      return "\(foot.rawValue) \(number(part, 1))"
    }
    return "read without a load and taken off [% of body weight]: " + feet.joined(separator: ", ")
  }

  /// What each insole reads in swing with that zero in it.
  private static func swingLoad(_ trust: TrustReport, _ metadata: SessionMetadata) -> String {
    let feet = metadata.feet.map { foot in
      "\(foot.rawValue) \(number(trust.swingLoad.bodyWeights[foot].map { $0 * 100 }, 1))"
    }
    return "read in swing before that, of what both read over strides [%]: "
      + feet.joined(separator: ", ")
  }

  /// The rule by which stances begin and end, in a sentence.
  static func stanceRule(_ analysis: SessionAnalysis) -> String {
    let rule = analysis.rule
    let unit = analysis.hasThresholdsInNewtons ? "N" : "counts"
    return
      "stance: force above \(number(analysis.thresholds.onNewtons, 1)) \(unit) until below "
      + "\(number(analysis.thresholds.offNewtons, 1)) \(unit), at least "
      + "\(number(rule.minStanceSeconds, 2)) s (running "
      + "\(number(StanceRule.minRunningStanceSeconds, 2)) s); swing at least "
      + "\(number(rule.minSwingSeconds, 2)) s; gaps over \(number(rule.maxGapSeconds, 3)) s "
      + "reject a step"
  }

  package static func csv(
    _ analysis: SessionAnalysis, metadata: SessionMetadata, pressure: PressureReport? = nil
  ) -> String {
    var lines = notes(analysis, metadata, freeText: FreeText.encode).map { "# \($0)" }
    lines += SummaryText(analysis: analysis).lines.map { "# \($0)" }
    if let pressure {
      lines += PressureTable(pressure, metadata: metadata).means.map { "# \($0)" }
    }
    lines.append(titles { "[\($0.unit)]" }.joined(separator: ","))
    for step in analysis.steps {
      lines.append(cells(step, analysis, freeText: TidyTable.cell).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  package static func markdown(_ analysis: SessionAnalysis, metadata: SessionMetadata) -> String {
    var lines = ["## \(escaped(metadata.name))", ""]
    lines += notes(analysis, metadata, freeText: escaped).map { "- \($0)" }
    lines.append("")
    let titles = titles { "(\($0.unit))" }
    lines.append("| " + titles.joined(separator: " | ") + " |")
    lines.append("|" + String(repeating: " --- |", count: titles.count))
    for step in analysis.steps {
      lines.append(
        "| " + cells(step, analysis, freeText: escaped).joined(separator: " | ") + " |")
    }
    lines += SummaryText(analysis: analysis).markdown
    return lines.joined(separator: "\n") + "\n"
  }

  /// One a column; forces that are no newtons are left empty.
  ///
  /// - Parameters:
  ///   - step: of a row.
  ///   - analysis: what it is a step of.
  ///   - freeText: makes the reason of a rejection, which somebody may have typed, safe for the file.
  /// - Returns: the texts, in the order of the columns.
  private static func cells(
    _ step: Step, _ analysis: SessionAnalysis, freeText: (String) -> String
  ) -> [String] {
    columns.map { column in
      let isSaid = analysis.hasThresholdsInNewtons || !column.unit.hasPrefix("N")
      return isSaid ? column.value(step, analysis.decidedBy) : ""
    } + [freeText(step.rejection?.reason ?? "")]
  }

  private static func number(_ value: Double?, _ decimals: Int) -> String {
    value.map { FixedPoint.text($0, decimals: decimals) } ?? ""
  }

  private static func escaped(_ text: String) -> String {
    MarkdownText.escaped(text, limit: Printable.defaultLimit)
  }
}
