import GaitModel
import PlainText
import TerminalCore

/// Keys while something lies over the screen.
struct OverlayReducer {
  let keyMap: KeyMap

  func keyPressed(_ key: Key, _ state: inout ConsoleState) -> [ConsoleEffect] {
    guard let overlay = state.overlay else { return [] }
    if key == .escape {
      state.overlay = nil
      if case .calibration(let wizard) = overlay, wizard.isCollecting {
        return [.cancelCalibration]
      }
      if case .question(let panel) = overlay {
        state.notice = Notice(panel.inquiry.message, kind: .problem)
      }
      return []
    }
    switch overlay {
    case .help(let scroll): help(key, scroll: scroll, &state)
    case .words(let scroll): words(key, scroll: scroll, &state)
    case .configuration(let scroll):
      let last = state.configuration.count - 1
      state.overlay = Self.scrolled(scroll, by: key, last: last).map { .configuration(scroll: $0) }
    case .palette(let palette): return self.palette(key, palette, &state)
    case .note(let seconds, let text): return note(key, seconds: seconds, text: text, &state)
    case .markers(let list): return state.markerKeyPressed(key, list)
    case .goToTime(let text, _): return state.timeKeyPressed(key, text)
    case .leaveOut(let step, let number):
      return state.reasonKeyPressed(key, step, number: number)
    case .confirmDelete(let entry):
      state.overlay = nil
      if key == .character("y") { return [.deleteRecording(path: entry.path)] }
    case .visit(let form): return state.visitKeyPressed(key, form)
    case .zone(let text, _): zone(key, text: text, &state)
    case .feedbackPresets(let selected): return state.presetKeyPressed(key, selected: selected)
    case .devices: state.overlay = nil
    case .layout(let count, let foot, let text, _):
      return layout(key, cellCount: count, foot: foot, text: text, &state)
    case .endLive:
      state.overlay = nil
      if key == .character("y") || key == .enter { return [.quit] }
    case .jump: return state.jump(by: key, keyMap)
    case .question(let panel): return QuestionReducer.keyPressed(key, panel, &state)
    case .openPath(let text, _): return PathReducer.keyPressed(key, text: text, &state)
    case .calibration(let wizard):
      return CalibrationReducer.keyPressed(key, wizard, &state)
    }
    return []
  }

  private func help(_ key: Key, scroll: Int, _ state: inout ConsoleState) {
    let last = state.offeredBindings(of: keyMap).count - 1
    if key == .character("?") {
      state.overlay = .words(scroll: 0)
    } else {
      state.overlay = Self.scrolled(scroll, by: key, last: last).map { .help(scroll: $0) }
    }
  }

  private func words(_ key: Key, scroll: Int, _ state: inout ConsoleState) {
    let last = WordsOverlay(screen: state.screen, scroll: 0).lastScroll(in: state.size)
    if key == .character("?") {
      state.overlay = .help(scroll: 0)
    } else {
      state.overlay = Self.scrolled(scroll, by: key, last: last).map { .words(scroll: $0) }
    }
  }

  /// Where a text is after a key; nil for one that closes it.
  private static func scrolled(_ scroll: Int, by key: Key, last: Int) -> Int? {
    switch key {
    case .down, .character("j"): min(scroll + 1, last)
    case .up, .character("k"): max(scroll - 1, 0)
    case .pageDown, .character(" "): min(scroll + 10, last)
    case .pageUp: max(scroll - 10, 0)
    default: nil
    }
  }

  private func palette(
    _ key: Key, _ palette: Palette, _ state: inout ConsoleState
  ) -> [ConsoleEffect] {
    var palette = palette
    let matches = PaletteMatches(text: palette.text, state: state).commands
    switch key {
    case .character(let character):
      palette.text.append(character)
      palette.selected = 0
    case .backspace:
      if !palette.text.isEmpty { palette.text.removeLast() }
      palette.selected = 0
    case .down, .tab: palette.selected = min(palette.selected + 1, max(matches.count - 1, 0))
    case .up, .backTab: palette.selected = max(palette.selected - 1, 0)
    case .enter:
      state.overlay = nil
      guard matches.indices.contains(palette.selected) else { return [] }
      return matches[palette.selected].run(on: &state)
    default: break
    }
    state.overlay = .palette(palette)
    return []
  }

  private func note(
    _ key: Key, seconds: Double, text: String, _ state: inout ConsoleState
  ) -> [ConsoleEffect] {
    switch key {
    case .character(let character) where text.count < 200:
      state.overlay = .note(seconds: seconds, text: text + String(character))
    case .backspace: state.overlay = .note(seconds: seconds, text: String(text.dropLast()))
    case .enter:
      state.overlay = nil
      return [.saveMarker(Marker(timeSeconds: seconds, note: text))]
    default: break
    }
    return []
  }

  private func layout(
    _ key: Key, cellCount: Int, foot: Foot, text: String, _ state: inout ConsoleState
  ) -> [ConsoleEffect] {
    func show(_ text: String, problem: String? = nil) {
      state.overlay = .layout(cellCount: cellCount, foot: foot, text: text, problem: problem)
    }
    switch key {
    case .character(let character) where text.count < 60: show(text + String(character))
    case .backspace: show(String(text.dropLast()))
    case .enter:
      do throws(LayoutRefusal) {
        let insole = try LayoutText.insole(text, cellCount: cellCount)
        state.overlay = nil
        return [.describeInsole(insole)]
      } catch {
        show(text, problem: error.reason)
      }
    default: break
    }
    return []
  }

  private func zone(_ key: Key, text: String, _ state: inout ConsoleState) {
    switch key {
    case .character(let character) where text.count < 24:
      state.overlay = .zone(text: text + String(character), problem: nil)
    case .backspace: state.overlay = .zone(text: String(text.dropLast()), problem: nil)
    case .enter:
      do throws(ZoneRefusal) {
        let zone = try ZoneText.zone(text, for: state.feedback.target)
        state.overlay = nil
        state.aimFeedback { $0.zone = zone }
      } catch {
        state.overlay = .zone(text: text, problem: error.reason)
      }
    default: break
    }
  }
}

/// The commands that can be given now and match what was typed into the palette.
struct PaletteMatches {
  let commands: [ConsoleCommand]

  init(text: String, state: ConsoleState) {
    let all = ConsoleCommand.allCases.filter { $0 != .palette && state.offers($0) }
    let english = Language.english.bind { all.map { state.title(of: $0) } }
    // The English names stay known whatever the screens speak.
    let names = zip(all, english).map { command, name in
      let title = state.title(of: command)
      return title == name ? name : "\(title) \(name)"
    }
    let indices = ListFilter.indices(of: names, matching: text)
    commands = indices.map { all[$0] }
  }
}
