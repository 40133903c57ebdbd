package import GaitModel

/// What lies over the screen and takes the keys first.
package enum Overlay: Equatable, Sendable {
  /// The keys of the screen, scrolled by some lines.
  case help(scroll: Int)
  case palette(Palette)
  /// The note of a marker that is being set.
  case note(seconds: Double, text: String)
  /// Waits for yes or no before a recording is deleted.
  case confirmDelete(path: String, title: String)
  /// The ends of the feedback zone as they are typed, and why they were refused.
  case zone(text: String, problem: String?)
  case calibration(CalibrationWizard)
  /// Every stream with its counters and its clock.
  case devices
  /// Insoles that announce nothing are described; and why that was refused.
  case layout(cellCount: Int, foot: Foot, text: String, problem: String?)
  /// Waits for yes or no before a live session ends.
  case endLive
}

/// The command palette: what was typed and which match is selected.
package struct Palette: Equatable, Sendable {
  package var text = ""
  package var selected = 0

  package init() {}
}

/// A line that says what happened, until its time is over.
package struct Notice: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case information
    case problem
  }

  package var text: String
  package var kind: Kind
  /// When it goes; nil until the first tick after it came.
  package var until: Double?

  package init(_ text: String, kind: Kind = .information) {
    self.text = text
    self.kind = kind
  }

  /// How long a notice stays.
  static let seconds = 4.0
}
