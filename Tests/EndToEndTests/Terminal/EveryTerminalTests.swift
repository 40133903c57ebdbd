import GaitConsole
import GaitTestSupport
import TerminalCore
import Testing

/// The whole console on terminals of every kind and size: nothing hangs, crashes or stays behind.
@Suite(.serialized) struct EveryTerminalTests {
  struct Kind: CustomTestStringConvertible, Sendable {
    var columns: Int
    var rows: Int
    var locale: String
    var term: String

    var testDescription: String { "\(columns)x\(rows) \(locale) \(term)" }
  }

  static let kinds = [(40, 12), (80, 24), (120, 40), (160, 50)].flatMap { columns, rows in
    ["C", "C.UTF-8"].flatMap { locale in
      ["xterm-256color", "tmux-256color", "linux", "vt100"].map { term in
        Kind(columns: columns, rows: rows, locale: locale, term: term)
      }
    }
  }

  /// Keys that leave the screen, open something over it, at once or once it has been read, or wait for text:
  /// pressed by name below or in tests of their own.
  private static let notPressedBlindly: Set<ConsoleCommand> = [
    .quit, .suspend, .palette, .help, .marker, .filter, .showMonitor, .showSteps, .showErrors,
    .showPressure, .showFeedback, .showModels, .showLibrary, .nextScreen, .previousScreen,
    .openSelected,
    .typeZone, .feedbackPresets, .openPath, .leaveOut, .markerList, .goToTime, .editVisit,
    .nextPreset, .lastView, .configuration, .showTrend, .jump,
  ]

  @Test(arguments: kinds) func everyScreenAndKey(kind: Kind) throws {
    try Fixture.withFolder { home in
      // The bundled session at the usual size; a shorter one is as good at the others. Networks take
      // long in a debug build, and estimate no differently on another terminal.
      let console = try ConsoleRun(
        kind.columns == 80 ? ["demo", "--model", "sum-of-cells"] : nil, home: home,
        columns: kind.columns, rows: kind.rows,
        term: kind.term,
        locale: kind.locale)
      for screen in Screen.allCases {
        try console.show(screen)
        for binding in KeyMap.standard.bindings(on: screen)
        where !Self.notPressedBlindly.contains(binding.command) {
          for key in binding.keys { try console.press(key) }
        }
        try console.press(.character("?"), shows: "Keys: \(screen.title)")
        try console.press(.down, .pageDown, .up)
        try console.press(.escape, hides: "Keys: ")
      }
      try Self.useOverlays(console)
      try console.quit()
      if kind.locale == "C" {
        #expect(console.terminal.output.allSatisfy { $0 < 0x80 })
      }
      let text = String(decoding: console.terminal.output, as: UTF8.self)
      #expect(text.contains("\u{1B}[?1049h") == kind.term.hasSuffix("256color"))
    }
  }

  private static func useOverlays(_ console: ConsoleRun) throws {
    try console.show(.monitor)
    try console.press(.character("J"))
    try console.press(.escape)
    try console.press(.character("m"), shows: "Marker at")
    try console.terminal.send("left knee")
    try #require(try console.terminal.wait(for: "left knee"))
    try console.press(.escape, hides: "Marker at")
    try console.press(.character("t"), shows: "Go to")
    try console.press(.escape, hides: "Go to")
    try console.show(.steps)
    try console.press(.character("x"), shows: "reason: ")
    try console.terminal.send("stumbled")
    try #require(try console.terminal.wait(for: "stumbled"))
    try console.press(.escape, hides: "reason: ")
    try console.press(.control("p"), shows: "Commands")
    try console.terminal.send("library")
    try console.press(.enter, shows: "[7 Library]")
    try console.press(.character("o"), shows: "Open a file")
    try console.press(.escape, hides: "Open a file")
    try console.press(.character("/"), shows: "filter:")
    try console.terminal.send("antalgic")
    try #require(try console.terminal.wait(for: "filter: antalgic"))
    try console.press(.escape, hides: "filter:")
    try console.press(.tab, shows: "[1 Monitor]")
  }
}
