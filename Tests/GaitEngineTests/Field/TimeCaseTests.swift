import GaitAnalysis
import GaitFiles
import GaitModel
import GaitTestSupport
import Testing

/// Clocks and numbers from the field as spreadsheets and packets write them.
@Suite(.enabled(if: Fixture.sharedCases != nil, "../shared/cases is absent"))
struct TimeCaseTests {
  @Test func packetsAreSpreadAtTheStatedRate() throws {
    let walk = try FieldCase("csv-time-in-batches-of-12.csv")
    #expect(walk.accepted(.left).count == 15)
    #expect(walk.accepted(.right).count == 15)
    let cadence = try #require(walk.analysis.summary.cadenceStepsPerMinute)
    #expect(abs(cadence - 115.9) < 0.2)
    #expect(walk.analysis.trust.droppedFrames == 0)
    #expect(!walk.flags.contains(.rateContradicted))
  }

  @Test(arguments: ["csv-time-in-ms-column-says-s.csv", "moticon-time-in-ms.txt"])
  func millisecondsInAColumnOfSecondsAreRefused(name: String) throws {
    let error = #expect(throws: GaitlabError.self) { try FieldCase(name) }
    #expect(error?.code == .implausibleValue)
    #expect(error?.summary.contains("milliseconds") == true)
  }

  @Test(arguments: [
    ("csv-decimal-comma-semicolon.csv", 1), ("moticon-decimal-comma.txt", 10),
    ("csv-unit-psi.csv", 1),
  ])
  func decimalCommasAndUnitsAreRead(name: String, steps: Int) throws {
    #expect(try FieldCase(name).analysis.summary.stepsUsed >= steps)
  }
}
