import Foundation
import GaitTestSupport
import TerminalCore
import Testing

/// `gaitlab doctor`: what is drawn and what has decided it, and the question which glyphs the font has.
@Suite(.serialized) struct DoctorTests {
  private func doctor(
    _ options: [String] = [], home: String, term: String = "xterm-256color",
    locale: String = "C.UTF-8", environment: [String: String] = [:], cell: Size? = nil,
    answers: [(question: String, answer: String)] = []
  ) throws -> ShellSession {
    try ShellSession(
      columns: 160, rows: 60, program: GaitlabProgram.path(), arguments: ["doctor"] + options,
      environment: GaitlabProgram.environment(
        home: home, term: term, locale: locale, environment), cell: cell, answers: answers)
  }

  private func configuration(_ home: String) -> String {
    home + "/.config/gaitlab/config.toml"
  }

  @Test func worksOutsideOfATerminalAndAsksNothing() throws {
    let run = try GaitlabProgram.run(["doctor"])
    #expect(run.status == .code(0))
    #expect(run.output.hasPrefix("gaitlab "))
    #expect(run.output.contains("TERM = xterm-256color"))
    #expect(run.output.contains("terminal: standard output is not a terminal"))
    #expect(run.output.contains("SampleSessions"))
    #expect(run.output.contains("⣿"))
    #expect(!run.output.contains("Enter alone"))
  }

  @Test func saysWhatHasDecided() throws {
    try Fixture.withFolder { home in
      let shell = try doctor(["--no-question"], home: home)
      #expect(try shell.waitForReturn() == 0)
      #expect(try shell.terminal.modes() == shell.modesBefore)
      let screen = shell.terminal.screen
      #expect(!screen.isAlternate)
      #expect(screen.contains("size 160x60"))
      #expect(
        screen.contains("colours palette256: terminfo's entry xterm-256color has 256 colours"))
      #expect(screen.contains("glyphs braille: the locale of LC_ALL=C.UTF-8 is UTF-8"))
      #expect(screen.contains("graphics none: no pixels: asked for kitty graphics"))
      #expect(!screen.contains("Enter alone"))
    }
  }

  @Test func namesTheVariableTheLocaleAndTheAnswer() throws {
    try Fixture.withFolder { home in
      let shell = try doctor(
        ["--no-question"], home: home, locale: "C", environment: ["COLORTERM": "truecolor"],
        cell: Size(columns: 8, rows: 16), answers: [("\u{1B}[c", "\u{1B}[?62;4c")])
      #expect(try shell.waitForReturn() == 0)
      let screen = shell.terminal.screen
      #expect(screen.contains("colours trueColor: COLORTERM=truecolor says so"))
      #expect(screen.contains("glyphs ascii: the locale of LC_ALL=C is not UTF-8"))
      #expect(screen.contains("graphics sixel: the terminal says so, with cells of 8x16 pixels"))
    }
  }

  @Test func noColorAndTheLinuxConsole() throws {
    try Fixture.withFolder { home in
      let shell = try doctor(
        ["--no-question"], home: home, term: "linux", environment: ["NO_COLOR": "1"])
      #expect(try shell.waitForReturn() == 0)
      let screen = shell.terminal.screen
      #expect(screen.contains("colours mono: NO_COLOR is set"))
      #expect(screen.contains("glyphs ascii: TERM=linux"))
      #expect(screen.contains("graphics none: no pixels on a terminal with fewer than 256 colours"))
    }
  }

  private func answer(_ keys: String, home: String) throws -> ShellSession {
    let shell = try doctor(home: home, answers: [("\u{1B}[c", "\u{1B}[?62;22c")])
    #expect(try shell.terminal.wait(for: "Enter alone leaves"))
    try shell.terminal.send(keys + "\n")
    return shell
  }

  @Test func theAnswerIsKept() throws {
    try Fixture.withFolder { home in
      let shell = try answer("2", home: home)
      #expect(try shell.waitForReturn() == 0)
      #expect(shell.terminal.screen.contains("glyphs = \"block\" is kept in"))
      let text = try String(contentsOfFile: configuration(home), encoding: .utf8)
      #expect(text == "glyphs = \"block\"\n")
      // Another time it says what is kept, and Enter alone leaves it.
      let again = try answer("", home: home)
      #expect(try again.waitForReturn() == 0)
      #expect(again.terminal.screen.contains("Enter alone leaves glyphs = \"block\""))
      #expect(again.terminal.screen.contains("glyphs block: config.toml says so"))
      #expect(try String(contentsOfFile: configuration(home), encoding: .utf8) == text)
    }
  }

  @Test func enterAloneMakesNoFile() throws {
    try Fixture.withFolder { home in
      let shell = try answer("", home: home)
      #expect(try shell.waitForReturn() == 0)
      #expect(!FileManager.default.fileExists(atPath: configuration(home)))
    }
  }

  @Test func anythingElseChangesNothing() throws {
    try Fixture.withFolder { home in
      let shell = try answer("7", home: home)
      #expect(try shell.waitForReturn() == 1)
      #expect(shell.terminal.screen.contains("'7' is none of the lines"))
      #expect(!FileManager.default.fileExists(atPath: configuration(home)))
    }
  }
}
