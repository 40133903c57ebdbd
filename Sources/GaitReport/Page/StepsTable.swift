import GaitAnalysis
import GaitEngine
import GaitModel
import PlainText

/// Every step that was found, used or not.
struct StepsTable {
  let session: AnalyzedSession
  let numbers: ReportNumbers

  private static let measures: [StepMeasure] = [
    .stanceSeconds, .swingSeconds, .doubleSupportSeconds, .firstPeakNewtons, .valleyNewtons,
    .secondPeakNewtons, .maxNewtons, .maxPercentStance, .impulseNewtonSeconds,
    .loadingRateNewtonsPerSecond, .loadingRateToMaxNewtonsPerSecond,
  ]

  var html: String {
    let analysis = session.analysis
    guard !analysis.steps.isEmpty else { return "" }
    let telling = analysis.summary.telling(analysis.decidedBy)
    let measures = Self.measures.filter {
      telling.contains($0) && analysis.gives($0, inBodyWeights: true)
    }
    let notes = StepNotes(analysis, StepMarkers(session.markers, of: analysis))
    let hasNotes = analysis.steps.contains { notes.text(of: $0) != nil }
    let rows = analysis.steps.map { step in
      [
        "<span class=\"\(step.foot.rawValue)\">\(step.foot.rawValue) \(step.index)</span>",
        FixedPoint.text(step.stance.initialContactSeconds, decimals: 2),
      ]
        + measures.map { measure in
          let value = measure.value(of: step, force: analysis.decidedBy)
          if value == nil, measure.needsPeaks, let features = step.features(analysis.decidedBy),
            features.peaks == nil
          {
            return "no dip"
          }
          return ReportNumbers.text(
            value.map { $0 * (measure.isForce ? numbers.factor : 1) },
            numbers.decimals(of: measure))
        } + [step.rejection.map { Markup.text($0.reason) } ?? "yes"]
        + (hasNotes ? [Markup.text(notes.text(of: step) ?? "")] : [])
    }
    return Markup.table(
      caption: "Forces of the \(numbers.force).",
      columns: ["step", "contact [s]"]
        + measures.map(numbers.title) + ["used"] + (hasNotes ? ["note"] : []),
      rows: rows, kind: "steps")
  }
}
