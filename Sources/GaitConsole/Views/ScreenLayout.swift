import GaitModel
import PlainText
package import TerminalCore

/// Where the parts of every screen are.
///
/// ```
/// tabs
/// content
/// timeline          (from 10 rows on, where a session is open)
/// hints or notice
/// ```
package struct ScreenLayout: Equatable, Sendable {
  /// The least terminal that shows a screen; below it a line says so.
  package static let minimum = Size(columns: 40, rows: 12)

  package let tabs: Rect
  package let content: Rect
  package let timeline: Rect
  package let status: Rect

  package init(size: Size, hasTimeline: Bool) {
    let (tabs, below) = Rect(size: size).splitTop(1)
    let (above, status) = below.splitBottom(1)
    let (content, timeline) = above.splitBottom(hasTimeline && size.rows >= 10 ? 1 : 0)
    self.tabs = tabs
    self.content = content
    self.timeline = timeline
    self.status = status
  }

  package static func fits(_ size: Size) -> Bool {
    size.columns >= minimum.columns && size.rows >= minimum.rows
  }

  /// The part of the timeline's row that is the bar, after state and speed.
  package var timelineBar: Rect { timeline.splitLeft(min(9, timeline.width / 2)).rest }
}

extension ConsoleState {
  package var layout: ScreenLayout {
    ScreenLayout(size: size, hasTimeline: live != nil || (session != nil && screen != .library))
  }
}
