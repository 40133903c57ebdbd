import TerminalCore

/// A setting that is in force, and who set it.
package struct ConfigurationLine: Equatable, Sendable {
  /// Who decided.
  package enum Origin: Equatable, Sendable {
    case option
    case file
    case environment
    /// Asked of the terminal.
    case terminal
    /// Changed with a key since the console began.
    case key
    case unset

    package var word: String {
      switch self {
      case .option: "option"
      case .file: "config.toml"
      case .environment: "environment"
      case .terminal: "terminal"
      case .key: "changed here"
      case .unset: "default"
      }
    }
  }

  package let name: String
  package var value: String
  package var origin: Origin

  package init(_ name: String, _ value: String, _ origin: Origin) {
    self.name = name
    self.value = value
    self.origin = origin
  }
}

extension ConsoleState {
  /// The settings as they are now: what keys have changed since is said to be changed here.
  var effectiveConfiguration: [ConfigurationLine] {
    let now = [
      "theme": themeNames.indices.contains(themeIndex) ? themeNames[themeIndex] : nil,
      "glyphs": options.glyphName,
      "preset": preset?.rawValue,
    ]
    return configuration.map { line in
      guard case let value?? = now[line.name], value != line.value else { return line }
      // A theme that goes with the background was chosen by the terminal.
      let isOfTerminal = line.name == "theme" && followsBackground
      return ConfigurationLine(line.name, value, isOfTerminal ? .terminal : .key)
    }
  }
}
