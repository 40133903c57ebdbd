import Foundation
import GaitConsole
import GaitTestSupport
import TerminalCore
import Testing

/// The console in a pseudo-terminal, from its start to the modes it leaves behind.
struct ConsoleRun {
  let shell: ShellSession
  let bytes: KeyBytes

  var terminal: PseudoTerminal { shell.terminal }

  /// Starts the program and waits for its first screen.
  ///
  /// - Parameters:
  ///   - program: the program to run; nil runs this one.
  ///   - arguments: what to run; nil replays a short walk, which is analysed in no time.
  ///   - home: a folder of the test's own.
  ///   - columns: width of the terminal.
  ///   - rows: height of the terminal.
  ///   - term: what kind of terminal it is.
  ///   - locale: the locale to run in.
  ///   - options: behind the arguments.
  ///   - environment: variables besides the usual ones.
  ///   - cell: pixels of a cell of the terminal; nil for one whose pixels nobody knows.
  ///   - answers: what the terminal answers to which question.
  ///   - text: what the first screen shows.
  /// - Throws: if it does not show that.
  init(
    program: String? = nil, _ arguments: [String]? = nil, home: String, columns: Int = 80,
    rows: Int = 24,
    term: String = "xterm-256color", locale: String = "C.UTF-8",
    options: [String] = [], environment: [String: String] = [:], cell: Size? = nil,
    answers: [(question: String, answer: String)] = [], shows text: String = "vGRF"
  ) throws {
    bytes = KeyBytes(term: term)
    shell = try ShellSession(
      columns: columns, rows: rows, program: try program ?? GaitlabProgram.path(),
      arguments: try (arguments ?? Self.shortWalk(in: home)) + options,
      environment: GaitlabProgram.environment(
        home: home, term: term, locale: locale, environment), cell: cell, answers: answers)
    try #require(
      try shell.terminal.wait(for: text), "the first screen is\n\(shell.terminal.screen.text)")
  }

  /// The arguments that replay a short walk, which is written into a folder.
  static func shortWalk(in folder: String) throws -> [String] {
    try AnalyzedWalk.write(to: folder + "/walk.gait")
    return ["replay", folder + "/walk.gait"]
  }

  func press(_ keys: Key...) throws {
    for key in keys { if let text = bytes(key) { try terminal.send(text) } }
  }

  /// Presses a key and waits for what it should bring onto the screen.
  func press(_ key: Key, shows text: String) throws {
    try press(key)
    try #require(
      try terminal.wait(for: text), "no '\(text)' after \(key.name):\n\(terminal.screen.text)")
  }

  /// Presses a key and waits until something has left the screen.
  func press(_ key: Key, hides text: String) throws {
    try press(key)
    try #require(
      try terminal.wait { !$0.contains(text) },
      "still '\(text)' after \(key.name):\n\(terminal.screen.text)")
  }

  /// Shows a screen by its key.
  func show(_ screen: Screen) throws {
    try press(.character(screen.key), shows: "[\(screen.key) \(screen.title)]")
  }

  /// Quits and checks what is left: exit code, modes, and the screen of before.
  func quit() throws {
    try press(.character("q"))
    #expect(try shell.waitForReturn() == 0)
    try expectRestored()
  }

  /// Checks that the terminal is as it was.
  func expectRestored() throws {
    #expect(try terminal.modes() == shell.modesBefore)
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.screen.isCursorVisible)
    #expect(!terminal.screen.reportsMouse)
    #expect(!terminal.screen.marksPastes)
  }
}
