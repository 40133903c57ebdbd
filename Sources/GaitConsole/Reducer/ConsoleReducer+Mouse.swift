import GaitModel
import TerminalCore

extension ConsoleReducer {
  func mouse(_ event: MouseEvent, _ state: inout ConsoleState) -> [ConsoleEffect] {
    guard state.overlay == nil else {
      // A click beside it does not throw away what a walker has stood still for.
      if case .calibration = state.overlay { return [] }
      // As Escape does it: a question that is left says what it was about.
      if event.kind == .press { return keyPressed(.escape, &state) }
      return []
    }
    let layout = state.layout
    switch event.kind {
    case .wheelUp, .wheelDown:
      let isUp = event.kind == .wheelUp
      switch state.screen {
      case .monitor: state.options.zoom(in: isUp)
      case .library where state.library.comparison != nil || state.library.trend != nil: break
      case .feedback: return (isUp ? ConsoleCommand.zoneUp : .zoneDown).run(on: &state)
      case .pressure: break
      case .steps, .errors, .models, .library:
        return (isUp ? ConsoleCommand.selectPrevious : .selectNext).run(on: &state)
      }
    case .press, .drag:
      if layout.tabs.contains(event.position), event.kind == .press {
        if let index = state.tabBar.hitTest(event.position.x, state.tabRect) {
          return state.show(Screen.allCases[index])
        }
      } else if layout.status.contains(event.position) {
        guard event.kind == .press, state.prompt == nil, state.notice == nil else { return [] }
        let hints = KeyHints(state: state, keyMap: keyMap)
        let bar = hints.bar(columns: layout.status.width)
        return bar.hitTest(event.position.x, in: layout.status).map {
          hints.all[$0].command.run(on: &state)
        } ?? []
      } else if layout.timeline.contains(event.position), let session = state.session {
        let bar = Timeline(range: session.transport.range, position: 0)
        if let time = bar.time(atColumn: event.position.x, in: layout.timelineBar) {
          state.session?.seek(to: time)
        }
      } else if event.kind == .press {
        return contentClicked(event.position, layout.content, &state)
      }
    case .release: break
    }
    return []
  }

  private func contentClicked(
    _ position: Point, _ content: Rect, _ state: inout ConsoleState
  ) -> [ConsoleEffect] {
    switch state.screen {
    case .monitor:
      let plots =
        MonitorLayout(content: content, session: state.session, options: state.options).plots
      if plots.contains(position), let session = state.session {
        let time = ForcePlots(session: session, options: state.options, columns: plots.width)
          .time(atColumn: position.x, in: plots)
        state.session?.transport.pause()
        state.session?.seek(to: time)
      }
    case .library where state.library.comparison != nil || state.library.trend != nil:
      state.library.comparison = nil
      state.library.trend = nil
    case .library:
      let list = LibraryView.listRect(content, state.library)
      if let index = LibraryView.table(state.library).hitTest(position.y, list) {
        if index == state.library.selected {
          return ConsoleCommand.openSelected.run(on: &state)
        }
        state.library.selected = index
      }
    case .models:
      let view = ModelsView(models: state.models, session: state.session, options: state.options)
      if let moments = view.moments(at: position, in: content) {
        state.chooseMoments(across: moments.across, down: moments.down)
        return []
      }
      let list = ModelsView.listRect(content, state)
      if let index = ModelList(models: state.models).table.hitTest(position.y, list),
        list.contains(position)
      {
        if index == state.models.selected { return ConsoleCommand.openSelected.run(on: &state) }
        state.models.selected = index
      }
    case .steps, .errors, .pressure, .feedback: break
    }
    return []
  }
}
