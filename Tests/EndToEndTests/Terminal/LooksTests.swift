import Foundation
import GaitConsole
import GaitTestSupport
import TerminalCore
import Testing

/// Options and environment decide which bytes reach the terminal.
@Suite(.serialized) struct LooksTests {
  @Test func neverAndASCIIPrintOnlyASCII() throws {
    let output = try Self.output(["--color", "never", "--glyphs", "ascii"])
    #expect(output.allSatisfy { $0 < 0x80 })
    #expect(Self.colors(in: output).isEmpty)
  }

  @Test func noColorIsHonoured() throws {
    let plain = try Self.output([], ["NO_COLOR": "1"])
    #expect(Self.colors(in: plain).isEmpty)
    // Set but empty does not count; and the option is stronger.
    #expect(!Self.colors(in: try Self.output([], ["NO_COLOR": ""])).isEmpty)
    let asked = try Self.output(["--color", "256"], ["NO_COLOR": "1"])
    #expect(!Self.colors(in: asked).isEmpty)
  }

  @Test func sixteenColorsAreSixteen() throws {
    let colors = Self.colors(in: try Self.output(["--color", "16"]))
    #expect(!colors.isEmpty)
    #expect(colors.allSatisfy { !$0.hasPrefix("38;5") || (Int($0.dropFirst(5)) ?? 99) < 16 })
  }

  @Test func brailleIsDrawnWhereAsked() throws {
    let output = try Self.output(["--glyphs", "braille"])
    let text = String(decoding: output, as: UTF8.self)
    #expect(text.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) })
  }

  @Test func mouseIsLeftAloneWhereAsked() throws {
    let quiet = String(decoding: try Self.output(["--no-mouse"]), as: UTF8.self)
    #expect(!quiet.contains("\u{1B}[?1002h"))
    let usual = String(decoding: try Self.output([]), as: UTF8.self)
    #expect(usual.contains("\u{1B}[?1002h"))
  }

  @Test func mouseClicksTabsAndTimeline() throws {
    try Fixture.withFolder { home in
      let console = try ConsoleRun(home: home)
      try console.press(.character(" "))
      // SGR reports count from one: a press and a release on the second tab.
      try console.terminal.send("\u{1B}[<0;16;1M\u{1B}[<0;16;1m")
      try #require(try console.terminal.wait(for: "[2 Steps]"))
      try console.terminal.send("\u{1B}[<0;36;23M\u{1B}[<0;36;23m")
      #expect(try console.terminal.wait { !$0.lines[22].contains(" 0.") })
      #expect(console.terminal.screen.lines[22].contains("/ 11.99 s"))
      try console.quit()
    }
  }

  /// Replays a walk through all screens and returns all that it wrote between start and end.
  private static func output(
    _ arguments: [String], _ environment: [String: String] = [:]
  ) throws -> [UInt8] {
    try Fixture.withFolder { home in
      let console = try ConsoleRun(home: home, options: arguments, environment: environment)
      for screen in Screen.allCases { try console.show(screen) }
      try console.show(.monitor)
      try console.press(.end)
      #expect(
        try console.terminal.wait { $0.contains("cadence") && !$0.contains("analysed") })
      try console.quit()
      return console.terminal.output
    }
  }

  /// The parameters of all sequences that choose a colour.
  private static func colors(in output: [UInt8]) -> [String] {
    let text = String(decoding: output, as: UTF8.self)
    return text.matches(of: /\u{1B}\[([0-9;]*)m/).map { String($0.1) }.filter { parameters in
      parameters.hasPrefix("38;") || parameters.hasPrefix("48;")
        || parameters.split(separator: ";").contains {
          Int($0).map { (30...37).contains($0) || (40...47).contains($0) || $0 >= 90 } ?? false
        }
    }
  }
}
