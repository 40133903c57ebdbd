import Testing

@testable import GaitConsole
@testable import GaitEngine

/// What the console says of the past is what the analysis keeps of it.
@Suite struct KeptSecondsTests {
  @Test func screenAndAnalysisAgree() {
    #expect(LiveState.keptSeconds == LiveAnalysis.windowSeconds)
  }
}
