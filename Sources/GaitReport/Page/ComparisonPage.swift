import GaitAnalysis
import GaitEngine
import GaitModel
import PlainText

/// Two or more sessions, or parts of one, beside each other.
struct ComparisonPage {
  let comparison: SessionComparison
  let program: String

  private static let inks: [Drawing.Ink] = [.left, .right, .third, .fourth]
  private static let dashes: [String?] = [nil, "6 3", "2 2", "8 3 2 3"]

  private var tables: ComparisonTables {
    ComparisonTables(comparison) { Markup.text($0, limit: Printable.defaultLimit) }
  }

  var html: String {
    let tables = tables
    return """
      <article>
      <h1>Comparison</h1>
      \(Markup.section("Sessions", [Self.table(tables.sessions, caption: tables.order)]))
      \(Markup.section("What to keep in mind", [Markup.list(doubts)], kind: "doubts"))
      \(Markup.section("Force over stance (\(comparison.force.word))", [curves]))
      \(Markup.section("Left foot", [Self.table(tables.means(.left), caption: caption)]))
      \(Markup.section("Right foot", [Self.table(tables.means(.right), caption: caption)]))
      \(Markup.section("Symmetry", [Self.table(tables.symmetries, caption: "Of left and right in each session.")]))
      \(Markup.section("Peak pressure", [ComparedMaps(comparison: comparison).html]))
      \(Markup.section("Definitions", [Markup.list((tables.definitions + [program]).map { Markup.text($0) })], kind: "faint"))
      </article>
      """
  }

  private var doubts: [String] {
    (comparison.doubts + comparison.sideDoubts).map { Markup.text($0) }
  }

  private var caption: String {
    "Mean (SD), n of the used steps; forces of the \(comparison.force.word); "
      + "beyond steps: more than single steps vary."
  }

  private static func table(_ table: ComparisonTables.Table?, caption: String) -> String {
    guard let table else { return "" }
    return Markup.table(caption: caption, columns: table.columns, rows: table.rows)
  }

  private var curves: String {
    guard let unit = comparison.units.first else { return "" }
    let figures = Foot.allCases.map { foot in (foot, curves(of: foot, unit)) }
      .filter { !$0.1.isEmpty }
    let highest = figures.map { CurveFigure.highest($0.1) }.max() ?? 0
    let drawn = figures.map { foot, curves in
      "<figure>"
        + CurveFigure(curves: curves, unit: unit.words, highest: highest).svg(title: foot.rawValue)
        + "</figure>"
    }
    return drawn.isEmpty
      ? ""
      : "<div class=\"figures\">\(drawn.joined(separator: "\n"))</div>"
        + "<p class=\"faint\">Mean of the used steps"
        + (hasBands ? "; the bands are one standard deviation.</p>" : ".</p>")
  }

  private var hasBands: Bool { comparison.sides.count < 4 }

  private func curves(of foot: Foot, _ unit: ForceUnit) -> [CurveFigure.Curve] {
    comparison.sides.enumerated().compactMap { index, side in
      side.curve(foot, comparison.force, unit).map { points in
        CurveFigure.Curve(
          label: "\(index + 1)", ink: Self.inks[index % Self.inks.count],
          dashes: Self.dashes[index % Self.dashes.count], hasBand: hasBands, points: points)
      }
    }
  }
}

extension ForceUnit {
  /// Written out.
  var words: String {
    switch self {
    case .bodyWeightPercent: "% of body weight"
    case .newtons: "newtons"
    case .counts: "counts"
    }
  }
}
