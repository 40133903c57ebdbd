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
    .secondPeakNewtons, .maxNewtons, .impulseNewtonSeconds, .loadingRateNewtonsPerSecond,
  ]

  var html: String {
    let analysis = session.analysis
    guard !analysis.steps.isEmpty else { return "" }
    let measures = Self.measures.filter { analysis.gives($0, inBodyWeights: true) }
    let rows = analysis.steps.map { step in
      [
        "<span class=\"\(step.foot.rawValue)\">\(step.foot.rawValue) \(step.index)</span>",
        FixedPoint.text(step.stance.initialContactSeconds, decimals: 2),
      ]
        + measures.map { measure in
          let value = measure.value(of: step, force: analysis.decidedBy)
          return ReportNumbers.text(
            value.map { $0 * (measure.unit == "s" ? 1 : numbers.factor) },
            numbers.decimals(of: measure))
        } + [step.rejection.map { Markup.text($0.reason) } ?? "yes"]
    }
    return Markup.table(
      caption: "Forces of the \(numbers.force).",
      columns: ["step", "contact [s]"]
        + measures.map { "\($0.title) [\(numbers.unit(of: $0))]" } + ["used"],
      rows: rows, kind: "steps")
  }
}
