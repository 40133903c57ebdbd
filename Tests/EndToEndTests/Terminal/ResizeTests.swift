import GaitConsole
import GaitTestSupport
import TerminalCore
import Testing

/// Sizes that change under the console, also to ones that no window has.
@Suite(.serialized) struct ResizeTests {
  @Test(arguments: ["xterm-256color", "vt100"]) func stormOfSizes(term: String) throws {
    try Fixture.withFolder { home in
      let console = try ConsoleRun(home: home, term: term)
      var random = Numbers(state: 11)
      var sizes = [(1, 1), (0, 0), (200, 60), (39, 11), (40, 12), (1, 60), (200, 1)]
      while sizes.count < 50 { sizes.append((random.next(200) + 1, random.next(60) + 1)) }
      for (index, size) in sizes.enumerated() {
        try console.terminal.resize(columns: size.0, rows: size.1)
        try console.press(.character(["1", "2", "3", "7"][index % 4]))
      }
      try console.terminal.resize(columns: 100, rows: 30)
      try console.show(.library)
      try console.show(.monitor)
      try console.press(.character("?"), shows: "Keys: Monitor")
      try console.press(.escape, hides: "Keys:")
      #expect(try console.terminal.wait { $0.lines[29].contains("research and education only") })
      try console.quit()
    }
  }

  @Test func smallScreenSaysWhatItNeeds() throws {
    try Fixture.withFolder { home in
      let console = try ConsoleRun(home: home, columns: 30, rows: 8, shows: "gaitlab needs 40x12")
      try console.terminal.resize(columns: 80, rows: 24)
      #expect(try console.terminal.wait(for: "vGRF"))
      try console.quit()
    }
  }

  /// The same numbers every time; which ones does not matter.
  private struct Numbers {
    var state: UInt64

    mutating func next(_ limit: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % limit)
    }
  }
}
