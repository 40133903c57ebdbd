import TerminalCore

/// Where the panels of the Models screen are; an empty one is not shown.
///
/// ```
/// +- Models ---------+- Compared ------------------+
/// | list             | table                       |
/// +- card -----------+- Departure over stance -----+
/// | of the selected  | curves                      |
/// ```
///
/// Below 100 columns everything is stacked: list, table, curves, card. What has no room goes in
/// this order: card, curves, rows of the table (see `ModelComparisonRows`), the table. Beside each
/// other, the curves go first, and the card where the list needs the room.
struct ModelsLayout: Equatable {
  var list = Rect(x: 0, y: 0, width: 0, height: 0)
  var card = Rect(x: 0, y: 0, width: 0, height: 0)
  var comparison = Rect(x: 0, y: 0, width: 0, height: 0)
  var departure = Rect(x: 0, y: 0, width: 0, height: 0)
  /// In place of comparison and curves: maps of a step.
  var relations = Rect(x: 0, y: 0, width: 0, height: 0)

  static let wideColumns = 100
  private static let leastCardRows = 6
  private static let leastPlotRows = 8
  /// Fewer rows than this, and the list has the screen to itself.
  private static let leastStackedRows = 12

  /// Divides the screen's content.
  ///
  /// - Parameters:
  ///   - content: what there is to divide.
  ///   - models: how many are in the list.
  ///   - comparisonRows: the rows that the comparison would like to have at a width.
  ///   - hasDeparture: whether there are curves to show.
  ///   - hasRelations: whether maps are shown instead; stacked, they need the whole screen.
  init(
    content: Rect, models: Int, comparisonRows: (Int) -> Int, hasDeparture: Bool,
    hasRelations: Bool = false
  ) {
    if hasRelations, content.width < Self.wideColumns {
      relations = content
      return
    }
    // A border and a header.
    let wished = max(models, 1) + 3
    if content.width >= Self.wideColumns {
      let columns = content.width * 2 / 5
      let (left, right) = content.splitLeft(min(max(columns, 40), 64))
      (list, card) = Self.split(
        left, min(wished, max(left.height / 3, 7)), least: Self.leastCardRows)
      if hasRelations {
        relations = right
        return
      }
      (comparison, departure) = Self.split(
        right, hasDeparture ? comparisonRows(right.width) : right.height,
        least: Self.leastPlotRows)
      return
    }
    guard content.height >= Self.leastStackedRows else {
      list = content
      return
    }
    let rest: Rect
    (list, rest) = content.splitTop(min(wished, content.height >= 30 ? 9 : 7))
    let (table, below) = Self.split(
      rest, comparisonRows(rest.width),
      least: hasDeparture ? Self.leastPlotRows : Self.leastCardRows)
    comparison = table
    if hasDeparture {
      (departure, card) = Self.split(below, min(below.height, 14), least: Self.leastCardRows)
    } else {
      card = below
    }
  }

  /// Cuts `rows` off the top, or everything where fewer than `least` rows would be left.
  private static func split(_ rect: Rect, _ rows: Int, least: Int) -> (top: Rect, rest: Rect) {
    rect.splitTop(rect.height - rows >= least ? rows : rect.height)
  }
}
