import GaitAnalysis
import GaitConsole
import GaitTestSupport
import TerminalCore
import Testing

/// What Monitor says of how far to trust the numbers.
@Suite struct TrustLineTests {
  private func screen(flags: [TrustFlag]) throws -> String {
    var state = try ConsoleStates.walk(size: Size(columns: 160, rows: 50))
    let trust = try #require(state.session?.analysis?.trust)
    state.session?.analysis?.trust = TrustReport(
      bodyWeightRatio: trust.bodyWeightRatio, faults: trust.faults,
      droppedFrames: trust.droppedFrames, gaps: trust.gaps, flags: flags)
    return ConsoleView(state: state, theme: .fallback).render().lines().joined(separator: "\n")
  }

  @Test func readingsBelowZeroAreTold() throws {
    #expect(try screen(flags: [.simulated, .negativeReadings]).contains("| below zero !"))
    #expect(try !screen(flags: [.simulated]).contains("below zero"))
  }
}
