import Foundation
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitReport
import GaitSimulation
import GaitTestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The page of a comparison: right whatever does not fit.
@Suite struct ComparisonPageTests {
  private func side(
    seconds: Double = 10, seed: UInt64 = 1, change: (inout RecordedSession) -> Void = { _ in }
  ) throws -> ComparedSession {
    var recording = SimulatedWalk(
      WalkerConfiguration(seed: seed, durationSeconds: seconds, samplingRateHz: 100)
    ).session
    change(&recording)
    let session = MemorySession(recording)
    let analyzed = try AnalyzedSession(session, path: "walk.gait", settings: AnalysisSettings())
    let pressure = try PressureReader(
      session: session, analysis: analyzed.analysis, metadata: analyzed.metadata
    ).report(.usedSteps)
    return analyzed.compared(pressure: pressure)
  }

  private func html(_ sides: ComparedSession...) -> String {
    ReportDocument.html(SessionComparison(sides), program: "gaitlab 9.9")
  }

  private func isWellFormed(_ html: String) -> Bool {
    XMLParser(data: Data(html.utf8)).parse() && !html.contains("nan")
  }

  @Test func curvesMapsAndTablesAreThere() throws {
    let html = html(
      try side { $0.metadata.startedAtUnixSeconds = 1.6e9 },
      try side(seed: 2) { $0.metadata.startedAtUnixSeconds = 1.7e9 })
    #expect(isWellFormed(html))
    #expect(html.contains("<td>2020-09-13 12:26</td>"))
    // Two curves, two maps of two feet, two differences, two legends.
    #expect(html.components(separatedBy: "<svg").count - 1 == 2 + 4 + 2 + 2)
    #expect(html.contains("max force, plate [%BW]"))
    #expect(html.contains("<h2>Symmetry</h2>"))
    #expect(html.contains("t x sqrt(SD1^2 / n1 + SD2^2 / n2)"))
    #expect(html.contains("gaitlab 9.9"))
  }

  @Test func whatDoesNotFitIsSaid() throws {
    let odd = try side(seed: 2) { session in
      session.metadata.insoles.right = nil
      session.frames.right = nil
      session.metadata.reference = nil
      session.reference = PerFoot(both: nil)
      session.metadata.bodyMassKilograms = nil
    }
    let html = html(try side(), odd)
    #expect(isWellFormed(html))
    #expect(html.contains("no right foot was recorded in 2"))
    #expect(html.contains("no date is known of 1, 2"))
    #expect(html.contains("no body mass is known of 2"))
    #expect(html.contains("max force, estimate [%BW]"))
  }

  @Test func withoutAStepThereIsAPage() throws {
    let html = html(try side(seconds: 0.2), try side(seconds: 0.2))
    #expect(isWellFormed(html))
    #expect(html.contains("no step is used of 1, 2"))
    #expect(!html.contains("<h2>Left foot</h2>"))
  }

  @Test func hostileNamesStayText() throws {
    let html = html(
      try side { $0.metadata.name = "</title><script>alert(1)</script>" },
      try side { $0.metadata.name = RandomSessions.hostileText })
    #expect(isWellFormed(html))
    #expect(!html.contains("<script"))
  }
}
