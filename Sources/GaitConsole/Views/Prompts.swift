import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Questions with one line to answer in, or a key.
extension ConsoleState {
  /// The question that waits for an answer; nil where something else lies over the screen, or nothing.
  var prompt: PromptOverlay? {
    switch overlay {
    case .note(let seconds, let text):
      return PromptOverlay(
        title: tr("Marker at \(ScreenNumber.text(seconds, decimals: 2)) s"),
        prompt: tr("note:") + " ", text: text, hint: tr("Enter sets it, Esc cancels"))
    case .goToTime(let text, let problem):
      return PromptOverlay(
        title: tr("Go to a time"), prompt: tr("seconds:") + " ", text: text,
        hint: tr("such as 12.5 or 1:05; Enter goes there, Esc cancels"), problem: problem)
    case .leaveOut(let step, let number):
      return PromptOverlay(
        title: tr("Leave \(step.foot.word) step \(number) out?"), prompt: tr("reason:") + " ",
        text: step.reason, hint: tr("Enter leaves it out, also without a reason; Esc cancels"))
    case .confirmDelete(let entry):
      return PromptOverlay(
        title: tr("Delete this recording?"), prompt: "", text: LibraryRows.summary(entry),
        hint: tr(
          "y moves it to the trash, where U brings it back for 30 days; any other key keeps it"))
    case .zone(let text, let problem):
      let measure = feedback.target.measure
      return PromptOverlay(
        title: tr("Zone of \(FeedbackText.noun(measure)), \(FeedbackText.unit(feedback.target))"),
        prompt: tr("from-to:") + " ", text: text,
        hint: tr(
          "such as \(ZoneText.text(feedback.target.zones[0], measure)); Enter takes it, Esc cancels"
        ),
        problem: problem)
    case .openPath(let text, let problem):
      return PromptOverlay(
        title: tr("Open a file"), prompt: tr("path:") + " ", text: text,
        hint: tr("type a path or drop a file here; Enter opens it, Esc cancels"),
        problem: problem)
    case .layout(let count, let foot, let text, let problem):
      return PromptOverlay(
        title: tr(
          count, one: "Insole of unknown shape: \(foot.word), \(count) cell",
          many: "Insole of unknown shape: \(foot.word), \(count) cells"),
        prompt: tr("insole:") + " ", text: text,
        hint: tr("rows x columns, length x width in mm, unit, Hz; Enter uses and remembers it"),
        problem: problem)
    case .endLive:
      return PromptOverlay(
        title: tr("End the live session?"), prompt: "", text: LiveText.ending(live),
        hint: tr("Enter or y ends it, any other key continues"))
    default: return nil
    }
  }
}
