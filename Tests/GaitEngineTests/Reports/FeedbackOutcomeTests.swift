import Foundation
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitStore
import GaitTestSupport
import Testing

/// How a walker did against targets, from the recorder to what people read.
@Suite struct FeedbackOutcomeTests {
  private static let walk = FeedbackSummary(
    target: FeedbackTarget(measure: .peakForce, foot: .left, zone: 15...25.5, unit: .kilograms),
    under: 1, inZone: 7, over: 2, streak: 1, longestStreak: 4, secondsInZone: 6.4, seconds: 9.1,
    name: "Walk 1 of 2", schedule: .every(2), startSeconds: 3.5)
  private static let even = FeedbackSummary(
    target: FeedbackTarget(measure: .symmetry, zone: -10...10), inZone: 30, longestStreak: 30)
  private static let marks = [
    Marker(timeSeconds: 0.5, note: PhaseMark(name: "Warm-up", position: 1, count: 2).note),
    Marker(timeSeconds: 3, note: PhaseMark(name: "Walk 1 of 2", position: 2, count: 2).note),
  ]

  /// The simulated walk with feedback and phases, in a file.
  private func file(_ folder: String) throws -> String {
    let path = folder + "/walk.gait"
    try AnalyzedWalk.write(to: path)
    let recorder = try SessionRecorder.continuing(path: path)
    for summary in [Self.walk, Self.even] { try recorder.append(summary) }
    for mark in Self.marks { try recorder.append(mark) }
    recorder.finish()
    return path
  }

  @Test func analyzeHasExercisesAndPhases() throws {
    try Fixture.withFolder { folder in
      let path = try file(folder)
      let session = try AnalyzedSession(
        try SessionOpener.open(path: path), path: path, settings: AnalysisSettings())
      let text = AnalysisJSON.value(
        session.analysis, metadata: session.metadata, markers: session.markers,
        durationSeconds: session.durationSeconds, outcome: session.outcome
      ).text()
      let json = try #require(
        JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let feedback = try #require(json["feedback"] as? [[String: Any]])
      #expect(feedback.count == 2)
      #expect(feedback[0]["name"] as? String == "Walk 1 of 2")
      #expect(feedback[0]["unit"] as? String == "kg")
      #expect(feedback[0]["zone"] as? [Double] == [15, 25.5])
      #expect(feedback[0]["shown"] as? String == "every 2 steps")
      #expect(feedback[0]["phase"] as? Int == 2)
      #expect(feedback[0]["steps"] as? Int == 10)
      #expect(feedback[0]["inZonePercent"] as? Double == 70)
      #expect(feedback[1]["name"] is NSNull)
      #expect(feedback[1]["phase"] is NSNull)
      let phases = try #require(json["phases"] as? [[String: Any]])
      #expect(phases.map { $0["name"] as? String } == ["Warm-up", "Walk 1 of 2"])
      #expect(phases[0]["endSeconds"] as? Double == 3)
      let used = phases.compactMap { $0["stepsUsed"] as? Int }
      let last = try #require(phases[1]["endSeconds"] as? Double)
      #expect(last > 10)
      #expect(
        used[1]
          == session.analysis.steps.count {
            $0.isAccepted && $0.stance.initialContactSeconds >= 3
          })
      #expect(used.allSatisfy { $0 > 0 })
    }
  }

  @Test func tablesSayItInASentence() throws {
    try Fixture.withFolder { folder in
      let path = try file(folder)
      let session = try AnalyzedSession(
        try SessionOpener.open(path: path), path: path, settings: AnalysisSettings())
      let sentence =
        "Walk 1 of 2: peak force, left foot, from 15 to 25.5 kg: 7 of 10 steps in the zone (70 %), "
        + "1 under, 2 over; longest streak 4; 6 s in the zone (70 % of the walking); "
        + "shown: every 2 steps"
      let csv = StepTableText.csv(
        session.analysis, metadata: session.metadata, markers: session.markers,
        outcome: session.outcome)
      #expect(csv.contains("# feedback: \(sentence)\n"))
      #expect(FeedbackOutcome.sentence(Self.walk) == sentence)
      #expect(
        csv.contains("symmetry of peak forces, right minus left, from -10 to 10 %: 30 "))
      let markdown = StepTableText.markdown(
        session.analysis, metadata: session.metadata, markers: session.markers,
        outcome: session.outcome)
      #expect(markdown.contains("- feedback: "))
    }
  }

  @Test func theTrendHasTheShareOfSteps() throws {
    let analysis = try AnalyzedWalk.shared().analysis(leavingOut: [])
    let numbers = SessionNumbers(analysis, feedback: [Self.walk, Self.even])
    #expect(numbers.mean(.inZone, nil)?.mean == 92.5)
    #expect(SessionNumbers(analysis).mean(.inZone, nil) == nil)
  }
}
