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

/// Pages of sessions: whole, safe, from nowhere else, and right in what they say.
@Suite struct ReportDocumentTests {
  private static let program = "gaitlab 9.9"

  private func recording(
    seconds: Double = 10, seed: UInt64 = 1, change: (inout RecordedSession) -> Void = { _ in }
  ) -> RecordedSession {
    var session = SimulatedWalk(
      WalkerConfiguration(seed: seed, durationSeconds: seconds, samplingRateHz: 100)
    ).session
    change(&session)
    return session
  }

  private func analyzed(_ recording: RecordedSession) throws -> ReportDocument.Part {
    let session = MemorySession(recording)
    let analyzed = try AnalyzedSession(session, path: "walk.gait", settings: AnalysisSettings())
    let pressure = try PressureReader(
      session: session, analysis: analyzed.analysis, metadata: analyzed.metadata
    ).report(.usedSteps)
    return (analyzed, pressure)
  }

  private func html(_ parts: ReportDocument.Part...) -> String {
    ReportDocument(parts, program: Self.program).html
  }

  private func isWellFormed(_ html: String) -> Bool {
    XMLParser(data: Data(html.utf8)).parse()
  }

  @Test func whatWasFoundOnTheEstimateIsMarked() throws {
    let whole = html(try analyzed(recording(seconds: 20)))
    #expect(!whole.contains("found on the estimate"))
    let part = try analyzed(
      recording(seconds: 20) { session in
        for foot in Foot.allCases {
          guard let block = session.reference[foot] else { continue }
          let kept = block.times.indices.filter { !(8.0...12.0).contains(block.times[$0]) }
          session.reference[foot] = ForceBlock(
            foot: foot, times: kept.map { block.times[$0] },
            newtons: kept.map { block.newtons[$0] })
        }
      })
    let analysis = part.session.analysis
    #expect(analysis.decidedBy == .reference)
    let count = analysis.steps.count(where: \.isWithoutReference)
    #expect(count > 2)
    let html = html(part)
    #expect(html.contains("\(count) of those used were found on the estimate: the plate has"))
    // Among those left out are more.
    let rows = analysis.steps.count { analysis.foundOn($0) == .estimated }
    #expect(html.components(separatedBy: "<td>found on the estimate</td>").count == rows + 1)
  }

  @Test func aPageSaysWhatTheAnalysisFound() throws {
    let part = try analyzed(recording())
    let session = part.session
    let summary = session.analysis.summary
    let html = html(part)
    #expect(isWellFormed(html))
    #expect(html.contains("\(summary.stepsFound) steps found, \(summary.stepsUsed) used"))
    #expect(html.contains("a simulated walker, not a person"))
    #expect(html.contains("gaitlab 9.9"))
    #expect(html.contains("not a medical device"))
    // Curves and maps of two feet, and a legend.
    #expect(html.components(separatedBy: "<svg").count == 1 + 2 + 2 + 1)
    let heel = try #require(part.pressure.feet.left?.mean(.peak, region: 0))
    #expect(html.contains("<td>\(String(format: "%.1f", heel.mean))</td>"))
    let rows = html.components(separatedBy: "<th scope=\"row\"><span class=\"left\">").count - 1
    #expect(rows == session.analysis.steps.count { $0.foot == .left })
  }

  @Test func nothingComesFromElsewhereAndNothingRuns() throws {
    let html = html(try analyzed(recording()))
    for word in ["http", "<script", "src=", "@import", "url(", "<link", "<img"] {
      #expect(!html.contains(word), "\(word)")
    }
  }

  @Test(arguments: [
    RandomSessions.hostileText, "</title><script>alert(1)</script>", "a \" onload=\"b",
    "&amp;\u{1B}[2J", "<\u{301}script>", "\u{FFFE}",
  ])
  func whatPeopleTypedStaysText(hostile: String) throws {
    let walk = recording { session in
      session.metadata.name = hostile
      session.metadata.source = hostile
      session.metadata.notes = hostile
      session.markers = [Marker(timeSeconds: 1, note: hostile)]
    }
    let html = html(try analyzed(walk))
    #expect(isWellFormed(html))
    #expect(!html.contains("<script"))
    #expect(!html.contains("\" onload"))
    #expect(!html.unicodeScalars.contains { $0.value == 0x1B })
  }

  @Test func oneFootWithoutAReferenceIsAPage() throws {
    let walk = recording { session in
      session.metadata.insoles.right = nil
      session.frames.right = nil
      session.metadata.reference = nil
      session.reference = PerFoot(both: nil)
    }
    let html = html(try analyzed(walk))
    #expect(isWellFormed(html))
    #expect(!html.contains("nan"))
    #expect(!html.contains("Estimate minus plate"))
  }

  @Test func aRecordingWithoutAStepSaysSo() throws {
    let html = html(try analyzed(recording(seconds: 0.2)))
    #expect(isWellFormed(html))
    #expect(html.contains("No step was found"))
    #expect(!html.contains("nan"))
  }

  @Test func countsAreCalledCounts() throws {
    let walk = recording { session in
      session.metadata.bodyMassKilograms = nil
      session.metadata.reference = nil
      session.reference = PerFoot(both: nil)
      for foot in Foot.allCases { session.metadata.insoles[foot]?.unit = .counts }
    }
    let html = html(try analyzed(walk))
    #expect(isWellFormed(html))
    #expect(html.contains(" counts</text>"))
    #expect(!html.contains(" kPa</text>"))
  }

  /// A step whose force rises once, to `newtons`, and falls again.
  private func flat(_ step: Step, newtons: Double) -> Step {
    let stance = step.stance
    let times = (-20...1020).map {
      stance.initialContactSeconds + stance.stanceSeconds * Double($0) / 1000
    }
    let forces = (-20...1020).map { point in
      Float(newtons * max(0, 1 - abs(Double(point) / 500 - 1)))
    }
    let features = ForceFeatures(times: times, newtons: forces, stance: stance)
    return Step(
      stance: stance, index: step.index, rejection: step.rejection, measured: features,
      estimated: features, reference: features)
  }

  /// One rise on the left and two peaks on the right; the sentence has the number of the table.
  @Test func exercisesStandInATable() throws {
    let part = try analyzed(recording())
    #expect(!html(part).contains("Steps against the target"))
    let walk = FeedbackSummary(
      target: FeedbackTarget(measure: .peakForce, foot: .left, zone: 15...25, unit: .kilograms),
      under: 1, inZone: 7, over: 2, longestStreak: 4, name: "Walk <1> of 3", schedule: .every(2))
    let session = AnalyzedSession(
      name: "walk", analysis: part.session.analysis, metadata: part.session.metadata,
      feedback: [walk], durationSeconds: 10)
    let page = html((session, part.pressure))
    #expect(isWellFormed(page))
    #expect(page.contains("Walk &lt;1&gt; of 3"))
    #expect(page.contains("<td>15 to 25 kg</td>"))
    #expect(page.contains("<td>70</td>"))
    #expect(page.contains("<td>every 2 steps</td>"))
  }

  @Test func eachFootIsDescribedByItself() throws {
    let part = try analyzed(recording())
    var analysis = part.session.analysis
    analysis.steps = analysis.steps.map { step in
      step.foot == .left ? flat(step, newtons: 500 + Double(step.index % 2)) : step
    }
    analysis.summary = GaitSummary(steps: analysis.steps, force: analysis.decidedBy)
    let session = AnalyzedSession(
      name: "walk", analysis: analysis, metadata: part.session.metadata, durationSeconds: 10)
    let html = html((session, part.pressure))
    // The measures of two peaks rest on one foot: what stands in place of their symmetry is explained.
    #expect(!html.contains("<td>few</td>") || html.contains("few: one step of a foot"))
    #expect(
      html.contains(
        "The force has on the left one rise and on the right two peaks; its highest is "))
    let symmetry = try #require(analysis.summary.symmetry[.maxNewtons]) * 100
    let number = String(format: "%+.1f %%", symmetry)
    #expect(symmetry > 5)
    #expect(html.contains("higher on the right (symmetry \(number)), more than single steps vary"))
    #expect(html.contains("<td>\(number)</td>"))
    #expect(!html.contains(" % longer") && !html.contains(" % higher"))
  }

  @Test func sessionsAreComparedInTheOrderOfTheirDates() throws {
    let later = try analyzed(
      recording {
        $0.metadata.name = "after"
        $0.metadata.startedAtUnixSeconds = 1.7e9
      })
    let earlier = try analyzed(
      recording(seed: 2) {
        $0.metadata.name = "before"
        $0.metadata.startedAtUnixSeconds = 1.6e9
      })
    let html = html(later, earlier)
    #expect(isWellFormed(html))
    let comparison = try #require(html.components(separatedBy: "<h1>Comparison").last)
    let first = try #require(comparison.range(of: "1. before"))
    let second = try #require(comparison.range(of: "2. after"))
    #expect(first.lowerBound < second.lowerBound)
    let before = try #require(earlier.session.analysis.summary.feet.left[.stanceSeconds])
    let after = try #require(later.session.analysis.summary.feet.left[.stanceSeconds])
    let change = MeanChange(from: before, to: after)
    let text = String(format: "%+.3f", change.difference)
    #expect(comparison.contains("<td>\(text)</td>"))
  }
}
