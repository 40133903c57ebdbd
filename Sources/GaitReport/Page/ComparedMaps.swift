import GaitAnalysis
import GaitModel

/// Peak pressures of all sessions with one legend, and what has changed from the first to the last.
struct ComparedMaps {
  let comparison: SessionComparison

  var html: String {
    let sides = comparison.sides
    let highest =
      sides.flatMap { side in
        Foot.allCases.compactMap { side.peaks[$0]?.max() }
      }.max() ?? 0
    guard highest > 0 else { return "" }
    let maps = sides.indices.map { index in
      group(title: "\(index + 1)", Foot.allCases.compactMap { map($0, of: sides[index], highest) })
    }
    let legend = PressureFigure.legend(highest: highest, unit: "kPa")
    let figures = (maps + [difference]).filter { !$0.isEmpty }
    return """
      <div class="figures">\(figures.joined(separator: "\n"))</div>
      <figure class="legend">\(legend)</figure>
      <p class="faint">Highest reading of each cell in a step, mean over the used steps.</p>
      """
  }

  private func group(title: String, _ figures: [String], legend: String = "") -> String {
    figures.isEmpty
      ? ""
      : "<div class=\"maps\"><p>\(title)</p><div class=\"feet\">"
        + "\(figures.joined(separator: "\n"))</div>\(legend)</div>"
  }

  private func map(_ foot: Foot, of side: ComparedSession, _ highest: Double) -> String? {
    guard let peaks = side.peaks[foot], let layout = side.layouts[foot] else { return nil }
    let figure = PressureFigure(
      foot: foot, layout: layout, peaks: peaks, faults: [:], line: nil, highest: highest)
    return "<figure>\(figure.svg)<figcaption>\(foot.rawValue)</figcaption></figure>"
  }

  // MARK: - Difference

  private var difference: String {
    let changes = Foot.allCases.compactMap { foot in change(foot).map { (foot, $0.0, $0.1) } }
    let reach = changes.flatMap { $0.2.map(abs) }.max() ?? 0
    guard reach > 0 else { return "" }
    let figures = changes.map { foot, layout, values in
      let figure = DifferenceFigure(foot: foot, layout: layout, changes: values, reach: reach)
      return "<figure>\(figure.svg)<figcaption>\(foot.rawValue)</figcaption></figure>"
    }
    return group(
      title: "\(comparison.sides.count) - 1", figures,
      legend: "<figure class=\"legend\">\(DifferenceFigure.legend(reach: reach))</figure>")
  }

  private func change(_ foot: Foot) -> (InsoleLayout, [Double])? {
    let (layout, peaks) = comparison.peaks(foot)
    guard let before = peaks.first.flatMap(\.self), let after = peaks.last.flatMap(\.self) else {
      return nil
    }
    return (layout, zip(after, before).map { Double($0) - Double($1) })
  }
}
