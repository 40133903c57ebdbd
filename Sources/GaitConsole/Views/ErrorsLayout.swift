import TerminalCore

/// Where the parts of the Errors screen are; an empty one is not shown.
///
/// ```
/// +- Errors by phase -----------------------+- error over stance ------+
/// | table                                   |  curve with SD           |
/// +- RMSE by phase, left and right ---------+- agreement --------------+
/// | bars                                    |  Bland-Altman            |
/// ```
///
/// Below 100 columns the plots go under the table, where there are rows for them; else `_` shows them.
struct ErrorsLayout: Equatable {
  let table: Rect
  let bars: Rect
  let curve: Rect
  let agreement: Rect

  /// With what is said below the table, where it is as narrow as it may be.
  private static let wholeRows = 22
  private static let tableRows = 18
  private static let tableColumns = 69
  /// The least that a plot says anything in.
  private static let leastPlot = Size(columns: 20, rows: 6)

  /// - Parameters:
  ///   - content: of the screen.
  ///   - enlarged: the table, the plots, or nothing.
  init(content: Rect, enlarged: ViewOptions.Enlarged = .none) {
    let isWide = content.width >= 100
    let hasRoom = content.height >= Self.wholeRows + PhaseBarsPanel.leastRows
    let rows = min(isWide && hasRoom ? Self.wholeRows : Self.tableRows, content.height)
    let tableColumns =
      switch enlarged {
      case .none: isWide ? Self.tableColumns : content.width
      case .first: content.width
      case .second: 0
      }
    var (first, second) = content.splitLeft(tableColumns)
    if enlarged == .none, !isWide { (first, second) = content.splitTop(rows) }
    let areBeside = enlarged == .second ? content.height < 24 || content.width >= 160 : !isWide
    let plots = areBeside ? second.columns([1, 1]) : second.rows([1, 1])
    let fits = plots[0].height >= Self.leastPlot.rows && plots[0].width >= Self.leastPlot.columns
    if !fits { first = content }
    let none = content.splitLeft(0).left
    (curve, agreement) = fits ? (plots[0], plots[1]) : (none, none)
    let free = first.height - rows
    (table, bars) = first.splitBottom(free >= PhaseBarsPanel.leastRows ? free : 0)
  }
}
