import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Peak pressures of two sessions and their difference, both soles each.
///
/// They lie on the insole's own cells where both sessions have the same, on the canonical grid otherwise.
struct ComparedMapsPanel {
  let comparison: SessionComparison
  /// Of the pressures themselves.
  let colors: ColorMap

  private static let pairColumns = 24

  /// The columns that it takes of a room: three pairs of feet in up to half of it, one in a quarter, or none.
  func width(in room: Rect) -> Int {
    let pair = max(2 * MonitorLayout.footColumns(rows: room.height - 3), Self.pairColumns)
    if room.width >= 150 {
      return max(min(3 * pair, room.width / 2), 3 * Self.pairColumns)
    }
    return room.width >= 100 ? max(min(pair, room.width / 4), Self.pairColumns) + 2 : 0
  }

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let hasAll = rect.width >= 3 * Self.pairColumns
    PanelBorder(
      title: hasAll ? tr("Peak pressure: 1 | 2 | 2 - 1") : tr("Peak kPa, 2 - 1"), focused: false
    ).render(in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    let peaks = PerFoot.each { Peaks($0, of: comparison) }
    let highest = Foot.allCases.compactMap { peaks[$0].highest }.max() ?? 0
    let reach = Foot.allCases.compactMap { peaks[$0].reach }.max()
    guard hasAll ? highest > 0 : (reach ?? 0) > 0 else {
      EmptyView(text: absence(highest: highest, reach: reach)).render(
        in: inner, into: &buffer, context: context)
      return
    }
    // A column between the pairs, and soles of one size in all of them.
    let parts = inner.columns(hasAll ? [1, 1, 1] : [1])
    let width = ((parts.map(\.width).min() ?? 0) - 1) / 2 * 2
    let pairs = parts.map { $0.splitLeft(width).left }
    if hasAll {
      let top = HeatmapPanel.rounded(highest)
      for (side, pair) in pairs.prefix(2).enumerated() {
        draw(peaks, colors, 0...top, in: pair, into: &buffer, context: context) {
          $0.picture(of: side, maximum: top, $1)
        }
      }
    }
    guard let last = pairs.last else { return }
    guard let reach, reach > 0 else {
      EmptyView(text: absence(highest: highest, reach: reach)).render(
        in: last, into: &buffer, context: context)
      return
    }
    let limit = (reach / 10).rounded(.up) * 10
    let changes = ColorMap.diverging(isDark: context.theme.isDark, depth: context.colorDepth)
    draw(peaks, changes, -limit...limit, in: last, into: &buffer, context: context) {
      $0.difference($1)
    }
  }

  /// Why there is nothing to see.
  private func absence(highest: Float, reach: Float?) -> String {
    if reach != nil, highest > 0 { return tr("The peaks are the same.") }
    return highest > 0
      ? tr("Only one of the two has pressures in kPa.") : tr("No pressures to compare.")
  }

  private func draw(
    _ peaks: PerFoot<Peaks>, _ map: ColorMap, _ range: ClosedRange<Float>, in rect: Rect,
    into buffer: inout CellBuffer, context: DrawContext,
    picture: (Peaks, Size) -> (image: HeatmapImage, lines: [HeatmapLine])?
  ) {
    let (feet, legend) = rect.splitBottom(1)
    for (foot, half) in zip(Foot.allCases, feet.halves) {
      guard let area = HeatmapPanel.fit(peaks[foot].raster.layout, into: half) else { continue }
      let empty = HeatmapImage(width: 1, height: 1, values: [.nan])
      HeatmapView.draw(in: area, into: &buffer, context: context) { pixels in
        let picture = picture(peaks[foot], pixels) ?? (empty, [])
        return HeatmapView(
          image: picture.image, maximum: range.upperBound, minimum: range.lowerBound, map: map,
          lines: picture.lines, neutralPart: range.lowerBound < 0 ? 0 : HeatmapPanel.neutralPart)
      }
    }
    ColorLegend(
      map: map, minimum: Double(range.lowerBound), maximum: Double(range.upperBound), unit: "kPa",
      isFixed: false, isOnSole: range.lowerBound >= 0
    ).render(in: legend, into: &buffer, context: context)
  }
}

/// The peak pressures under one foot in the first and the second session.
private struct Peaks {
  let raster: HeatmapRaster
  let sides: [[Float]?]
  /// The higher one of each cell, which says how far the sole reaches.
  let both: [Float]

  init(_ foot: Foot, of comparison: SessionComparison) {
    let (layout, all) = comparison.peaks(foot)
    raster = HeatmapRaster(layout: layout, foot: foot)
    sides = Array(all.prefix(2))
    both = sides.compactMap(\.self).reduce([]) { $0.isEmpty ? $1 : zip($0, $1).map(max) }
  }

  var highest: Float? { both.max() }

  /// The largest change of a cell; nil unless both sessions have pressures.
  var reach: Float? {
    pair.map { before, after in zip(after, before).map { abs($0 - $1) }.max() ?? 0 }
  }

  private var pair: (before: [Float], after: [Float])? {
    guard sides.count == 2, let before = sides[0], let after = sides[1] else { return nil }
    return (before, after)
  }

  func picture(
    of side: Int, maximum: Float, _ pixels: Size
  ) -> (image: HeatmapImage, lines: [HeatmapLine])? {
    guard sides.indices.contains(side), let cells = sides[side] else { return nil }
    return raster.picture(cells: cells, peaks: both, faults: [:], maximum: maximum, pixels: pixels)
  }

  /// Second minus first; between cells both are interpolated, so that no change is shown that was not measured.
  func difference(_ pixels: Size) -> (image: HeatmapImage, lines: [HeatmapLine])? {
    guard let (before, after) = pair else { return nil }
    let images = [after, before].map {
      raster.image(cells: $0, scale: 1, peaks: both, faults: [:], pixels: pixels)
    }
    let change = HeatmapImage(
      width: pixels.columns, height: pixels.rows,
      values: zip(images[0].values, images[1].values).map { $0 - $1 })
    return (change, [raster.rim(peaks: both, pixels: pixels)])
  }
}
