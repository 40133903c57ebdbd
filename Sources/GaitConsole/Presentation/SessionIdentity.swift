import GaitModel
import PlainText
package import TerminalCore

/// Whose data is on the screen: what stands at the end of the line of tabs.
struct SessionIdentity: Equatable {
  /// File, person, visit, condition, body mass and kind, the most important first.
  let parts: [String]
  /// The person's code, which stands alone where there is no room for the file's name.
  let code: String?
  /// A simulated walker's numbers are nobody's: that is said on every screen and at every size.
  let warning: String?

  init(_ session: SessionState, isNarrow: Bool) {
    let metadata = session.metadata
    code = metadata.personCode
    let name = session.place?.fileName ?? metadata.name
    let mass = metadata.bodyMassKilograms.map { mass in
      "\(ScreenNumber.text(mass, decimals: mass == mass.rounded() ? 0 : 1)) kg"
    }
    parts = [
      name, code.map { tr("person \($0)") }, metadata.visit.number.map { tr("visit \($0)") },
      metadata.visit.condition, mass,
      session.place?.isSample == true && !metadata.isSimulated ? tr("sample") : nil,
    ].compactMap(\.self).filter { !$0.isEmpty }
    warning = metadata.isSimulated ? (isNarrow ? tr("SIM") : tr("SIMULATED")) : nil
  }

  /// Columns in which most names have room, with a code behind them.
  static let usualColumns = 24

  /// The parts that have room, from the first on; the code, or a cut name, where there is none for the name.
  func text(columns: Int, ellipsis: String) -> String {
    guard var text = parts.first, columns > 0 else { return "" }
    if CharacterWidth.columns(text) > columns {
      if let code, CharacterWidth.columns(code) <= columns { return code }
      return Self.cut(text, columns: columns, ellipsis: ellipsis)
    }
    for part in parts.dropFirst() {
      let longer = "\(text), \(part)"
      guard CharacterWidth.columns(longer) <= columns else { break }
      text = longer
    }
    return text
  }

  private static func cut(_ text: String, columns: Int, ellipsis: String) -> String {
    let room = columns - CharacterWidth.columns(ellipsis)
    guard room > 0 else { return "" }
    var text = text
    while CharacterWidth.columns(text) > room, !text.isEmpty { text.removeLast() }
    return text + ellipsis
  }
}

/// What is drawn at the end of the line of tabs.
struct TabNote: Equatable {
  let text: String
  let warning: String?

  /// What a note is made of: it stays as it is while a session plays.
  struct Key: Equatable {
    let metadata: SessionMetadata
    let place: SessionPlace?
    let screen: Screen
    let columns: Int
    let glyphs: GlyphSet
    let language: Language
  }

  static let memo = Memo<Key, TabNote?>(capacity: 2)

  var columns: Int {
    let texts = [text, warning ?? ""].filter { !$0.isEmpty }
    return texts.reduce(0) { $0 + CharacterWidth.columns($1) } + max(texts.count - 1, 0)
  }

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let start = rect.maxX - columns
    let used = buffer.write(
      text, x: start, y: rect.y, style: context.theme[.textStrong], maxWidth: columns)
    guard let warning else { return }
    buffer.write(
      warning, x: start + (used == 0 ? 0 : used + 1), y: rect.y, style: context.theme[.warning],
      maxWidth: CharacterWidth.columns(warning))
  }
}

extension ConsoleState {
  /// Whose data is looked at; the library lists everybody's.
  func tabNote(beside tabs: TabBar) -> TabNote? {
    guard let session, screen != .library else { return nil }
    let known = TabNote.Key(
      metadata: session.metadata, place: session.place, screen: screen, columns: size.columns,
      glyphs: options.glyphs, language: Language.current)
    return TabNote.memo.value(known) { tabNote(of: session, beside: tabs) }
  }

  private func tabNote(of session: SessionState, beside tabs: TabBar) -> TabNote? {
    let identity = SessionIdentity(session, isNarrow: size.columns < 60)
    let warning = identity.warning.map { CharacterWidth.columns($0) + 1 } ?? 0
    // Tabs give way until there is room for a name with a code.
    let room = [TabBar.Look.close, .short].map { layout.tabs.width - tabs.columns($0) - 1 }
      .first { $0 >= SessionIdentity.usualColumns }
    let columns = room ?? layout.tabs.width - tabs.columns(.keys) - 1
    let text = identity.text(
      columns: columns - warning, ellipsis: options.glyphs.ellipsis)
    let note = TabNote(text: text, warning: identity.warning)
    return note.columns > 0 ? note : nil
  }

  /// Where the tabs are, before what is said at the end of their line.
  package var tabRect: Rect { tabRect(before: tabNote(beside: tabBar)) }

  func tabRect(before note: TabNote?) -> Rect {
    layout.tabs.splitRight(note.map { $0.columns + 1 } ?? 0).rest
  }

  package var tabBar: TabBar {
    TabBar(
      titles: Screen.allCases.map { (String($0.key), tr(word: $0.title)) },
      shortTitles: Screen.allCases.map { tr(word: $0.shortTitle) },
      selected: Screen.allCases.firstIndex(of: screen) ?? 0)
  }
}
