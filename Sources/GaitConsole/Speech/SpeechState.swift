import PlainText
import TerminalCore

/// What is said where there are lines instead of screens.
package struct SpeechState: Equatable, Sendable {
  /// How often somebody has asked what the screen shows.
  package var asked = 0
  /// Whether every step is said; otherwise only what somebody asks for.
  package var saysSteps = true

  package init() {}

  mutating func toggleSteps(_ notice: inout Notice?) {
    saysSteps.toggle()
    notice = Notice(saysSteps ? tr("every step is said") : tr("steps are not said; y sums up"))
  }
}
