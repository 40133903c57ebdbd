import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// The steps over time, where a wide screen has room for them beside their table.
@Suite struct StepSeriesTests {
  private func steps(_ columns: Int, _ rows: Int) throws -> ConsoleState {
    var state = try ConsoleStates.walk(size: Size(columns: columns, rows: rows))
    state.screen = .steps
    return state
  }

  private func lines(_ state: ConsoleState) -> [String] {
    ConsoleView(state: state, theme: .fallback).render().lines()
  }

  @Test func everyUsedStepHasAPoint() throws {
    let state = try steps(200, 60)
    let shown = lines(state)
    let used = try #require(state.session?.analysis).steps.filter(\.isAccepted)
    for (foot, mark) in [(Foot.left, "•"), (.right, "×")] {
      let count = used.count { $0.foot == foot }
      // Once in the legend; a point for the force and one for the stance of each step.
      let marks = shown.reduce(0) { $0 + $1.filter { String($0) == mark }.count }
      #expect(marks > count, "\(foot) has \(marks) marks for \(count) steps")
      #expect(marks <= 1 + 2 * count)
    }
    #expect(shown.contains { $0.contains("Step by step") })
  }

  @Test func theTableKeepsItsColumns() throws {
    let title = "Step by step"
    #expect(try !lines(steps(160, 50)).contains { $0.contains(title) })
    let wide = try lines(steps(200, 60))
    #expect(wide.contains { $0.contains("contact s") && $0.contains("used") })
  }
}
