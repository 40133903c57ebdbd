extension Color {
  /// The names of colours 0...7; with `bright-` before them they are 8...15.
  static let ansiNames = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

  /// Reads the name of one of the sixteen colours, or `default`; nil for any other name.
  init?(ansiName name: String) {
    if name == "default" {
      self = .terminalDefault
      return
    }
    let isBright = name.hasPrefix("bright-")
    let plain = isBright ? String(name.dropFirst("bright-".count)) : name
    guard let index = Self.ansiNames.firstIndex(of: plain) else { return nil }
    self = .ansi(UInt8(index + (isBright ? 8 : 0)))
  }
}
