import TerminalCore

/// What a terminal sends for a key, in the modes that curses puts it into.
struct KeyBytes {
  let term: String

  /// Nil for keys that this kind of terminal does not have.
  func callAsFunction(_ key: Key) -> String? {
    switch key {
    case .character(let character): String(character)
    case .control(let letter):
      letter.asciiValue.map { String(Character(Unicode.Scalar($0 & 0x1F))) }
    case .enter: "\r"
    case .escape: "\u{1B}"
    case .tab: "\t"
    case .backspace: "\u{7F}"
    case .up: cursor("A")
    case .down: cursor("B")
    case .right: cursor("C")
    case .left: cursor("D")
    case .home: isXterm ? "\u{1B}OH" : tilde(1)
    case .end: isXterm ? "\u{1B}OF" : tilde(4)
    case .insert: tilde(2)
    case .delete: tilde(3)
    case .pageUp: tilde(5)
    case .pageDown: tilde(6)
    case .backTab: hasModifiers ? "\u{1B}[Z" : nil
    case .shiftLeft: hasModifiers ? "\u{1B}[1;2D" : nil
    case .shiftRight: hasModifiers ? "\u{1B}[1;2C" : nil
    case .function(1): term == "linux" ? "\u{1B}[[A" : "\u{1B}OP"
    case .function: nil
    }
  }

  private var isXterm: Bool { term.hasPrefix("xterm") }
  private var hasModifiers: Bool { isXterm || term.hasPrefix("tmux") }

  private func cursor(_ letter: String) -> String {
    (term == "linux" ? "\u{1B}[" : "\u{1B}O") + letter
  }

  private func tilde(_ number: Int) -> String? {
    term == "vt100" ? nil : "\u{1B}[\(number)~"
  }
}
