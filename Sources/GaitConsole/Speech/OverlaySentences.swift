import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// What lies over the screen, in sentences: all of it as it comes, then what changes.
struct OverlaySentences {
  let state: ConsoleState
  let keyMap: KeyMap

  /// - Parameters:
  ///   - before: the state before an action.
  ///   - action: what has happened; Enter takes what was typed.
  /// - Returns: a line each.
  func changes(since before: ConsoleState, after action: ConsoleAction) -> [String] {
    let isEntered = action == .keyPressed(.enter)
    guard state.overlay != before.overlay else { return reread(action) }
    var lines: [String] = []
    if isEntered, let field = before.typedField, state.typedField?.prompt != field.prompt {
      lines.append(field.spoken)
    }
    guard let overlay = state.overlay else { return lines.isEmpty ? [tr("closed")] : lines }
    guard before.overlay.map(Self.kind) == Self.kind(overlay) else {
      return lines + opened(overlay)
    }
    if let field = state.typedField {
      lines += before.typedField.map { field.changes(since: $0) } ?? [field.spoken]
    }
    return lines + moved(overlay, since: before.overlay)
  }

  /// What was typed so far, for arrow keys, which mean nothing else in a field.
  private func reread(_ action: ConsoleAction) -> [String] {
    switch action {
    case .keyPressed(.up), .keyPressed(.down), .keyPressed(.left), .keyPressed(.right):
      return [state.typedField?.spoken].compactMap(\.self)
    default: return []
    }
  }

  private static func kind(_ overlay: Overlay) -> Int {
    switch overlay {
    case .help: 0
    case .words: 1
    case .palette: 2
    case .note: 3
    case .markers: 4
    case .goToTime: 5
    case .leaveOut: 6
    case .confirmDelete: 7
    case .visit: 8
    case .zone: 9
    case .calibration(let wizard):
      switch wizard.page {
      case .method: 10
      case .mass: 11
      case .ready: 12
      case .collecting: 13
      case .result: 14
      }
    case .question: 15
    case .openPath: 16
    case .devices: 17
    case .layout: 18
    case .endLive: 19
    case .configuration: 20
    case .jump: 21
    case .feedbackPresets: 22
    }
  }

  // MARK: - As it comes

  private func opened(_ overlay: Overlay) -> [String] {
    if let prompt = state.prompt {
      let text = (prompt.prompt + prompt.text).trimmingSpaces
      return [prompt.title, text, prompt.problem.map { "! \($0)" } ?? prompt.hint]
    }
    switch overlay {
    case .help: return help
    case .words: return words
    case .palette(let palette): return [tr("Commands"), match(palette)]
    case .markers(let list): return markers(list)
    case .visit(let form):
      return [
        tr("Whose session is \(form.name)?"), state.typedField?.spoken ?? "",
        tr("a code such as P07, never a name; Tab next, Enter saves, Esc cancels"),
      ]
    case .question(let panel): return question(panel)
    case .calibration(let wizard): return CalibrationSentences(wizard: wizard).opened
    case .feedbackPresets(let selected): return [tr("Exercises"), preset(selected)]
    case .devices: return devices
    case .configuration: return configuration
    default: return []
    }
  }

  private var help: [String] {
    [tr("Keys: \(tr(word: state.screen.title))  ? words")]
      + state.offeredBindings(of: keyMap).map { binding in
        let keys = binding.keys.map(\.screenName).joined(separator: ", ")
        return "\(keys): \(state.title(of: binding.command))"
      }
  }

  private var words: [String] {
    [tr("Words: \(tr(word: state.screen.title))  ? keys")]
      + state.screen.terms.flatMap { term -> [String] in
        let plain = "\(tr(word: term.name)): \(tr(word: term.plain))"
        return term.formula.isEmpty ? [plain] : [plain, "= \(tr(word: term.formula))"]
      }
  }

  private func match(_ palette: Palette) -> String {
    let matches = PaletteMatches(text: palette.text, state: state).commands
    guard matches.indices.contains(palette.selected) else { return tr("no command matches") }
    let command = matches[palette.selected]
    let keys = keyMap.keyText(for: command)
    let text = keys.isEmpty ? state.title(of: command) : "\(state.title(of: command)), \(keys)"
    return SpokenText.item(palette.selected, of: matches.count, text)
  }

  private func markers(_ list: MarkerList) -> [String] {
    let all = state.session?.markers ?? []
    let hint = MarkersOverlay(list: list, markers: all).hintText
    return [tr("Markers: \(all.count)"), marker(list), hint]
  }

  private func marker(_ list: MarkerList) -> String {
    let all = state.session?.markers ?? []
    guard all.indices.contains(list.selected) else { return "" }
    let marker = all[list.selected]
    let note = marker.note.isEmpty ? tr("(no note)") : marker.note
    return SpokenText.item(
      list.selected, of: all.count,
      "\(ScreenNumber.text(marker.timeSeconds, decimals: 2)) s, \(note)")
  }

  private func preset(_ selected: Int) -> String {
    let presets = state.feedback.presets
    guard presets.indices.contains(selected) else { return "" }
    return SpokenText.item(
      selected, of: presets.count, PresetsOverlay.row(presets[selected]))
  }

  private func question(_ panel: QuestionPanel) -> [String] {
    let overlay = QuestionOverlay(panel: panel)
    let choices = panel.choices.map { $0.detail.isEmpty ? $0.title : "\($0.title), \($0.detail)" }
    return [
      overlay.title, "\(panel.inquiry.fileName): \(panel.inquiry.device.name)",
    ]
      + choices.enumerated().map { SpokenText.item($0.offset, of: choices.count, $0.element) }
      + [overlay.hintLine.text]
  }

  private var configuration: [String] {
    [tr("Configuration")]
      + state.effectiveConfiguration.map { line in
        SpokenText.row(
          ConfigurationOverlay.columns,
          [TableCell(line.name), TableCell(line.value), TableCell(tr(word: line.origin.word))])
      }
  }

  private var devices: [String] {
    guard let live = state.live else { return [] }
    let overlay = DevicesOverlay(live: live, latency: state.session?.latency)
    let rows = live.devices.map {
      SpokenText.row(DevicesOverlay.columns, overlay.row($0, SpokenText.context))
    }
    return [tr("Devices")] + rows + overlay.detailLines
  }

  // MARK: - What changes

  private func moved(_ overlay: Overlay, since before: Overlay?) -> [String] {
    switch (overlay, before) {
    case (.palette(let new), .palette(let old)) where new != old: return [match(new)]
    case (.markers(let new), .markers(let old)):
      if new.isDeleting != old.isDeleting {
        return new.isDeleting
          ? [MarkersOverlay(list: new, markers: state.session?.markers ?? []).hintText]
          : [marker(new)]
      }
      return new.selected != old.selected ? [marker(new)] : []
    case (.feedbackPresets(let new), .feedbackPresets(let old)):
      return new != old ? [preset(new)] : []
    case (.question(let new), .question(let old)):
      if new.inquiry != old.inquiry { return question(new) }
      let choices = new.choices
      if let selected = new.selected, selected != old.selected, choices.indices.contains(selected) {
        let choice = choices[selected]
        return [SpokenText.item(selected, of: choices.count, "\(choice.title) \(choice.detail)")]
      }
      guard !new.takesText, let problem = new.problem, problem != old.problem else { return [] }
      return ["! \(problem)"]
    case (.calibration(let new), .calibration(let old)):
      return CalibrationSentences(wizard: new).changes(since: old)
    default: return []
    }
  }
}
