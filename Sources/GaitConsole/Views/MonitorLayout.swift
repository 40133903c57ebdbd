import GaitModel
import TerminalCore

/// Where the panels of the monitor are.
///
/// ```
/// +- Pressure --------+- vGRF -------------------+
/// | left    | right   |  left plot               |
/// | sole    | sole    |  right plot              |
/// | legend            |  stance strips           |
/// +-------------------+--------------------------+
/// step, error, trust lines
/// ```
///
/// What goes when there is less room, counted in rows and columns of the content: below 60 columns
/// the heatmaps, below 17 rows the error line, below 13 the trust line, then the stance strips and
/// the second plot (both feet then share one). What the walker is stays in the line of tabs.
struct MonitorLayout {
  let heatmaps: Rect
  let plots: Rect
  let strips: Rect
  let info: Rect

  /// - Parameters:
  ///   - content: where the screen is.
  ///   - enlarged: the panel that has all of it.
  ///   - soleShape: width over length of the widest sole.
  init(
    content: Rect, enlarged: ViewOptions.Enlarged = .none, soleShape: Double = Self.usualShape
  ) {
    let infoRows = content.height >= 17 ? 3 : content.height >= 13 ? 2 : 1
    let (upper, info) = content.splitBottom(infoRows)
    self.info = info
    let insoleRows = max(upper.height - 4, 0)
    // Two feet with the names of the regions between them, in a frame.
    let wanted = 2 * Self.footColumns(rows: insoleRows, shape: soleShape) + RegionNames.columns + 4
    let share = min(wanted, content.width * (content.width >= 100 ? 48 : 45) / 100)
    let columns =
      switch enlarged {
      case .none: content.width >= 60 && upper.height >= 6 ? share : 0
      case .first: upper.width
      case .second: 0
      }
    let (heatmaps, right) = upper.splitLeft(columns)
    self.heatmaps = heatmaps
    let inner = PanelBorder.content(of: right)
    let (plots, strips) = inner.splitBottom(inner.height >= 10 ? 2 : 0)
    self.plots = plots
    self.strips = strips
    panel = right
  }

  /// The frame around plots and strips.
  let panel: Rect

  var showsTwoPlots: Bool { plots.height >= 8 }

  /// One plot for each foot, the last one with the axis of time; their areas are of one height, so that one force
  /// stands equally high in both.
  func plotRects(_ feet: Int) -> [Rect] {
    guard feet == 2 else { return feet == 1 ? [plots] : [] }
    let axisRows = plots.height >= 12 ? 2 : 1
    let rows = max((plots.height - axisRows) / 2, 0)
    return [plots.splitTop(rows).top, plots.splitBottom(rows + axisRows).bottom]
  }

  /// Width over length of a foot of average shape.
  static let usualShape = 0.37

  /// Columns of a foot that is this many rows long; a character is twice as high as wide.
  static func footColumns(rows: Int, shape: Double = usualShape) -> Int {
    max(Int(Double(rows) * 2 * shape), 1)
  }
}

extension MonitorLayout {
  /// The panels for the insoles of a session.
  init(content: Rect, session: SessionState?, options: ViewOptions) {
    let layouts = session.map { session in
      session.metadata.feet.compactMap { session.metadata.insoles[$0]?.layout }
    }
    let shapes = (layouts ?? []).map { $0.widthMillimetres / $0.lengthMillimetres }
    self.init(
      content: content, enlarged: options.enlarged,
      soleShape: min(max(shapes.max() ?? Self.usualShape, 0.2), 0.6))
  }
}
