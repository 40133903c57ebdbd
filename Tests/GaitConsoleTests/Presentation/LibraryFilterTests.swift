import GaitModel
import GaitTestSupport
import Testing

@testable import GaitConsole

/// What is typed above the list narrows it down, and the list is sorted as asked.
@Suite struct LibraryFilterTests {
  /// 2026-11-29 12:00.
  private static let now = 1_795_953_600.0

  private static func entry(
    _ name: String, daysAgo: Double? = nil, person: String? = nil, visit: Int? = nil,
    tags: [String] = [], startedAt: String = "", steps: LibraryEntry.Steps = .notCounted,
    length: Double? = nil
  ) -> LibraryEntry {
    var entry = LibraryEntry(
      path: "/mine/\(name).gait", shelf: .recording, title: name, startedAt: startedAt,
      durationSeconds: length, tags: tags)
    entry.startedAtUnixSeconds = daysAgo.map { now - $0 * 86_400 }
    entry.visit = SessionVisit(person: person, number: visit)
    entry.steps = steps
    return entry
  }

  private static func state() -> LibraryState {
    var state = LibraryState()
    state.nowUnixSeconds = now
    state.entries = [
      entry(
        "a", daysAgo: 1, person: "P07", visit: 10, tags: ["gym"], startedAt: "2026-11-28 12:00",
        steps: .counted(used: 16, symmetry: -0.2), length: 30),
      entry(
        "b", daysAgo: 9, person: "P070", visit: 2, startedAt: "2026-11-20 12:00",
        steps: .counted(used: 40, symmetry: 0.1), length: 90),
      entry("c", daysAgo: 400, person: "p07", visit: 2, startedAt: "2025-10-25 12:00"),
      entry("gym p07", steps: .counted(used: 0, symmetry: nil)),
    ]
    return state
  }

  @Test(arguments: [
    ("", "abcg"), ("person:P07", "ac"), ("person:p07 >7d", "a"), (">7d", "a"), ("<7d", "bc"),
    (">2w", "ab"), (">1y", "ab"), ("2026-11", "ab"), ("2026-11-20", "b"), (">2026-11-20", "ab"),
    ("<2026-11-20", "c"), ("tag:gym", "a"), ("gym", "ag"), ("visit:2", "bc"), ("person:", "abc"),
    (">", "abcg"), (">7", "abcg"), (">x", "abcg"), ("visit:2 P07", "bc"), ("nobody", ""),
    ("TAG:GYM Person:P07", "a"), (">99999999999999999999d", "abcg"),
  ])
  func filters(text: String, expected: String) {
    var state = Self.state()
    state.filter = text
    #expect(String(state.visible.map { $0.title.first ?? " " }) == expected)
  }

  @Test(arguments: [
    (LibrarySort.date, "abcg", "cbag"), (.person, "cabg", "bacg"), (.length, "bacg", "abcg"),
    (.steps, "bagc", "gabc"), (.symmetry, "abcg", "bacg"), (.file, "abcg", "gcba"),
  ])
  func sorts(sort: LibrarySort, expected: String, reversed: String) {
    var state = Self.state()
    state.sort = sort
    #expect(String(state.visible.map { $0.title.first ?? " " }) == expected)
    state.isReversed = true
    #expect(String(state.visible.map { $0.title.first ?? " " }) == reversed)
  }

  @Test func namesAndDamageAreSaid() {
    var state = Self.state()
    state.entries.append(
      LibraryEntry(
        path: "/mine/x.gait", shelf: .recording, title: "x.gait",
        problem: "/mine/x.gait: cannot be read"))
    state.filter = "damaged"
    #expect(LibraryRows(state: state).problem(atRow: 0) == "! x.gait: cannot be read")
    #expect(LibraryRows.summary(Self.state().entries[0]) == "a.gait, 2026-11-28 12:00, 0:30 min")
    #expect(LibraryRows.summary(Self.state().entries[3]) == "gym p07.gait, no date, length unknown")
  }

  /// Thousands are sorted and narrowed down between two keys.
  @Test func aLongListIsArrangedOnce() {
    var state = LibraryState()
    state.entries = (0..<5000).map {
      Self.entry("walk \($0)", daysAgo: Double($0), person: "P\($0 % 100)")
    }
    #expect(state.shown.count == 5000)
    #expect(state.visible.first?.title == "walk 0")
    state.filter = "person:P42"
    #expect(state.shown.count == 50)
  }
}
