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

  /// What is said at the end of the line of tabs, on every screen and at every size: a simulated walker's numbers
  /// are nobody's.
  var tabNote: String? {
    guard session?.metadata.isSimulated == true, screen != .library else { return nil }
    return size.columns >= 60 ? tr("SIMULATED") : tr("SIM")
  }

  /// Where the tabs are, before what is said at the end of their line.
  package var tabRect: Rect {
    let note = tabNote.map { CharacterWidth.columns($0) + 1 } ?? 0
    return layout.tabs.splitRight(note).rest
  }

  package var tabBar: TabBar {
    TabBar(
      titles: Screen.allCases.map { (String($0.key), tr(word: $0.title)) },
      selected: Screen.allCases.firstIndex(of: screen) ?? 0)
  }
}
