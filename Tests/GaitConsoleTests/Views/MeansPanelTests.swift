import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Means and symmetry can be read on every terminal, and say which differences are real.
@Suite struct MeansPanelTests {
  private let reducer = ConsoleReducer()

  private func text(_ state: ConsoleState) -> String {
    ConsoleView(state: state, theme: .fallback).render().lines().joined(separator: "\n")
  }

  private func steps(_ columns: Int, _ rows: Int) throws -> ConsoleState {
    var state = try ConsoleStates.walk(size: Size(columns: columns, rows: rows))
    state.screen = .steps
    return state
  }

  @Test func aKeyBringsThemWhereThereIsNoRoom() throws {
    var state = try steps(80, 24)
    #expect(!text(state).contains("sym."))
    #expect(text(state).contains(" v means "))
    #expect(reducer.press(.character("v"), on: &state).isEmpty)
    let shown = text(state)
    for word in ["Mean (SD) n", "sym.", "stance s", "peak 1", "cadence /min", "contact s"] {
      #expect(shown.contains(word), "\(word) is missing:\n\(shown)")
    }
    #expect(shown.contains(" v curves "))
    #expect(shown.contains("(R - L) / mean of both"))
    reducer.press(.character("v"), on: &state)
    #expect(!text(state).contains("sym."))
    state = try steps(60, 14)
    reducer.press(.character("v"), on: &state)
    #expect(text(state).contains("stance s"))
  }

  /// Every line of the plot is in the legend: the selected step is one.
  @Test(arguments: [80, 120]) func theLegendNamesTheSelectedStep(columns: Int) throws {
    var state = try ConsoleStates.walk(
      size: Size(columns: columns, rows: 40), options: ConsoleStates.options(glyphs: .ascii))
    state.screen = .steps
    state.selectedStep = 3
    let index = state.stepsOfFoot[3].index
    #expect(text(state).contains("ooo step \(index)"))
  }

  @Test func theKeyIsNotOfferedWhereBothAreShown() throws {
    var state = try steps(120, 40)
    #expect(text(state).contains("sym."))
    #expect(!state.offers(.toggleMeans))
    #expect(!text(state).contains("v means"))
    state.size = Size(columns: 80, rows: 24)
    #expect(state.offers(.toggleMeans))
  }

  /// The same rule as that of the comparison and the report: more than single steps vary.
  @Test(arguments: [true, false]) func sidesThatDifferByMoreThanStepsVaryAreMarked(
    differs: Bool
  ) throws {
    var state = try steps(120, 40)
    let analysis = try #require(state.session?.analysis)
    var changed = analysis
    changed.steps = analysis.steps.map { step in
      // The swing of one side, far beyond what steps vary, or exactly that of the other.
      var step = step
      step.swingSeconds =
        (differs && step.foot == .right ? 0.6 : 0.4) + 0.001 * Double(step.index % 3)
      return step
    }
    changed.summary = GaitSummary(steps: changed.steps, force: changed.decidedBy)
    state.session?.analysis = changed
    let row = try #require(text(state).split(separator: "\n").first { $0.contains("swing s  ") })
    #expect(row.contains("%*") == differs, "\(row)")
    let feet = changed.summary.feet
    let change = MeanChange(
      from: try #require(feet.left[.swingSeconds]), to: try #require(feet.right[.swingSeconds]))
    #expect(change.isBeyondVariation == differs)
    if differs { #expect(text(state).contains("* sides differ by more than steps vary (95 %)")) }
  }

  @Test func fewIsExplainedWhereItStands() throws {
    var state = try steps(120, 40)
    let analysis = try #require(state.session?.analysis)
    var changed = analysis
    var isFirst = true
    changed.steps = analysis.steps.filter { step in
      guard step.foot == .right, step.isAccepted else { return true }
      defer { isFirst = false }
      return isFirst
    }
    changed.summary = GaitSummary(steps: changed.steps, force: changed.decidedBy)
    state.session?.analysis = changed
    #expect(text(state).contains("  few"))
    #expect(text(state).contains("few: 1 step, or under half of a foot's, has it"))
  }

  @Test func theLibrarySaysOnHowFewStepsASymmetryRests() {
    func row(_ n: Int?) -> String {
      var state = ConsoleStates.library(size: Size(columns: 160, rows: 24))
      state.library.entries[2].steps = .counted(used: 42, symmetry: -0.062, n: n)
      return text(state).split(separator: "\n").first { $0.contains("p07.gait") }.map(String.init)
        ?? ""
    }
    #expect(row(20).contains("-6.2 %"))
    #expect(row(3).contains("-6 % n3"))
    #expect(row(1).contains("few n1"))
    #expect(!row(1).contains("-6"))
  }
}
