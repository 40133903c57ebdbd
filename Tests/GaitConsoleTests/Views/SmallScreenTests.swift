import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Every screen and overlay at every size: no crash, and nothing beside the grid.
@Suite struct SmallScreenTests {
  static let large = [(80, 24), (120, 40), (160, 50), (200, 13), (40, 90), (400, 120), (1000, 12)]

  @Test(arguments: Scene.allCases) func drawsAtAnySize(scene: Scene) throws {
    let sizes = (1...45).flatMap { columns in (1...15).map { (columns, $0) } } + Self.large
    for (columns, rows) in sizes + [(0, 0), (0, 5), (5, 0)] {
      let size = Size(columns: columns, rows: rows)
      let state = try scene.state(
        size: size, options: ConsoleStates.options(glyphs: columns % 2 == 0 ? .block : .ascii))
      let buffer = ConsoleView(state: state, theme: .fallback).render()
      #expect(buffer.size == size)
      let text = buffer.lines().joined()
      if columns * rows > 60 { #expect(text.contains { $0 != " " }, "\(size) is empty") }
      if columns % 2 == 1 { #expect(text.utf8.allSatisfy { $0 < 0x80 }, "\(size): \(text)") }
      #expect(ScreenLayout.fits(size) == (columns >= 40 && rows >= 12))
    }
  }

  @Test func smallestUsefulSizeShowsTheNumbers() throws {
    let state = try Scene.monitor.state(
      size: ScreenLayout.minimum, options: ConsoleStates.options())
    let text = ConsoleView(state: state, theme: .fallback).render().lines()
      .joined(separator: "\n")
    #expect(text.contains("[1 Monitor]"))
    #expect(text.contains("vGRF"))
    #expect(text.contains("step "))
  }

  @Test func tooSmallSaysWhatItNeeds() throws {
    let state = try Scene.steps.state(
      size: Size(columns: 39, rows: 12), options: ConsoleStates.options())
    let lines = ConsoleView(state: state, theme: .fallback).render().lines()
    #expect(lines[0].hasPrefix("gaitlab needs 40x12"))
    #expect(lines.dropFirst().allSatisfy { $0.allSatisfy { $0 == " " } })
  }
}
