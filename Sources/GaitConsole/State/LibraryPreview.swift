package import GaitAnalysis
import GaitModel
import TerminalCore

/// What the library shows of the selected session below the list.
package struct LibraryPreview: Equatable, Sendable {
  /// What has been read of a session.
  package struct Known: Equatable, Sendable {
    /// With its analysis, without the forces of each frame.
    package let session: SessionState
    /// Of the used steps; nil where pressures cannot be read.
    package let pressures: PressureReport?

    package init(session: SessionState, pressures: PressureReport?) {
      self.session = session
      self.pressures = pressures
    }
  }

  package enum Content: Equatable, Sendable {
    case reading
    /// Too long to be read for a glance.
    case long
    case known(Known)
    case problem(String)
  }

  package let path: String
  package var content: Content

  /// Seconds of a session that is read without being asked for, at most.
  static let longestSeconds = 900.0
}

extension ConsoleState {
  /// Asks for the preview of the selected session, where there is room for one.
  mutating func followPreview() -> [ConsoleEffect] {
    guard screen == .library, live == nil, overlay == nil, opening == nil,
      library.comparison == nil, library.trend == nil,
      !LibraryView.areas(layout.content, library).preview.isEmpty
    else { return [] }
    guard let entry = library.selectedEntry, entry.isRead, entry.problem == nil else {
      library.preview = nil
      return []
    }
    guard library.preview?.path != entry.path else { return [] }
    let isLong = (entry.durationSeconds ?? 0) > LibraryPreview.longestSeconds
    library.preview = LibraryPreview(path: entry.path, content: isLong ? .long : .reading)
    return isLong ? [] : [.readPreview(path: entry.path)]
  }

  /// Takes what was read of a session, if it is still the selected one.
  mutating func previewRead(_ path: String, _ content: LibraryPreview.Content) {
    guard library.preview?.path == path else { return }
    library.preview?.content = content
  }
}
