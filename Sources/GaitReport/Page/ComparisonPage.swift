import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import PlainText

/// Two or more sessions beside each other, by date.
struct ComparisonPage {
  /// In the order of time.
  let sessions: [AnalyzedSession]

  private static let inks: [Drawing.Ink] = [.left, .right, .third, .fourth]
  private static let dashes: [String?] = [nil, "6 3", "2 2", "8 3 2 3"]

  var html: String {
    """
    <article>
    <h1>Comparison</h1>
    \(Markup.section("Sessions", [list]))
    \(Markup.section("Force over stance", [curves]))
    \(Markup.section("Left foot", [table(.left)]))
    \(Markup.section("Right foot", [table(.right)]))
    </article>
    """
  }

  private var list: String {
    let rows = sessions.enumerated().map { index, session in
      let summary = session.analysis.summary
      return [
        "\(index + 1). \(Markup.text(session.name, limit: Printable.defaultLimit))",
        session.metadata.startedAtUnixSeconds.map(WallClock.minutes) ?? "no date",
        "\(summary.stepsUsed) of \(summary.stepsFound)",
        ReportNumbers.text(summary.cadenceStepsPerMinute, 1),
        ReportNumbers(analysis: session.analysis).force,
        Markup.text(session.analysis.estimator.name),
      ]
    }
    return Markup.table(
      caption: "In the order of their dates.",
      columns: ["session", "date", "steps used", "steps/min", "force", "model"], rows: rows)
      + warning
  }

  /// What makes a comparison one of methods rather than of walks.
  private var warning: String {
    let units = Set(sessions.map { ReportNumbers(analysis: $0.analysis).unit })
    let forces = Set(sessions.map { $0.analysis.decidedBy })
    let models = Set(sessions.map { $0.analysis.estimator.name })
    var doubts: [String] = []
    if units.count > 1 {
      doubts.append("the sessions give forces in different units: only times are compared")
    }
    if forces.count > 1 {
      doubts.append(
        "one force is a plate's, another an estimate: a difference may be the instrument's")
    }
    if models.count > 1 { doubts.append("the sessions were estimated by different models") }
    return doubts.isEmpty ? "" : "<div class=\"doubts\">\(Markup.list(doubts))</div>"
  }

  private var hasOneUnit: Bool {
    Set(sessions.map { ReportNumbers(analysis: $0.analysis).unit }).count == 1
  }

  private var curves: String {
    guard hasOneUnit, let first = sessions.first else { return "" }
    let unit = ReportNumbers(analysis: first.analysis).unitInWords
    let figures = Foot.allCases.map { foot in (foot, curves(of: foot)) }.filter { !$0.1.isEmpty }
    let highest = figures.map { CurveFigure.highest($0.1) }.max() ?? 0
    let drawn = figures.map { foot, curves in
      "<figure>"
        + CurveFigure(curves: curves, unit: unit, highest: highest).svg(title: foot.rawValue)
        + "</figure>"
    }
    return drawn.isEmpty ? "" : "<div class=\"figures\">\(drawn.joined(separator: "\n"))</div>"
  }

  private func curves(of foot: Foot) -> [CurveFigure.Curve] {
    sessions.enumerated().compactMap { index, session in
      let numbers = ReportNumbers(analysis: session.analysis)
      guard let points = session.analysis.summary.meanCurves[foot][session.analysis.decidedBy]
      else { return nil }
      return CurveFigure.Curve(
        label: "\(index + 1)", ink: Self.inks[index % Self.inks.count],
        dashes: Self.dashes[index / Self.inks.count % Self.dashes.count],
        hasBand: sessions.count < 4, points: points.map { $0.scaled(by: numbers.factor) })
    }
  }

  private func table(_ foot: Foot) -> String {
    let rows = StepMeasure.allCases.compactMap { measure -> [String]? in
      guard measure.unit == "s" || hasOneUnit else { return nil }
      let means = sessions.map { session -> MeanSD? in
        session.analysis.gives(measure, inBodyWeights: true)
          ? ReportNumbers(analysis: session.analysis).mean(measure, foot) : nil
      }
      guard means.contains(where: { $0 != nil }), let last = sessions.last else { return nil }
      let numbers = ReportNumbers(analysis: last.analysis)
      let decimals = numbers.decimals(of: measure)
      let change = means.first.flatMap(\.self).flatMap { before in
        means.last.flatMap(\.self).map { MeanChange(from: before, to: $0) }
      }
      return ["\(measure.title) [\(numbers.unit(of: measure))]"]
        + means.map { mean in
          ReportNumbers.text(mean, decimals) + (mean.map { ", \($0.n)" } ?? "")
        } + [
          ReportNumbers.change(change?.difference, decimals),
          change?.relative.map { "\(ReportNumbers.change($0 * 100, 1)) %" } ?? "-",
          ReportNumbers.text(change?.detectable, decimals),
          change?.isBeyondVariation.map { $0 ? "yes" : "no" } ?? "-",
        ]
    }
    guard !rows.isEmpty else { return "" }
    return Markup.table(
      caption: "Mean (SD), n. Change is the last session minus the first; "
        + MeanChange.definition
        + ". That is the variation within a session; from day to day people vary more.",
      columns: [""] + sessions.indices.map { "\($0 + 1)" }
        + ["change", "in percent", "smallest detectable", "beyond steps"],
      rows: rows)
  }
}
