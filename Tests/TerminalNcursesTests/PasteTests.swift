import Foundation
import GaitTestSupport
import TerminalCore
import TerminalNcurses
import Testing

/// What a terminal marks as pasted arrives as one text, whatever it holds; each test in a process of its own.
@Suite struct PasteTests {
  private struct Rig {
    let terminal: PseudoTerminal
    let backend: NcursesBackend

    init() throws {
      terminal = try PseudoTerminal(columns: 30, rows: 5)
      try terminal.becomeStandardStreams()
      setenv("TERM", "xterm-256color", 1)
      setenv("LC_ALL", "C.UTF-8", 1)
      backend = try NcursesBackend(options: NcursesOptions())
    }

    /// The events up to the key `q`, which is the last one sent.
    func events(of bytes: String) throws -> [InputEvent] {
      try terminal.send(bytes + "q")
      var events: [InputEvent] = []
      while let event = backend.nextEvent(timeoutMilliseconds: 10_000) {
        if event == .key(.character("q")) { return events }
        events.append(event)
      }
      return events
    }
  }

  @Test func aPasteIsOneText() async {
    await #expect(processExitsWith: .success) {
      let rig = try Rig()
      let text = "'/a b/ü 足.csv' "
      #expect(
        try rig.events(of: "x\u{1B}[200~\(text)\u{1B}[201~") == [
          .key(.character("x")), .paste(text),
        ])
      rig.backend.close()
    }
  }

  @Test func whatWouldBeKeysIsText() async {
    await #expect(processExitsWith: .success) {
      let rig = try Rig()
      let hostile = "a\u{1B}[Ab\t\r\u{3}\u{7F}\u{1B}OPqq\u{0}\u{1C}"
      let events = try rig.events(of: "\u{1B}[200~\(hostile)\u{1B}[201~")
      #expect(events.count == 1)
      guard case .paste(let text) = events.first else { exit(1) }
      // Sequences that curses takes for keys are an escape character each; nothing else is lost.
      #expect(text == "a\u{1B}b\t\r\u{3}\u{1B}\u{1B}qq\u{0}\u{1C}")
      rig.backend.close()
    }
  }

  @Test func theAnswerOfTheBackgroundIsNoKey() async {
    await #expect(processExitsWith: .success) {
      let rig = try Rig()
      let answers = [
        ("rgb:ffff/8080/0000\u{1B}\\", [InputEvent.background(RGB(255, 128, 0))]),
        ("rgb:1e/1e/2e\u{7}", [.background(RGB(0x1E, 0x1E, 0x2E))]),
        ("rgb:f/f\u{7}", []), ("rgb:\u{1B}\\", []),
        ("rgb:" + String(repeating: "0", count: 200) + "\u{7}", []),
      ]
      for (answer, events) in answers {
        #expect(
          try rig.events(of: "x\u{1B}]11;\(answer)y") == [.key(.character("x"))] + events + [
            .key(.character("y"))
          ])
      }
      var screen = CellBuffer(size: Size(columns: 30, rows: 5))
      screen.write("drawn", x: 0, y: 0, style: CellStyle())
      rig.backend.draw(screen)
      #expect(try rig.terminal.wait(for: "drawn"))
      #expect(String(decoding: rig.terminal.output, as: UTF8.self).contains("\u{1B}]11;?"))
      rig.backend.close()
    }
  }

  @Test func anEndWithoutABeginningIsNothing() async {
    await #expect(processExitsWith: .success) {
      let rig = try Rig()
      #expect(try rig.events(of: "\u{1B}[201~\u{1B}[200~\u{1B}[201~") == [.paste("")])
      rig.backend.close()
    }
  }

  /// A paste that is cut off does not swallow the keys that follow.
  @Test func aPasteWithoutAnEndEndsByItself() async {
    await #expect(processExitsWith: .success) {
      let rig = try Rig()
      try rig.terminal.send("\u{1B}[200~half")
      #expect(rig.backend.nextEvent(timeoutMilliseconds: 10_000) == .paste("half"))
      #expect(try rig.events(of: "j") == [.key(.character("j"))])
      rig.backend.close()
    }
  }
}
