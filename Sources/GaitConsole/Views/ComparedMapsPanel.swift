import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Peak pressures of two sessions and their difference, both feet each, on the canonical grid.
struct ComparedMapsPanel {
  let comparison: SessionComparison
  /// Of the pressures themselves.
  let colors: ColorMap

  private static let pairColumns = 24

  /// The columns that it takes of a width: three pairs of feet, one, or none.
  func width(in columns: Int) -> Int {
    columns >= 150 ? 3 * Self.pairColumns : columns >= 100 ? Self.pairColumns + 2 : 0
  }

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let hasAll = rect.width >= 3 * Self.pairColumns
    PanelBorder(
      title: hasAll ? tr("Peak pressure: 1 | 2 | 2 - 1") : tr("Peak kPa, 2 - 1"), focused: false
    ).render(in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    let differences = PerFoot.each { comparison.peakDifference($0) }
    let reach = Foot.allCases.flatMap { differences[$0] ?? [] }.map(abs).max() ?? 0
    let peaks = PerFoot.each { comparison.canonicalPeaks($0) }
    let highest = Foot.allCases.flatMap { peaks[$0].compactMap(\.self).joined() }.max() ?? 0
    guard hasAll ? highest > 0 : reach > 0 else {
      EmptyView(text: highest > 0 ? tr("The peaks are the same.") : tr("No pressures to compare."))
        .render(
          in: inner, into: &buffer, context: context)
      return
    }
    // A column between the legends.
    let pairs = inner.columns(hasAll ? [1, 1, 1] : [1]).map { $0.splitRight(1).rest }
    if hasAll {
      let top = (highest / 10).rounded(.up) * 10
      for (index, pair) in pairs.prefix(2).enumerated() {
        let maps = peaks.map { $0.indices.contains(index) ? $0[index] : nil }
        draw(maps, 0...top, colors, in: pair, into: &buffer, context: context)
      }
    }
    guard let last = pairs.last, reach > 0 else { return }
    let limit = (reach / 10).rounded(.up) * 10
    draw(differences, -limit...limit, .coolwarm, in: last, into: &buffer, context: context)
  }

  private func draw(
    _ maps: PerFoot<[Float]?>, _ range: ClosedRange<Float>, _ colors: ColorMap, in rect: Rect,
    into buffer: inout CellBuffer, context: DrawContext
  ) {
    let (feet, legend) = rect.splitBottom(1)
    for (foot, half) in zip(Foot.allCases, feet.halves) {
      guard let map = maps[foot] else { continue }
      let area = half.inset(dx: max((half.width - half.height) / 2, 0), dy: 0)
      HeatmapView.draw(in: area, into: &buffer, context: context) { pixels in
        HeatmapView(
          image: CanonicalRaster(foot: foot).image(map, pixels: pixels), maximum: range.upperBound,
          minimum: range.lowerBound, map: colors)
      }
    }
    ColorLegend(
      map: colors, minimum: Double(range.lowerBound), maximum: Double(range.upperBound),
      unit: "kPa", isFixed: false
    ).render(in: legend, into: &buffer, context: context)
  }
}

/// The canonical grid as a picture, toes up; cells that differ in nothing are left out.
struct CanonicalRaster {
  let foot: Foot

  func image(_ map: [Float], pixels: Size) -> HeatmapImage {
    var values = [Float](repeating: .nan, count: pixels.columns * pixels.rows)
    for y in 0..<pixels.rows {
      let row = CanonicalGrid.rows - 1 - y * CanonicalGrid.rows / pixels.rows
      for x in 0..<pixels.columns {
        let across = x * CanonicalGrid.columns / pixels.columns
        let column = foot == .left ? across : CanonicalGrid.columns - 1 - across
        let value = map[row * CanonicalGrid.columns + column]
        if value != 0 { values[y * pixels.columns + x] = value }
      }
    }
    return HeatmapImage(width: pixels.columns, height: pixels.rows, values: values)
  }
}
