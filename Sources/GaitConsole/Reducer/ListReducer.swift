import GaitAnalysis
import GaitModel
import PlainText

/// Commands on what is selected in a list.
extension ConsoleCommand {
  func select(_ distance: Int, _ state: inout ConsoleState) {
    switch state.screen {
    case .library: state.library.moveSelection(by: distance)
    case .models: state.models.moveSelection(by: distance)
    case .errors:
      let last = ErrorTableRows.count - 1
      state.selectedErrorRow = min(max(state.selectedErrorRow + distance, 0), last)
    case .feedback, .pressure: break
    case .steps, .monitor:
      let count = state.stepsOfFoot.count
      state.selectedStep = min(max(state.selectedStep + distance, 0), max(count - 1, 0))
    }
  }

  func otherFoot(_ state: inout ConsoleState) {
    let other = state.stepsFoot.opposite
    if state.session?.metadata.feet.contains(other) == true {
      state.stepsFoot = other
      state.selectedStep = 0
    } else {
      state.notice = Notice(tr("only one foot was recorded"))
    }
  }

  func openSelected(_ state: inout ConsoleState) -> [ConsoleEffect] {
    if state.screen == .steps {
      let steps = state.stepsOfFoot
      guard steps.indices.contains(state.selectedStep) else { return [] }
      if let session = state.session, session.isLive,
        steps[state.selectedStep].stance.initialContactSeconds < session.transport.range.lowerBound
      {
        state.notice = Notice(
          state.live?.isRecording == true
            ? tr("the frames of this step are in the recording only")
            : tr("the frames of this step are not kept any more"))
        return []
      }
      state.session?.transport.pause()
      state.session?.seek(to: steps[state.selectedStep].stance.initialContactSeconds)
      state.screen = .monitor
      return []
    }
    if state.screen == .models { return state.useSelectedModel() }
    guard let entry = state.library.selectedEntry else { return [] }
    if let problem = entry.problem {
      state.notice = Notice(problem, kind: .problem)
      return []
    }
    state.opening = entry.title
    state.library.isFiltering = false
    return [.openSession(path: entry.path)]
  }

  /// In the library the first time marks a session, the second time compares another with it.
  func compare(_ state: inout ConsoleState) -> [ConsoleEffect] {
    if state.screen == .models {
      state.toggleModelMark()
      return []
    }
    guard let entry = state.library.selectedEntry, entry.problem == nil else { return [] }
    guard let first = state.library.comparedWith else {
      state.library.comparedWith = entry
      state.notice = Notice(tr("choose the session to compare '\(entry.title)' with, then press c"))
      return []
    }
    state.library.comparedWith = nil
    guard first.path != entry.path else {
      state.notice = Notice(tr("nothing to compare: both are the same session"))
      return []
    }
    state.notice = Notice(tr("comparing ..."))
    return [.compare(first: first.path, second: entry.path)]
  }
}
