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
    ("shape", "", { $0.features($1).map { $0.peaks == nil ? "no dip" : "two peaks" } ?? "" }),
    ("mean", "N", { number($0.features($1)?.meanNewtons, 1) }),
    ("max", "N", { number($0.features($1)?.maxNewtons, 1) }),
    ("max", "% stance", { number($0.features($1)?.maxPercentStance, 1) }),
    ("impulse", "N s", { number($0.features($1)?.impulseNewtonSeconds, 2) }),
    ("loading rate", "N/s", { number($0.features($1)?.loadingRateNewtonsPerSecond, 0) }),
    (
      "loading rate to max", "N/s",
      { number($0.features($1)?.loadingRateToMaxNewtonsPerSecond, 0) }
    ),
    ("used", "", { step, _ in step.isAccepted ? "yes" : "no" }),
  ]

  /// The titles of all columns, which say whose force it is; the last two are free text.
  private static func titles(
    _ analysis: SessionAnalysis, _ unit: (String) -> String
  ) -> [String] {
    var titles = columns.map { column in
      let isOfForce = column.unit.hasPrefix("N") || column.unit.hasSuffix("stance")
      let whose = isOfForce || column.title == "shape" ? "\(analysis.decidedBy.word) " : ""
      return whose + (column.unit.isEmpty ? column.title : "\(column.title) \(unit(column.unit))")
    }
    if hasDifference(analysis) {
      titles.insert("estimate minus plate max \(unit("N"))", at: titles.count - 1)
    }
    return titles + ["rejection", "note"]
  }

  /// Whether the estimate can be compared with a plate, step by step.
  private static func hasDifference(_ analysis: SessionAnalysis) -> Bool {
    analysis.hasNewtons && analysis.summary.kinds.contains(.reference)
  }

  private static func difference(_ step: Step) -> String {
    guard let estimate = step.estimated, let plate = step.reference else { return "" }
    return number(estimate.maxNewtons - plate.maxNewtons, 1)
  }

  /// Definitions that every export carries.
  private static func notes(
    _ analysis: SessionAnalysis, _ metadata: SessionMetadata, _ markers: StepMarkers,
    _ norms: NormScores?, _ outcome: FeedbackOutcome, freeText: (String) -> String
  ) -> [String] {
    var lines = [
      "session: \(freeText(metadata.name)) (\(freeText(metadata.source)))",
      "force: \(analysis.decidedBy.word); contacts: \(analysis.contactsBy.word); estimator: \(freeText(analysis.estimator.name)); "
        + "calibration: \(analysis.calibrations.summary)",
      stanceRule(analysis),
      "loading rate: 20-80 % of the rise to the first peak, or to the max; no dip: no valley between two "
        + "peaks, so that max, its time and the rate to it are all there is; impulse: integral over stance; "
        + "symmetry: (R - L) / (0.5 (R + L))",
      unloaded(analysis.calibrations, metadata), swingLoad(analysis.trust, metadata),
      "steps used: \(LeftOutText.stepsUsed(analysis, freeText: freeText))",
    ]
    if !metadata.visitWords.isEmpty { lines.append(freeText(metadata.visitWords)) }
    lines += metadata.notes.split(separator: "\n").map { "note: \(freeText(String($0)))" }
    lines += markers.placed.map { "marker: \(place($0)): \(freeText($0.marker.note))" }
    lines += outcome.sentences.map { "feedback: \(freeText($0))" }
    if let norms { lines += NormText.notes(norms, feet: metadata.feet).map(freeText) }
    return lines + ["research and education only"]
  }

  /// The moment of a marker and its step.
  private static func place(_ placed: StepMarkers.Placed) -> String {
    let seconds = "\(number(placed.marker.timeSeconds, 2)) s"
    return placed.step.map { "\(seconds), \($0.foot.rawValue) step \($0.index)" } ?? seconds
  }

  /// What each insole reads in the air, which is taken for zero.
  private static func unloaded(
    _ calibrations: CalibrationTimeline, _ metadata: SessionMetadata
  ) -> String {
    "read without a load and taken off [% of body weight]: "
      + calibrations.described { calibration in
        percents(metadata) { calibration.unloadedPart($0, of: metadata) }
      }
  }

  /// What each insole reads in swing with that zero in it.
  private static func swingLoad(_ trust: TrustReport, _ metadata: SessionMetadata) -> String {
    "read in swing before that, of what both read over strides [%]: "
      + percents(metadata) { trust.swingLoad.bodyWeights[$0] }
  }

  private static func percents(
    _ metadata: SessionMetadata, _ part: (Foot) -> Double?
  ) -> String {
    metadata.feet.map { "\($0.rawValue) \(number(part($0).map { $0 * 100 }, 1))" }
      .joined(separator: ", ")
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
    _ analysis: SessionAnalysis, metadata: SessionMetadata, markers: [Marker] = [],
    pressure: PressureReport? = nil, norms: NormScores? = nil,
    outcome: FeedbackOutcome = FeedbackOutcome([])
  ) -> String {
    let markers = StepMarkers(markers, of: analysis)
    var lines = notes(analysis, metadata, markers, norms, outcome, freeText: FreeText.encode)
      .map { "# \($0)" }
    lines += SummaryText(analysis: analysis).lines.map { "# \($0)" }
    if let pressure {
      lines += PressureTable(pressure, metadata: metadata).means.map { "# \($0)" }
    }
    lines.append(titles(analysis) { "[\($0)]" }.joined(separator: ","))
    for step in analysis.steps {
      lines.append(
        cells(step, analysis, markers, freeText: TidyTable.cell).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  package static func markdown(
    _ analysis: SessionAnalysis, metadata: SessionMetadata, markers: [Marker] = [],
    norms: NormScores? = nil, outcome: FeedbackOutcome = FeedbackOutcome([])
  ) -> String {
    let markers = StepMarkers(markers, of: analysis)
    var lines = ["## \(escaped(metadata.name))", ""]
    lines += notes(analysis, metadata, markers, norms, outcome, freeText: escaped).map { "- \($0)" }
    lines.append("")
    let titles = titles(analysis) { "(\($0))" }
    lines.append("| " + titles.joined(separator: " | ") + " |")
    lines.append("|" + String(repeating: " --- |", count: titles.count))
    for step in analysis.steps {
      lines.append(
        "| " + cells(step, analysis, markers, freeText: escaped).joined(separator: " | ") + " |")
    }
    lines += SummaryText(analysis: analysis).markdown
    return lines.joined(separator: "\n") + "\n"
  }

  /// One a column; forces that are no newtons are left empty.
  ///
  /// - Parameters:
  ///   - step: of a row.
  ///   - analysis: what it is a step of.
  ///   - markers: whose notes stand beside the steps.
  ///   - freeText: makes what somebody may have typed safe for the file.
  /// - Returns: the texts, in the order of the columns.
  private static func cells(
    _ step: Step, _ analysis: SessionAnalysis, _ markers: StepMarkers,
    freeText: (String) -> String
  ) -> [String] {
    var cells = columns.map { column in
      let isSaid = analysis.hasThresholdsInNewtons || !column.unit.hasPrefix("N")
      return isSaid ? column.value(step, analysis.decidedBy) : ""
    }
    if hasDifference(analysis) { cells.insert(difference(step), at: cells.count - 1) }
    let note = StepNotes(analysis, markers).text(of: step) ?? ""
    return cells + [step.rejection?.reason ?? "", note].map(freeText)
  }

  private static func number(_ value: Double?, _ decimals: Int) -> String {
    value.map { FixedPoint.text($0, decimals: decimals) } ?? ""
  }

  private static func escaped(_ text: String) -> String {
    MarkdownText.escaped(text, limit: Printable.defaultLimit)
  }
}
