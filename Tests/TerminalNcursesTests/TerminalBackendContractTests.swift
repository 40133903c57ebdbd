import Foundation
import GaitTestSupport
import TerminalCore
import TerminalNcurses
import Testing

/// All backends keep the same promises.
@Suite struct TerminalBackendContractTests {
  @Test func headless() throws {
    try TerminalBackendContract(HeadlessRig()).keepsItsPromises()
  }

  /// In a process of its own: curses takes the one terminal that a process has.
  @Test func curses() async {
    await #expect(processExitsWith: .success) {
      try TerminalBackendContract(CursesRig()).keepsItsPromises()
    }
  }

  private struct HeadlessRig: TerminalBackendRig {
    private let headless = HeadlessBackend(size: Size(columns: 30, rows: 5))

    var backend: any TerminalBackend { headless }

    func press(_ letter: Character) { headless.append([.key(.character(letter))]) }

    func resize(to size: Size) { headless.append([.resize(size)]) }

    func shows(_ text: String) -> Bool {
      headless.lastFrame?.lines().first?.trimmingCharacters(in: .whitespaces) == text
    }
  }

  private struct CursesRig: TerminalBackendRig {
    private let terminal: PseudoTerminal
    let backend: any TerminalBackend

    init() throws {
      terminal = try PseudoTerminal(columns: 30, rows: 5)
      try terminal.becomeStandardStreams()
      setenv("TERM", "xterm-256color", 1)
      setenv("LC_ALL", "C.UTF-8", 1)
      backend = try NcursesBackend(options: NcursesOptions())
    }

    func press(_ letter: Character) throws { try terminal.send(String(letter)) }

    func resize(to size: Size) throws {
      try terminal.resize(columns: size.columns, rows: size.rows)
      // The terminal controls no session that the kernel could tell. To the process: the threads of tests
      // block signals.
      kill(getpid(), SIGWINCH)
    }

    func shows(_ text: String) throws -> Bool {
      try terminal.wait { screen in
        let row = screen.text.split(separator: "\n", omittingEmptySubsequences: false).first
        return row.map(String.init)?.trimmingCharacters(in: .whitespaces) == text
      }
    }
  }
}
