extension Key {
  /// Keys with fixed names, the preferred name first for each key.
  private static let named: [(name: String, key: Key)] = [
    ("space", .character(" ")), ("enter", .enter), ("return", .enter),
    ("escape", .escape), ("esc", .escape), ("tab", .tab),
    ("shift-tab", .backTab), ("backtab", .backTab), ("backspace", .backspace),
    ("delete", .delete), ("del", .delete), ("insert", .insert),
    ("up", .up), ("down", .down), ("left", .left), ("right", .right),
    ("shift-left", .shiftLeft), ("shift-right", .shiftRight),
    ("home", .home), ("end", .end),
    ("page-up", .pageUp), ("pageup", .pageUp), ("pgup", .pageUp),
    ("page-down", .pageDown), ("pagedown", .pageDown), ("pgdn", .pageDown),
    ("hash", .character("#")),
  ]

  /// Reads a key's name: `space`, `left`, `ctrl-p`, `f1`, or the character itself.
  ///
  /// Nil where no key has that name. Names are in lower case; a single character stands for
  /// itself, so `A` is shift and `a`.
  package init?(name: String) {
    if let entry = Self.named.first(where: { $0.name == name }) {
      self = entry.key
    } else if name.count == 1, let character = name.first, Self.isPrintable(character) {
      self = .character(character)
    } else if name.hasPrefix("ctrl-"), let letter = Self.controlLetter(name.dropFirst(5)) {
      self = .control(letter)
    } else if name.hasPrefix("f"), let number = Int(name.dropFirst()),
      (1...24).contains(number), name == "f\(number)"
    {
      self = .function(number)
    } else {
      return nil
    }
  }

  /// The key's name as `init(name:)` reads it and as help shows it.
  package var name: String {
    if case .character("#") = self { return "#" }
    if let entry = Self.named.first(where: { $0.key == self }) { return entry.name }
    switch self {
    case .character(let character): return String(character)
    case .control(let letter): return "ctrl-\(letter)"
    case .function(let number): return "f\(number)"
    default: return "unknown"
    }
  }

  private static func isPrintable(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { TextSanitizer.shown($0) == $0 }
  }

  private static func controlLetter(_ text: Substring) -> Character? {
    guard text.count == 1, let letter = text.first, ("a"..."z").contains(letter) else { return nil }
    return letter
  }
}
