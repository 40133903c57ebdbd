import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Norms behind the curves of Steps.
@Suite struct NormsViewTests {
  private static func norms(_ state: ConsoleState) throws -> ShownNorms {
    let analysis = try #require(state.session?.analysis)
    let weight = analysis.calibration.bodyWeightNewtons
    let stance = try #require(analysis.summary.feet.left[.stanceSeconds]).mean
    let peak = try #require(analysis.summary.feet.left[.firstPeakNewtons]).mean / weight
    let group = NormGroup(
      name: "normal", curve: (0...100).map { _ in NormValue(people: 10, mean: 1, sd: 0.1) },
      measures: [
        .stanceSeconds: NormValue(people: 10, mean: stance + 0.05, sd: 0.02),
        .firstPeakNewtons: NormValue(people: 10, mean: peak - 0.12, sd: 0.1),
      ], cadence: nil)
    return ShownNorms(
      name: "ours",
      choice: NormChoice(
        norms: Norms(
          name: "our controls", people: "10 staff", source: "here", licence: "", groups: [group])))
  }

  @Test func scoresStandBesideTheMeans() throws {
    var state = try ConsoleStates.walk(size: Size(columns: 120, rows: 40))
    state.screen = .steps
    state.norms = try Self.norms(state)
    let text = ConsoleView(state: state, theme: .fallback).render().lines()
      .joined(separator: "\n")
    #expect(text.contains("z L"))
    let stance = try #require(text.split(separator: "\n").first { $0.contains("│stance s") })
    #expect(stance.contains("-2.5"))
    let peak = try #require(text.split(separator: "\n").first { $0.contains("│peak 1") })
    #expect(peak.contains("+1.2"))
    #expect(text.contains("Left, plate, band: norms"))
    #expect(text.contains("z: our controls, normal (the only group)"))
  }

  @Test func aKeyAsksForTheNextOnesAndTheyAreSaid() throws {
    let reducer = ConsoleReducer()
    var state = try ConsoleStates.walk()
    state.screen = .steps
    #expect(reducer.press(.character("N"), on: &state) == [.readNextNorms(after: nil)])
    let shown = try Self.norms(state)
    _ = reducer.reduce(&state, .normsChanged(shown))
    #expect(state.notice?.text.contains("10 staff") == true)
    #expect(reducer.press(.character("N"), on: &state) == [.readNextNorms(after: "ours")])
    _ = reducer.reduce(&state, .normsChanged(nil))
    #expect(state.norms == nil)
  }
}
