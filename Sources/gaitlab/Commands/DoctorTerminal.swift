import Foundation
import GaitConsole
import PlainText
import TerminalCore
import TerminalNcurses

/// What `doctor` says of the terminal: what is drawn on it, and what has decided that.
struct DoctorTerminal {
  let settings: DisplaySettings
  private let environment = ProcessInfo.processInfo.environment

  init(_ settings: DisplaySettings) { self.settings = settings }

  private static let names = [
    "TERM", "COLORTERM", "LC_ALL", "LC_CTYPE", "LANG", "NO_COLOR", "TMUX", "STY",
  ]

  var lines: [String] {
    let variables = Self.names.map { name in
      "\(name) = \(environment[name].map { Printable.text($0) } ?? "(not set)")"
    }
    let problem = settings.problem.map { [Printable.text($0)] } ?? []
    do throws(TerminalError) {
      let session = try TerminalSession(
        options: NcursesOptions(
          colorDepth: settings.colorDepth, glyphs: settings.glyphs, wantsPixels: true))
      let capabilities = session.backend.capabilities
      let size = session.backend.size
      let finding = session.backend.colorFinding
      let background = Self.background(of: session.backend)
      session.end()
      return variables + problem + [
        "size \(size.columns)x\(size.rows)"
          + (size.columns < 80 || size.rows < 24 ? ": 80x24 shows everything" : ""),
        "colours \(capabilities.colorDepth.rawValue): \(colorReason(capabilities, finding))",
        theme(on: background, capabilities),
        "glyphs \(capabilities.glyphs.rawValue): \(glyphReason(capabilities))",
        graphics(capabilities.pixels),
        "mouse \(capabilities.hasMouse ? "yes" : "no")",
      ]
    } catch {
      return variables + problem + ["terminal: \(error.description)"]
    }
  }

  /// Milliseconds that a terminal has to tell the colour of its background; ssh takes some of them.
  private static let answerMilliseconds = 500

  /// The colour that the terminal tells when it is asked (OSC 11); nil if it tells none.
  private static func background(of backend: some TerminalBackend) -> RGB? {
    let clock = ContinuousClock()
    let end = clock.now + .milliseconds(answerMilliseconds)
    while clock.now < end {
      if case .background(let color) = backend.nextEvent(timeoutMilliseconds: 50) { return color }
    }
    return nil
  }

  // MARK: - Reasons

  private func theme(on background: RGB?, _ capabilities: TerminalCapabilities) -> String {
    if let name = settings.theme { return "theme \(Printable.text(name)): config.toml says so" }
    if capabilities.colorDepth == .mono { return "theme mono: there are no colours" }
    guard let background else {
      return
        "theme \(Theme.usualName(isDark: true)): the terminal does not tell its background (OSC 11); "
        + "--theme \(Theme.usualName(isDark: false)) is for a light one"
    }
    return "theme \(Theme.usualName(isDark: background.isDark)): "
      + "the terminal's background is \(background.hex) (OSC 11)"
  }

  private func colorReason(
    _ capabilities: TerminalCapabilities, _ finding: ColorFinding
  ) -> String {
    let name = Printable.text(capabilities.terminalName)
    if DisplayOptions.isColorUnwanted { return "NO_COLOR is set" }
    let number = finding.count == 0 ? "no" : "\(finding.count)"
    let count = "terminfo's entry \(name) has \(number) colours"
    if settings.colorDepth != nil {
      return settings.colorDepth == capabilities.colorDepth
        ? "config.toml says so" : "config.toml says more, but \(count)"
    }
    switch (capabilities.colorDepth, finding.source) {
    case (.trueColor, .environment):
      return "COLORTERM=\(Printable.text(environment["COLORTERM"] ?? "")) says so"
    case (.trueColor, _): return "terminfo's entry \(name) says so"
    case (.palette256, .notANSI):
      return "\(count); it takes more, but places its cursor in a way of its own"
    case (.palette256, _):
      return "\(count), COLORTERM says no more; --color truecolor tries whether it takes all"
    default: return count
    }
  }

  private func glyphReason(_ capabilities: TerminalCapabilities) -> String {
    let (locale, isNamed) = locale
    if settings.glyphs != nil {
      return "config.toml says so"
        + (!capabilities.isUTF8 && capabilities.glyphs != .ascii
          ? ", but \(locale) is not UTF-8, and each becomes a question mark" : "")
    }
    if capabilities.glyphs != .ascii { return "\(locale) is UTF-8" }
    if capabilities.isUTF8 {
      return "TERM=\(Printable.text(capabilities.terminalName)), whose font may lack the others; "
        + "--glyphs block tries them"
    }
    return isNamed && DisplayOptions.isUTF8
      ? "\(locale) is not installed here; try LC_ALL=C.UTF-8"
      : "\(locale) is not UTF-8; try LC_ALL=C.UTF-8"
  }

  /// The variable that decides about the locale; the first that is not empty.
  private var locale: (text: String, isNamed: Bool) {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      guard let value = environment[name], !value.isEmpty else { continue }
      return ("the locale of \(name)=\(Printable.text(value))", true)
    }
    return ("the locale, which nothing sets,", false)
  }

  private func graphics(_ support: PixelSupport) -> String {
    switch support {
    case .available(let graphics):
      "graphics \(graphics.kind.rawValue): the terminal says so, with cells of "
        + "\(graphics.cell.columns)x\(graphics.cell.rows) pixels; --glyphs pixel draws with them"
    case .refused(let refusal): "graphics none: \(refusal.words)"
    case .notAsked: "graphics none: nobody has asked"
    }
  }
}
