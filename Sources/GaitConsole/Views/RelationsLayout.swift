import TerminalCore

/// Where the parts of the maps of a step are; an empty one is not shown.
///
/// ```
/// +- Temporal maps, layer 3 of 3 ------------+
/// | teacher      student      difference     |
/// | [map]        [map]        [map]          |
/// | legend       legend       legend         |
/// | what the cursor says                     |
/// +- Force over stance --+- Channels --------+
/// ```
///
/// Maps are square: a character is twice as high as wide. Below 90 columns the table goes under the curve, and what has
/// no room goes: the table first, then the curve.
struct RelationsLayout: Equatable {
  /// The frame around the maps.
  let panel: Rect
  /// As many as were asked for, side by side, each with a row for its name and one for its legend around it.
  let maps: [Rect]
  let notes: Rect
  let curve: Rect
  let table: Rect

  static let noteRows = 4
  private static let gap = 2
  private static let leastCurveRows = 8
  private static let wideColumns = 90

  init(content: Rect, maps count: Int, tableRows: Int) {
    let inner = PanelBorder.content(of: content)
    let columns = max((inner.width - Self.gap * (count - 1)) / max(count, 1), 0)
    // A name above and a legend below; half of the height is the curve's where there is room for one.
    let around = 2 + Self.noteRows
    let most = content.height >= 24 ? content.height * 3 / 5 : content.height
    let rows = max(min(columns / 2, most - 2 - around), 0)
    let (panel, rest) = content.splitTop(
      content.height - (rows + around + 2) >= Self.leastCurveRows
        ? rows + around + 2 : content.height)
    self.panel = panel
    let area = PanelBorder.content(of: panel)
    let width = min(columns, rows * 2)
    let free = area.width - count * width - (count - 1) * Self.gap
    let spread = count > 1 ? min(free / (count - 1), 6) : 0
    let left = area.x + (free - spread * (count - 1)) / 2
    maps = (0..<count).map { index in
      Rect(
        x: left + index * (width + Self.gap + spread), y: area.y + 1, width: width, height: rows)
    }
    notes = Rect(
      x: area.x, y: area.y + rows + 2, width: area.width,
      height: max(min(Self.noteRows, area.maxY - (area.y + rows + 2)), 0))
    let wanted = tableRows + 3
    if rest.width >= Self.wideColumns {
      (curve, table) = rest.splitLeft(rest.width / 2)
    } else if rest.height - wanted >= Self.leastCurveRows {
      (curve, table) = rest.splitTop(rest.height - wanted)
    } else {
      (curve, table) = rest.splitTop(rest.height)
    }
  }

  /// Which parts of stance a place on one of the maps stands for: its column and its row; nil beside them.
  func moments(at point: Point) -> (across: Double, down: Double)? {
    guard let map = maps.first(where: { $0.contains(point) }), map.width > 0, map.height > 0 else {
      return nil
    }
    return (
      (Double(point.x - map.x) + 0.5) / Double(map.width),
      (Double(point.y - map.y) + 0.5) / Double(map.height)
    )
  }
}
