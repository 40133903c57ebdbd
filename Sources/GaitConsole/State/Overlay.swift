package import GaitModel

/// What lies over the screen and takes the keys first.
package enum Overlay: Equatable, Sendable {
  /// The keys of the screen, scrolled by some lines.
  case help(scroll: Int)
  /// What the words of the screen mean, scrolled by some lines.
  case words(scroll: Int)
  case palette(Palette)
  /// The settings in force, scrolled by some lines.
  case configuration(scroll: Int)
  /// The note of a marker that is being set.
  case note(seconds: Double, text: String)
  /// The markers of the session.
  case markers(MarkerList)
  /// A time to go to as it is typed, and why it was refused.
  case goToTime(text: String, problem: String?)
  /// The reason for which a step is left out, as it is typed; and the number of the step.
  case leaveOut(LeftOutStep, number: Int)
  /// Waits for yes or no before a recording is deleted.
  case confirmDelete(LibraryEntry)
  /// Whose session it is, as it is typed.
  case visit(VisitForm)
  /// The ends of the feedback zone as they are typed, and why they were refused.
  case zone(text: String, problem: String?)
  /// The exercises by name, and which is selected.
  case feedbackPresets(selected: Int)
  case calibration(CalibrationWizard)
  /// What a file does not say is answered, so that it can be opened.
  case question(QuestionPanel)
  /// The path of a file to open, typed or dropped, and why it was refused.
  case openPath(text: String, problem: String?)
  /// Every stream with its counters and its clock.
  case devices
  /// Insoles that announce nothing are described; and why that was refused.
  case layout(cellCount: Int, foot: Foot, text: String, problem: String?)
  /// Waits for yes or no before a live session ends.
  case endLive
  /// A letter on everything that one can go to; the next key goes there.
  case jump
}

/// The command palette: what was typed and which match is selected.
package struct Palette: Equatable, Sendable {
  package var text = ""
  package var selected = 0

  package init() {}
}
