import TerminalCore

/// Where the panels of the screen Pressure are.
///
/// ```
/// +- Peak pressure ----+- Regions: left -------------------+
/// |  LEFT     RIGHT    | table                             |
/// |  map      map      +- Regions: right ------------------+
/// |                    | table                             |
/// |  legend            +- Gait line --+- Butterfly --------+
/// +--------------------+--------------+--------------------+
/// ```
///
/// What goes when there is less room, in rows and columns of the content: below 96 columns or 30 rows both feet
/// share one table; below 90 columns the butterfly's picture; below 18 rows the gait line; below 60 columns the
/// maps.
struct PressureLayout {
  let maps: Rect
  /// One table for each foot, or one for both.
  let tables: [Rect]
  let line: Rect
  let butterfly: Rect

  /// - Parameters:
  ///   - content: of the screen.
  ///   - regions: how many the mask has.
  ///   - enlarged: the maps, the tables, or nothing.
  init(content: Rect, regions: Int, enlarged: ViewOptions.Enlarged = .none) {
    // Two feet, each about 0.37 as wide as long, between frame, names and legend.
    let wanted = 2 * MonitorLayout.footColumns(rows: max(content.height - 4, 0)) + 7
    let share = min(wanted, content.width * 44 / 100)
    let columns =
      switch enlarged {
      case .none: content.width >= 60 && content.height >= 8 ? share : 0
      case .first: content.width
      case .second: 0
      }
    let (maps, right) = content.splitLeft(columns)
    self.maps = maps
    // Frame, columns' titles, regions and the whole foot.
    let tableRows = regions + 4
    let isApart = content.width >= 96 && content.height >= 2 * tableRows + 8
    let rows = isApart ? 2 * tableRows : tableRows
    let hasLine = right.height >= rows + 6
    let (upper, lower) = right.splitTop(hasLine ? rows : right.height)
    tables = isApart ? upper.rows([1, 1]) : [upper]
    let hasButterfly = right.width >= 62 && lower.height >= 8
    let (line, butterfly) = lower.splitLeft(hasButterfly ? 38 : lower.width)
    self.line = line
    self.butterfly = butterfly
  }

  /// Whether each foot has a table of its own.
  var isApart: Bool { tables.count == 2 }
}
