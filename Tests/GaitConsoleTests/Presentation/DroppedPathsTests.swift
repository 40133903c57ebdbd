import GaitConsole
import Testing

/// What terminals paste where files are dropped, and what nobody may paste.
@Suite struct DroppedPathsTests {
  @Test(arguments: [
    ("/a/walk.csv", ["/a/walk.csv"]),
    ("  /a/walk.csv \n", ["/a/walk.csv"]),
    ("'/a b/walk one.csv' ", ["/a b/walk one.csv"]),
    ("\"/a b/walk one.csv\"", ["/a b/walk one.csv"]),
    (#"/a\ b/walk\ one.csv"#, ["/a b/walk one.csv"]),
    ("file:///a%20b/walk.csv", ["/a b/walk.csv"]),
    ("file://localhost/a/walk.csv", ["/a/walk.csv"]),
    ("FILE:///a/%C3%BC.csv", ["/a/ü.csv"]),
    ("'/a/x y.csv' '/b/z.csv'", ["/a/x y.csv", "/b/z.csv"]),
    ("/a/x.csv /b/y.csv ~/z.csv", ["/a/x.csv", "/b/y.csv", "~/z.csv"]),
    ("file:///a/x.csv file:///b/y.csv", ["/a/x.csv", "/b/y.csv"]),
    // Typed without quotes: spaces are a part of it.
    ("/a/walk one.csv", ["/a/walk one.csv"]),
    ("walk one.csv", ["walk one.csv"]),
    // As shells put an apostrophe between quotations, and as people type it.
    (#"'/a/it'\''s.csv'"#, ["/a/it's.csv"]),
    ("/home/o'brien/walk.csv", ["/home/o'brien/walk.csv"]),
    (#""/a/\"x\"/\$y\z.csv""#, [#"/a/"x"/$y\z.csv"#]),
    // Not an address, so that nothing in it is decoded.
    ("/a/100%25.csv", ["/a/100%25.csv"]),
    ("$(reboot)", ["$(reboot)"]),
    (#"'/a/$(reboot);x'"#, ["/a/$(reboot);x"]),
    ("-rf", ["-rf"]),
  ])
  func isRead(line: String, paths: [String]) throws {
    #expect(try DroppedPaths.paths(in: line) == paths)
  }

  @Test(arguments: [
    ("", "type the path"), ("   ", "type the path"), ("\n", "type the path"),
    ("/a/\u{1B}[2Jx.csv", "control characters"), ("'/a\nb.csv'", "control characters"),
    ("/a/x.csv\u{0}y", "control characters"), ("/a/\u{9B}31m", "control characters"),
    ("/a/\u{7F}", "control characters"),
    ("file:///a%0Ab.csv", "control characters"), ("file:///a%00b", "control characters"),
    ("file:///a%1B%5B2J", "control characters"), ("file:///a%C2%9B", "control characters"),
    ("file:///a%FFb", "not UTF-8"), ("file:///a%2", "two digits"), ("file:///a%zz", "two digits"),
    ("file://other.example/a.csv", "another machine"), ("file://", "without a path"),
    ("''", "without a name"), ("/" + String(repeating: "a", count: 5000), "longer than"),
    (String(repeating: "/a ", count: 600), "500 at most"),
  ])
  func isRefused(line: String, because reason: String) throws {
    let refusal = try #require(throws: PathRefusal.self) { _ = try DroppedPaths.paths(in: line) }
    #expect(refusal.reason.contains(reason), "\(refusal.reason)")
  }
}
