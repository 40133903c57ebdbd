import Foundation
import GaitConsole
import GaitTestSupport
import TerminalCore
import Testing

/// Maps in pixels on a terminal that answers that it takes them, and on others.
@Suite(.serialized) struct PixelTests {
  private static let cell = Size(columns: 8, rows: 16)
  /// Each question comes alone, and is answered alone.
  private static let kitty = [
    (question: "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\", answer: "\u{1B}_Gi=31;OK\u{1B}\\"),
    (question: "\u{1B}[c", answer: "\u{1B}[?62;22c"),
  ]
  private static let sixel = [
    (question: "\u{1B}[16t", answer: "\u{1B}[6;16;8t"),
    (question: "\u{1B}[c", answer: "\u{1B}[?62;4;22c"),
  ]

  private static func answers(
    _ kind: PixelGraphics.Kind
  ) -> [(question: String, answer: String)] { kind == .kitty ? kitty : sixel }

  private func run(_ kind: PixelGraphics.Kind, home: String) throws -> ConsoleRun {
    try ConsoleRun(
      home: home, columns: 100, rows: 30, options: ["--glyphs", "pixel"],
      environment: ["COLORTERM": "truecolor"], cell: Self.cell, answers: Self.answers(kind))
  }

  /// How many pixels a part of the screen shows.
  private func pixels(_ screen: TerminalScreen, _ cells: Rect) -> Int {
    let raster = screen.pictures.raster
    var count = 0
    for y in cells.y * Self.cell.rows..<cells.maxY * Self.cell.rows {
      for x in cells.x * Self.cell.columns..<cells.maxX * Self.cell.columns
      where raster[x, y] != nil { count += 1 }
    }
    return count
  }

  private func all(_ screen: TerminalScreen) -> Rect {
    Rect(x: 0, y: 0, width: screen.columns, height: screen.rows)
  }

  @Test(arguments: [PixelGraphics.Kind.kitty, .sixel])
  func picturesComeAndGo(kind: PixelGraphics.Kind) throws {
    try Fixture.withFolder { home in
      let console = try run(kind, home: home)
      let terminal = console.terminal
      #expect(try terminal.wait { pixels($0, all($0)) > 20_000 })
      // Below tabs and border, left of the curves, above the legend.
      let feet = Rect(x: 1, y: 2, width: 44, height: 23)
      #expect(pixels(terminal.screen, feet) == pixels(terminal.screen, all(terminal.screen)))
      // A popup has its cells for itself.
      try console.press(.character("?"), shows: "Keys: Monitor")
      let lines = terminal.screen.lines
      let top = try #require(lines.firstIndex { $0.contains("Keys: Monitor") })
      let title = try #require(lines[top].firstIndex(of: "▸"))
      let x = lines[top].distance(from: lines[top].startIndex, to: title) - 2
      let popup = Rect(x: x, y: top, width: 40, height: 20)
      #expect(try terminal.wait { pixels($0, popup) == 0 })
      #expect(pixels(terminal.screen, all(terminal.screen)) > 1_000)
      try console.press(.escape, hides: "Keys:")
      #expect(try terminal.wait { pixels($0, all($0)) > 20_000 })
      // Another screen has none of them.
      try console.show(.steps)
      #expect(try terminal.wait { pixels($0, all($0)) == 0 })
      try console.show(.pressure)
      #expect(try terminal.wait { pixels($0, all($0)) > 20_000 })
      try terminal.resize(columns: 80, rows: 24)
      #expect(try terminal.wait { $0.contains("Pressure") && pixels($0, all($0)) > 5_000 })
      // B goes on to ASCII, where nothing is drawn in pixels, and back.
      try console.press(.character("B"), shows: "glyphs: ascii")
      #expect(try terminal.wait { pixels($0, all($0)) == 0 })
      #expect(terminal.screen.pictures.mistakes == [])
      try console.quit()
      #expect(terminal.screen.pictures.heldCount == 0)
      #expect(pixels(terminal.screen, all(terminal.screen)) == 0)
    }
  }

  @Test(arguments: [PixelGraphics.Kind.kitty, .sixel])
  func nothingIsLeftWithTheShell(kind: PixelGraphics.Kind) throws {
    try Fixture.withFolder { home in
      let console = try run(kind, home: home)
      let terminal = console.terminal
      #expect(try terminal.wait { pixels($0, all($0)) > 20_000 })
      try terminal.send("\u{1A}")
      #expect(try console.shell.waitForReturn() != nil)
      #expect(terminal.screen.pictures.heldCount == 0)
      #expect(pixels(terminal.screen, all(terminal.screen)) == 0)
      try console.shell.foreground()
      #expect(try terminal.wait { pixels($0, all($0)) > 20_000 })
      // A signal that ends it at once takes them away, too.
      let process = try console.shell.programID()
      kill(process, SIGTERM)
      #expect(try console.shell.waitForReturn() != nil)
      #expect(terminal.screen.pictures.heldCount == 0)
    }
  }

  /// While it plays, pictures stay within their bytes, and those of the cells beside them.
  @Test(arguments: [PixelGraphics.Kind.kitty, .sixel])
  func bytesOfAReplayAreBounded(kind: PixelGraphics.Kind) throws {
    try Fixture.withFolder { home in
      let console = try run(kind, home: home)
      let terminal = console.terminal
      #expect(try terminal.wait { pixels($0, all($0)) > 20_000 })
      let rate = try bytesPerSecond(of: terminal)
      #expect(rate < 1_000_000)
      #expect(terminal.screen.pictures.mistakes == [])
      try console.quit()
    }
  }

  private func bytesPerSecond(of terminal: PseudoTerminal) throws -> Double {
    let before = terminal.output.count
    let start = ContinuousClock.now
    let end = start + .seconds(3)
    _ = try terminal.wait { _ in ContinuousClock.now >= end }
    return Double(terminal.output.count - before) / (start.duration(to: .now) / .seconds(1))
  }

  /// The terminal answers something else: what was asked and what came back is said once, and nothing is sent.
  @Test func aTerminalThatSaysNoGetsBraille() throws {
    try Fixture.withFolder { home in
      let console = try ConsoleRun(
        home: home, columns: 120, rows: 30, options: ["--glyphs", "pixel"], cell: Self.cell,
        answers: [("\u{1B}[c", "\u{1B}[?62;22c")], shows: "no pixels")
      #expect(console.terminal.screen.contains("CSI ?62;22c"))
      try expectNoPictures(console)
    }
  }

  /// The terminal answers nothing: it waits for a second and no longer.
  @Test func aSilentTerminalGetsBraille() throws {
    try Fixture.withFolder { home in
      let console = try ConsoleRun(
        home: home, columns: 120, rows: 30, options: ["--glyphs", "pixel"], cell: Self.cell,
        shows: "no answer within a second")
      // An answer that comes late is no key: it would go to the screen of models and zoom.
      try console.terminal.send("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[6;16;8t\u{1B}[?62;4c")
      try console.press(.character("B"), shows: "glyphs:")
      #expect(console.terminal.screen.contains("[1 Monitor]"))
      try expectNoPictures(console)
    }
  }

  @Test func insideTmuxNothingIsAsked() throws {
    try Fixture.withFolder { home in
      let console = try ConsoleRun(
        home: home, columns: 120, rows: 30, options: ["--glyphs", "pixel"],
        environment: ["TMUX": "/tmp/tmux,1,0"], cell: Self.cell, answers: Self.kitty,
        shows: "no pixels inside tmux")
      #expect(!contains(console.terminal.output, "\u{1B}_G"))
      try expectNoPictures(console)
    }
  }

  /// Without the option no terminal is asked.
  @Test func nobodyIsAskedUnlessSomebodyWantsIt() throws {
    try Fixture.withFolder { home in
      let console = try ConsoleRun(home: home, cell: Self.cell, answers: Self.kitty)
      #expect(!contains(console.terminal.output, "\u{1B}_G"))
      #expect(!contains(console.terminal.output, "\u{1B}[c"))
      try console.quit()
    }
  }

  private func expectNoPictures(_ console: ConsoleRun) throws {
    #expect(console.terminal.screen.pictures.count == 0)
    try console.quit()
    #expect(!contains(console.terminal.output, "a=T"))
    #expect(!contains(console.terminal.output, "\u{1B}P"))
  }

  private func contains(_ bytes: [UInt8], _ text: String) -> Bool {
    String(decoding: bytes, as: UTF8.self).contains(text)
  }
}
