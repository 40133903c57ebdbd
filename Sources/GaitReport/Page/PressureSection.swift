import GaitAnalysis
import GaitEngine
import GaitModel
import PlainText

/// Where the foot bears: maps with gait lines, and a table of its regions.
struct PressureSection {
  let session: AnalyzedSession
  let report: PressureReport

  /// With names that are short enough for two columns each.
  private static let measures: [(measure: RegionMeasure, title: String)] = [
    (.peak, "peak"), (.integral, "integral"), (.contactArea, "area"), (.loadShare, "load"),
  ]

  private var feet: [(foot: Foot, pressure: FootPressure)] {
    Foot.allCases.compactMap { foot in
      report.feet[foot].flatMap { $0.steps.isEmpty ? nil : (foot, $0) }
    }
  }

  var html: String {
    let feet = feet
    let highest = feet.compactMap { $0.pressure.maps.peak.max() }.max() ?? 0
    guard highest > 0 else { return "" }
    let isAbsolute = feet.allSatisfy { $0.pressure.isAbsolute }
    let figures = feet.map { foot, pressure in
      let figure = PressureFigure(
        foot: foot, layout: pressure.layout, peaks: pressure.maps.peak,
        faults: session.analysis.trust.faults[foot], line: pressure.line,
        highest: highest)
      return "<figure>\(figure.svg)<figcaption>\(foot.rawValue)</figcaption></figure>"
    }
    let legend = PressureFigure.legend(highest: highest, unit: isAbsolute ? "kPa" : "counts")
    let maps = """
      <div class="maps"><div class="feet">\(figures.joined(separator: "\n"))</div>
      <figure class="legend">\(legend)</figure></div>
      """
    return Markup.section(
      "Pressure under the feet",
      [
        "<div class=\"figures\">\(maps)<div class=\"beside\">\(regions)\(lines)</div></div>",
        """
        <p class="faint">Highest reading of each cell in a step, mean over the used steps; the line is the mean path \
        of the centre of pressure; x: a cell that reads nothing while its neighbours are loaded.</p>
        """,
      ])
  }

  private var regions: String {
    guard let mask = feet.first?.pressure.mask, let isAbsolute = feet.first?.pressure.isAbsolute,
      feet.allSatisfy({ $0.pressure.mask.regions.map(\.name) == mask.regions.map(\.name) })
    else { return "" }
    let rows = mask.regions.indices.map { index in
      [Markup.text(mask.regions[index].name)]
        + Self.measures.flatMap { measure, _ in
          feet.map { ReportNumbers.text($0.pressure.mean(measure, region: index)?.mean, 1) }
        }
    }
    let columns = Self.measures.flatMap { measure, title in
      feet.map { foot, _ in
        "\(title) [\(measure.unit(isAbsolute: isAbsolute))] "
          + "<span class=\"\(foot.rawValue)\">\(foot.rawValue)</span>"
      }
    }
    return Markup.table(
      caption: "Regions (\(mask.name)), means over the used steps: peak pressure, pressure-time "
        + "integral, contact area, share of the impulse.", columns: [""] + columns,
      rows: rows, kind: "regions")
  }

  private var lines: String {
    let texts = feet.compactMap { foot, pressure -> String? in
      guard let line = pressure.line else { return nil }
      return "\(foot.rawValue): length \(ReportNumbers.text(line.length, 0)) mm, "
        + "sideways \(ReportNumbers.text(line.lateralExcursion, 0)) mm"
    }
    return texts.isEmpty
      ? "" : "<p>Gait line, mean (SD): \(texts.joined(separator: "; ")).</p>"
  }
}
