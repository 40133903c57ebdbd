import PlainText
import TerminalCore

/// Text that was pasted: into a field as if it had been typed, and nowhere else.
struct PasteReducer {
  /// More is no path and no note.
  static let byteLimit = 16 * 1024

  let keys: ConsoleReducer

  func pasted(_ pasted: String, _ state: inout ConsoleState) -> [ConsoleEffect] {
    // A terminal ends a dropped path with a space, and what is copied often ends with its line.
    var text = pasted[...]
    while let last = text.last, last.isNewline { text.removeLast() }
    guard !text.isEmpty else { return [] }
    guard text.utf8.count < Self.byteLimit else {
      refuse(tr("what was pasted is too long for any field and is left out"), &state)
      return []
    }
    guard !text.unicodeScalars.contains(where: DroppedPaths.isControl) else {
      refuse(tr("what was pasted holds control characters and is left out"), &state)
      return []
    }
    if isOpenForPaths(state) { state.overlay = .openPath(text: "", problem: nil) }
    guard state.hasTextField else {
      state.notice = Notice(tr("no field takes pasted text here: o in the library opens a file"))
      return []
    }
    return text.flatMap { keys.reduce(&state, .keyPressed(.character($0))) }
  }

  /// Whether a file that is dropped now is to be opened: over the library's list.
  private func isOpenForPaths(_ state: ConsoleState) -> Bool {
    state.overlay == nil && state.screen == .library && !state.library.isFiltering
      && state.offers(.openPath)
  }

  private func refuse(_ reason: String, _ state: inout ConsoleState) {
    switch state.overlay {
    case .openPath(let text, _): state.overlay = .openPath(text: text, problem: reason)
    case .question(var panel):
      panel.problem = reason
      state.overlay = .question(panel)
    default: state.notice = Notice(reason, kind: .problem)
    }
  }
}

extension ConsoleState {
  /// Whether characters are typed into a field now and are no commands.
  var hasTextField: Bool {
    switch overlay {
    case .palette, .note, .zone, .layout, .leaveOut, .openPath, .visit, .goToTime: true
    case .markers(let list): list.note != nil
    case .question(let panel): panel.takesText
    case .calibration(let wizard): if case .mass = wizard.page { true } else { false }
    case .help, .words, .configuration, .confirmDelete, .devices, .endLive, .jump,
      .feedbackPresets:
      false
    case nil: screen == .library && library.isFiltering
    }
  }
}
