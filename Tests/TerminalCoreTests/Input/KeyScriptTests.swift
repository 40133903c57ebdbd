import TerminalCore
import Testing

struct KeyScriptTests {
  @Test func readsKeysPausesAndMouse() throws {
    let steps = try KeyScript.parse(
      """
      # open the steps
      2 tab space ctrl-p f5   # and wait
      wait:0.5 resize:80x24
      type:hi type:"a b" paste:"'/a b' "
      click:10,4 wheel-up:1,2 A hash #
      """)
    let at = Point(x: 10, y: 4)
    #expect(
      steps == [
        .event(.key(.character("2"))), .event(.key(.tab)), .event(.key(.character(" "))),
        .event(.key(.control("p"))), .event(.key(.function(5))),
        .wait(seconds: 0.5), .event(.resize(Size(columns: 80, rows: 24))),
        .event(.key(.character("h"))), .event(.key(.character("i"))),
        .event(.key(.character("a"))), .event(.key(.character(" "))),
        .event(.key(.character("b"))), .event(.paste("'/a b' ")),
        .event(.mouse(MouseEvent(kind: .press, position: at))),
        .event(.mouse(MouseEvent(kind: .release, position: at))),
        .event(.mouse(MouseEvent(kind: .wheelUp, position: Point(x: 1, y: 2)))),
        .event(.key(.character("A"))), .event(.key(.character("#"))),
      ])
  }

  @Test(arguments: [
    ("nokey", 1), ("tab\n\nwait:soon", 3), ("wait:-1", 1), ("wait:inf", 1), ("resize:80", 1),
    ("resize:-1x2", 1), ("click:a,b", 1), ("jump:1,2", 1), ("type:\"open", 1), ("ctrl-", 1),
    ("f99", 1),
  ])
  func mistakesHaveTheirLine(text: String, line: Int) throws {
    let error = try #require(throws: KeyScriptError.self) { _ = try KeyScript.parse(text) }
    #expect(error.line == line)
    #expect(error.description.hasPrefix("line \(line): "))
  }

  @Test(arguments: [
    "space", "enter", "escape", "tab", "shift-tab", "backspace", "delete", "insert", "up", "down",
    "left", "right", "shift-left", "shift-right", "home", "end", "page-up", "page-down", "f1",
    "f12", "ctrl-c", "a", "Z", "?", ":", "#", "é",
  ])
  func namesGoBothWays(name: String) throws {
    let key = try #require(Key(name: name))
    #expect(key.name == name)
  }

  @Test(arguments: ["", "spacebar", "ctrl-ab", "ctrl-1", "f0", "f01", "\u{1B}"])
  func otherNamesAreNoKeys(name: String) {
    #expect(Key(name: name) == nil)
  }
}
