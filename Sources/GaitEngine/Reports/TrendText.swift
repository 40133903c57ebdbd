package import GaitAnalysis
package import GaitFiles
import GaitModel
import PlainText

/// A trend over visits as JSON (`gaitlab.trend/1`), CSV or Markdown, with the definitions that it depends on.
package struct TrendText {
  private let trend: SessionTrend
  private let measures: [TrendMeasure]

  package init(_ trend: SessionTrend, measures: [TrendMeasure] = TrendMeasure.allCases) {
    self.trend = trend
    self.measures = measures
  }

  /// What means and SDs are of.
  private static let definitions = [
    "visit: sessions of one number and condition; those without a number are a visit a day",
    "mean and SD: of all used steps of the visit's sessions together; of symmetry, cadence and error: of the "
      + "sessions, so that one session has no SD",
    "change: mean minus that of the first visit",
    "symmetry: (R - L) / (0.5 (R + L)) of the max force; error: RMSE of the estimate against the reference",
    "steps in the target zone: of all steps that counted against a target of feedback, whatever the target",
    "numbers of each session: as 'gaitlab analyze' gives them without options",
  ]

  private struct Row {
    let index: Int
    let visit: SessionTrend.Visit
    let measure: TrendMeasure
    let foot: Foot?
    let mean: MeanSD
    let change: Double?
  }

  private var rows: [Row] {
    trend.visits.enumerated().flatMap { index, visit in
      measures.flatMap { measure in
        measure.feet.compactMap { foot in
          guard let mean = visit.mean(measure, foot) else { return nil }
          let first = trend.visits.first?.mean(measure, foot)
          return Row(
            index: index + 1, visit: visit, measure: measure, foot: foot, mean: mean,
            change: index == 0 ? nil : first.map { mean.mean - $0.mean })
        }
      }
    }
  }

  // MARK: - CSV

  /// A row for each visit, measure and foot.
  package var csv: String {
    var lines = Self.definitions.map { "# \($0)" }
    if trend.mixesForces {
      lines.append(
        "# the visits have numbers of different forces: a change may be that of the force")
    }
    lines += trend.leftOut.map {
      "# left out: \(FreeText.encode($0.name)): \(FreeText.encode($0.reason))"
    }
    lines.append("# research and education only")
    lines.append(
      "person,no,visit,date,condition,sessions,steps used,measure,unit,foot,n,mean,sd,change,force,"
        + "simulated")
    for row in rows {
      lines.append(
        [
          TidyTable.cell(trend.person ?? ""), "\(row.index)",
          row.visit.number.map(String.init) ?? "", row.visit.day,
          TidyTable.cell(row.visit.condition ?? ""), "\(row.visit.sessions.count)",
          "\(row.visit.stepsUsed)", row.measure.title, row.measure.unit,
          row.foot?.rawValue ?? "both", "\(row.mean.n)", Self.number(row.mean.mean),
          row.mean.sd.map(Self.number) ?? "", row.change.map(Self.number) ?? "",
          row.visit.forces.joined(separator: " "), row.visit.isSimulated ? "yes" : "no",
        ].joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func number(_ value: Double) -> String { JSONValue.number(value).text() }

  // MARK: - JSON

  package var json: JSONValue {
    .object([
      ("schema", .string("gaitlab.trend/1")), ("person", JSONValue(trend.person)),
      ("definitions", .array(Self.definitions.map(JSONValue.string))),
      ("visits", .array(trend.visits.indices.map(visit))),
      (
        "leftOut",
        .array(
          trend.leftOut.map {
            .object([("session", .string($0.name)), ("reason", .string($0.reason))])
          })
      ),
    ])
  }

  private func visit(_ index: Int) -> JSONValue {
    let visit = trend.visits[index]
    return .object([
      ("number", visit.number.map(JSONValue.integer) ?? .null),
      ("date", JSONValue(visit.day.isEmpty ? nil : visit.day)),
      ("condition", JSONValue(visit.condition)),
      ("sessions", .array(visit.sessions.map { .string($0.name) })),
      ("stepsUsed", .integer(visit.stepsUsed)), ("simulated", .bool(visit.isSimulated)),
      ("forces", .array(visit.forces.map(JSONValue.string))),
      (
        "measures",
        .array(
          rows.filter { $0.index == index + 1 }.map { row in
            .object([
              ("measure", .string(row.measure.rawValue)), ("unit", .string(row.measure.unit)),
              ("foot", JSONValue(row.foot?.rawValue)), ("n", .integer(row.mean.n)),
              ("mean", .number(row.mean.mean)), ("sd", JSONValue(row.mean.sd)),
              ("change", JSONValue(row.change)),
            ])
          })
      ),
    ])
  }

  // MARK: - Markdown

  package var markdown: String {
    let whose = trend.person.map { " of \(MarkdownText.escaped($0))" } ?? ""
    var text = "# Trend\(whose)\n"
    for measure in measures {
      let rows = rows.filter { $0.measure == measure }
      guard !rows.isEmpty else { continue }
      text += "\n## \(measure.title), \(measure.unit)\n\n"
      text +=
        "| visit | date | condition | foot | sessions | n | mean | SD | change | force |\n"
      text += "| --- | --- | --- | --- | ---: | ---: | ---: | ---: | ---: | --- |\n"
      for row in rows {
        let cells = [
          row.visit.label + (row.visit.isSimulated ? " SIMULATED" : ""), row.visit.day,
          MarkdownText.escaped(row.visit.condition ?? ""),
          row.foot?.rawValue ?? "both", "\(row.visit.sessions.count)", "\(row.mean.n)",
          fixed(row.mean.mean, measure), row.mean.sd.map { fixed($0, measure) } ?? "-",
          row.change.map { ($0 > 0 ? "+" : "") + fixed($0, measure) } ?? "",
          row.visit.forces.joined(separator: ", "),
        ]
        text += "| " + cells.joined(separator: " | ") + " |\n"
      }
    }
    if trend.visits.isEmpty { text += "\nNo session has a used step.\n" }
    text += "\n"
    for left in trend.leftOut {
      text +=
        "- left out: \(MarkdownText.escaped(left.name)): \(MarkdownText.escaped(left.reason))\n"
    }
    if trend.mixesForces {
      text += "- the visits have numbers of different forces: a change may be that of the force\n"
    }
    for definition in Self.definitions { text += "- \(definition)\n" }
    return text + "- research and education only\n"
  }

  private func fixed(_ value: Double, _ measure: TrendMeasure) -> String {
    FixedPoint.text(value, decimals: measure.decimals)
  }
}
