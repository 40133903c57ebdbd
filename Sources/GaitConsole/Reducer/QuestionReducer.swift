import GaitModel
import TerminalCore

/// Keys while a question about a file is asked.
enum QuestionReducer {
  static func keyPressed(
    _ key: Key, _ panel: QuestionPanel, _ state: inout ConsoleState
  ) -> [ConsoleEffect] {
    var panel = panel
    switch key {
    case .down, .tab: panel.moveSelection(by: 1)
    case .up, .backTab: panel.moveSelection(by: -1)
    case .character("j") where !panel.takesText: panel.moveSelection(by: 1)
    case .character("k") where !panel.takesText: panel.moveSelection(by: -1)
    case .character(let character): panel.type(character)
    case .backspace: panel.deleteBackwards()
    case .enter: return state.take(panel.outcome(), of: panel)
    default: return []
    }
    state.overlay = .question(panel)
    return []
  }
}

extension ConsoleState {
  /// Asks, unless something else is being asked already: then the file is refused as without a console.
  mutating func answerNeeded(_ inquiry: ImportInquiry) {
    opening = nil
    if overlay == nil {
      overlay = .question(QuestionPanel(inquiry))
    } else {
      notice = Notice(inquiry.message, kind: .problem)
    }
  }

  /// Takes a layout that was named as an answer; of no interest where nobody asks any more.
  mutating func layoutFileRead(_ layout: InsoleLayout) -> [ConsoleEffect] {
    guard case .question(let panel) = overlay, case .layout = panel.inquiry.question else {
      return []
    }
    return take(panel.taking(layout), of: panel)
  }

  mutating func layoutFileRefused(_ text: String) {
    guard case .question(var panel) = overlay else { return }
    panel.problem = text
    overlay = .question(panel)
  }

  /// Opens the file again with an answer, or says in the panel why it is none.
  fileprivate mutating func take(
    _ outcome: QuestionPanel.Outcome, of panel: QuestionPanel
  ) -> [ConsoleEffect] {
    switch outcome {
    case .answered(let answer):
      overlay = nil
      let inquiry = panel.inquiry
      opening = inquiry.fileName
      return [
        .openSession(
          path: inquiry.path,
          answers: DeviceAnswers(
            device: inquiry.device, answers: answer.completed(by: inquiry.answers)))
      ]
    case .layoutFile(let path): return [.readLayoutFile(path: path)]
    case .refused(let reason):
      var panel = panel
      panel.problem = reason
      overlay = .question(panel)
      return []
    }
  }
}
