import Foundation
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitSimulation
import GaitTestSupport
import PlainText
import Testing

/// A comparison as JSON, CSV and Markdown.
@Suite struct ComparisonTextTests {
  private func session(
    _ gait: GaitPreset = .healthy, seconds: Double = 10,
    change: (inout RecordedSession) -> Void = { _ in }
  ) throws -> AnalyzedSession {
    var recording = SimulatedWalk(
      WalkerConfiguration(seed: 1, durationSeconds: seconds, samplingRateHz: 100, gait: gait)
    ).session
    change(&recording)
    return try AnalyzedSession(
      MemorySession(recording), path: "walk.gait", settings: AnalysisSettings())
  }

  private func parsed(_ comparison: SessionComparison) throws -> [String: Any] {
    let text = ComparisonJSON(comparison, program: "gaitlab 9.9").value.text()
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func object(_ parent: [String: Any], _ key: String) throws -> [String: Any] {
    try #require(parent[key] as? [String: Any], "\(key)")
  }

  @Test func theJSONHasRawNumbersWithUnitsInItsKeys() throws {
    let walks = [try session(), try session(.antalgic(.left))]
    let json = try parsed(SessionComparison(walks.map { $0.compared() }))
    #expect(json["schema"] as? String == "gaitlab.comparison/1")
    #expect(json["forceName"] as? String == "plate")
    let left = try object(json, "left")
    for key in [
      "stanceSeconds", "maxNewtons", "maxBodyWeightPercent", "impulseNewtonSeconds",
      "impulseBodyWeightPercentSeconds", "loadingRateToMaxBodyWeightPercentPerSecond",
    ] {
      #expect(left[key] != nil, "\(key)")
    }
    let row = try object(left, "maxNewtons")
    let means = try #require(row["sessions"] as? [[String: Any]])
    for (walk, mean) in zip(walks, means) {
      let expected = try #require(walk.analysis.summary.feet(.reference).left[.maxNewtons])
      #expect(abs(try #require(mean["mean"] as? Double) - expected.mean) < 1e-3)
      #expect(mean["n"] as? Int == expected.n)
    }
    let changes = try #require(row["changes"] as? [Any])
    #expect(changes.first is NSNull)
    let curves = try #require(try object(json, "curves")["right"] as? [[String: Any]])
    #expect((curves[0]["meanBodyWeightPercent"] as? [Any])?.count == 101)
  }

  @Test func tablesAreEvenAndSafe() throws {
    let comparison = SessionComparison([
      try session { $0.metadata.name = RandomSessions.hostileText }.compared(),
      try session { $0.metadata.name = "=cmd|' /C calc'!A0" }.compared(),
    ])
    let text = ComparisonText(comparison, program: "gaitlab 9.9")
    let lines = text.csv.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines[0].hasPrefix("session,name,date,"))
    #expect(lines.count > 40)
    for output in [text.csv, text.markdown] {
      #expect(!output.unicodeScalars.contains { $0 != "\n" && Printable.isHarmful($0) })
      #expect(output.contains("t x sqrt(SD1^2 / n1 + SD2^2 / n2)"))
    }
    #expect(!text.csv.contains(",=cmd"))
    let widths = Set(
      text.markdown.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.contains("\\|") }
        .map { row in row.count { $0 == "|" } })
    #expect(widths.isSubset(of: [10, 8, 7]), "\(widths)")
  }

  /// Without dates the numbers of the visits say which is before; every format says whose they are.
  @Test func visitsAreNamedAndPutInARow() throws {
    func visit(_ number: Int, _ condition: String) throws -> ComparedSession {
      try session {
        $0.metadata.startedAtUnixSeconds = nil
        $0.metadata.visit = SessionVisit(person: "P07", number: number, condition: condition)
      }.compared()
    }
    let comparison = SessionComparison([try visit(2, "slow"), try visit(1, "shoe, A")])
    let json = try parsed(comparison)
    #expect(json["order"] as? String == "visit")
    let sessions = try #require(json["sessions"] as? [[String: Any]])
    #expect(sessions.map { $0["visit"] as? Int } == [1, 2])
    #expect(sessions.map { $0["condition"] as? String } == ["shoe, A", "slow"])
    #expect(sessions[0]["personCode"] as? String == "P07")
    let text = ComparisonText(comparison, program: "gaitlab 9.9")
    #expect(text.markdown.contains("In the order of the visits' numbers"))
    #expect(text.markdown.contains("| person P07, visit 1, shoe, A |"))
    let lines = text.csv.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines[0].hasSuffix(",person,visit,condition"))
    #expect(lines[1].hasPrefix("1,") && lines[1].hasSuffix(",P07,1,\"shoe, A\""), "\(lines[1])")
    #expect(lines.last?.hasSuffix(",P07,2,slow") == true)
  }

  @Test func oneStepAndNoneAreTablesWithoutAJudgement() throws {
    let none = try session(seconds: 0.2)
    let walk = try session()
    let step = try #require(
      walk.analysis.steps.first { $0.foot == .left && $0.isAccepted && $0.swingSeconds != nil })
    let one = walk.part(
      (step.stance.initialContactSeconds - 0.01)...(step.stance.toeOffSeconds + 0.01))
    #expect(one.analysis.summary.stepsUsedOnFoot.left == 1)
    let json = try parsed(
      SessionComparison([walk.compared(), one.compared(), none.compared()]))
    let row = try object(try object(json, "left"), "stanceSeconds")
    let sessions = try #require(row["sessions"] as? [Any])
    #expect((sessions[1] as? [String: Any])?["sd"] is NSNull)
    #expect(sessions[2] is NSNull)
    let changes = try #require(row["changes"] as? [Any])
    #expect((changes[1] as? [String: Any])?["isBeyondVariation"] is NSNull)
    #expect(changes[2] is NSNull)
    let doubts = try #require(json["doubts"] as? [String])
    #expect(doubts.contains { $0.hasPrefix("one left step is used of 2") })
    #expect(doubts.contains { $0.hasPrefix("no step is used of 3") })
    let empty = SessionComparison([none.compared(), none.compared()])
    #expect(ComparisonText(empty, program: "").markdown.contains("| session |"))
  }
}
