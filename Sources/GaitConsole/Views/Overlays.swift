import PlainText
import TerminalCore

/// The keys of a screen, made from the key map.
struct HelpOverlay {
  let state: ConsoleState
  let keyMap: KeyMap
  let scroll: Int

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let bindings = state.offeredBindings(of: keyMap)
    let popup = Popup(
      title: tr("Keys: \(tr(word: state.screen.title))  ? words"),
      size: Size(columns: 64, rows: bindings.count + 3))
    popup.render(in: rect, into: &buffer, context: context)
    let content = popup.content(in: rect)
    let last = max(bindings.count + 1 - content.height, 0)
    // On 40 columns one key of each, and what it does, is worth more than all keys.
    let isNarrow = content.width < 40
    TextTable(
      columns: [
        .init(tr("key"), width: isNarrow ? 11 : 21, priority: 2),
        .init(tr("what it does"), width: 14, priority: 1, isFlexible: true),
      ],
      rows: bindings.map { binding in
        [
          TableCell(
            binding.keys.prefix(isNarrow ? 1 : binding.keys.count).map(\.screenName)
              .joined(separator: " "), style: context.theme[.keyHintKey]),
          TableCell(state.title(of: binding.command)),
        ]
      }, selected: nil, scroll: min(scroll, last)
    ).render(in: content, into: &buffer, context: context)
  }
}

/// The command palette: every command with the key beside it.
struct PaletteOverlay {
  let palette: Palette
  let state: ConsoleState
  let keyMap: KeyMap

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let matches = PaletteMatches(text: palette.text, state: state).commands
    let popup = Popup(title: tr("Commands"), size: Size(columns: 64, rows: 18))
    popup.render(in: rect, into: &buffer, context: context)
    let (input, list) = popup.content(in: rect).splitTop(1)
    InputLine(prompt: "> ", text: palette.text, cursor: palette.text.count).render(
      in: input, into: &buffer, context: context)
    ListView(
      items: matches.map { ListView.Item(state.title(of: $0), detail: keyMap.keyText(for: $0)) },
      selected: palette.selected, emptyText: tr("no command matches")
    ).render(in: list, into: &buffer, context: context)
  }
}

/// A question with one line to answer in.
struct PromptOverlay {
  let title: String
  let prompt: String
  let text: String
  /// What can be done.
  let hint: String
  /// Why the answer was refused, in place of the hint.
  var problem: String?

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let width = Popup(title: title, size: Size(columns: 60, rows: 4)).content(in: rect).width
    let hint = problem.map { "! \($0)" } ?? hint
    let hintRows = TextBlock(hint).lineCount(width: width)
    let textRows = prompt.isEmpty ? TextBlock(text).lineCount(width: width) : 1
    let popup = Popup(title: title, size: Size(columns: 60, rows: textRows + hintRows + 2))
    popup.render(in: rect, into: &buffer, context: context)
    let (line, below) = popup.content(in: rect).splitTop(textRows)
    if prompt.isEmpty {
      TextBlock(text).render(in: line, into: &buffer, context: context)
    } else {
      InputLine(prompt: prompt, text: text, cursor: text.count).render(
        in: line, into: &buffer, context: context)
    }
    TextBlock(hint, role: .textDim).render(in: below, into: &buffer, context: context)
  }
}
