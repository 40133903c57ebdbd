import Foundation
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import PlainText
import Testing

/// Every table says how many steps were left out by hand, and why; a reason may be anything.
@Suite struct LeftOutReportTests {
  private static let reasons = [
    "", "stumbled", "=HYPERLINK(\"x\"),1;2", "a | b <b> `c`", RandomSessions.hostileText,
  ]

  /// The walk without a used step of the left foot, and with a record that fits none.
  private func session(_ reason: String) throws -> (session: AnalyzedSession, step: Step) {
    let walk = try AnalyzedWalk.shared()
    let steps = walk.analysis(leavingOut: []).steps
    let step = try #require(steps.first { $0.foot == .left && $0.isAccepted })
    let analysis = walk.analysis(leavingOut: [
      LeftOutStep(
        foot: .left, initialContactSeconds: step.stance.initialContactSeconds, reason: reason),
      LeftOutStep(foot: .right, initialContactSeconds: 99.5, reason: reason),
    ])
    let session = AnalyzedSession(
      name: "walk", analysis: analysis, metadata: walk.recording.metadata,
      durationSeconds: 12)
    return (session, step)
  }

  private func words(_ reason: String) -> String {
    reason.isEmpty ? "left out by hand" : "left out by hand: \(reason)"
  }

  @Test(arguments: reasons) func jsonHoldsThemAsTheyAre(reason: String) throws {
    let (session, step) = try session(reason)
    let text = AnalysisJSON.value(
      session.analysis, metadata: session.metadata, durationSeconds: 12
    ).text()
    #expect(!text.unicodeScalars.contains { $0 != "\n" && Printable.isHarmful($0) })
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let summary = try #require(json["summary"] as? [String: Any])
    #expect(summary["stepsLeftOutByHand"] as? Int == 1)
    let lost = try #require(summary["leftOutWithoutStep"] as? [[String: Any]])
    #expect(lost.count == 1)
    #expect(lost.first?["foot"] as? String == "right")
    #expect(lost.first?["initialContactSeconds"] as? Double == 99.5)
    #expect(lost.first?["reason"] as? String == reason)
    let steps = try #require(json["steps"] as? [[String: Any]])
    let own = try #require(
      steps.first { $0["foot"] as? String == "left" && $0["index"] as? Int == step.index })
    #expect(own["accepted"] as? Bool == false)
    #expect(own["rejection"] as? String == words(reason))
  }

  @Test(arguments: reasons) func tablesStayTables(reason: String) throws {
    let (session, _) = try session(reason)
    let csv = StepTableText.csv(session.analysis, metadata: session.metadata)
    let markdown = StepTableText.markdown(session.analysis, metadata: session.metadata)
    let tidy = ExportWalk.text(.step, [session])
    for text in [csv, markdown, tidy] {
      #expect(!text.unicodeScalars.contains { $0 != "\n" && Printable.isHarmful($0) })
      let line = try #require(text.split(separator: "\n").first { $0.contains("steps used: ") })
      #expect(
        line.contains(
          " found, \(session.analysis.summary.leftOutWords()); left out, but fitting no step: "
            + "right at 99.500 s"))
      #expect(
        text.ranges(of: ",no,left out by hand").count
          + text.ranges(of: ",no,\"left out by hand").count
          + text.ranges(of: "| no | left out by hand").count == 1)
    }
    // A quoted cell holds no quote of its own, so that splitting by it leaves the commas in it out.
    for text in [csv, tidy] {
      let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      let counts = rows.map { row in
        row.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
          .filter { $0.offset.isMultiple(of: 2) }.map { $0.element.count { $0 == "," } }
          .reduce(0, +)
      }
      #expect(Set(counts).count == 1)
    }
    let table = markdown.split(separator: "\n").filter { $0.hasPrefix("| left |") }
    #expect(
      Set(table.map { $0.replacing("\\|", with: "").count { $0 == "|" } }).count == 1)
  }

  @Test func theHeadOfEveryExportCountsThem() throws {
    let (session, step) = try session("stumbled")
    for row in [TidyRow.frame, .step, .curve] {
      #expect(ExportWalk.text(row, [session]).contains(", 1 left out by hand, 2 rejected; "))
    }
    var estimates = ""
    EstimateTable(session.analysis, metadata: session.metadata).write { estimates += $0 }
    #expect(estimates.contains("# steps used: "))
    #expect(estimates.contains(", 1 left out by hand, 2 rejected; "))
    var bytes: [UInt8] = []
    let recording = try AnalyzedWalk.shared().recording
    XDFExport.writer(session, recording: recording, program: "").write { bytes += $0 }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(", 1 left out by hand, 2 rejected; "))
    #expect(
      text.contains(
        "left step \(step.index) initial contact, not used: left out by hand: stumbled"))
  }

  @Test func aComparisonCountsThem() throws {
    let (session, _) = try session("")
    let summary = session.compared().summary
    #expect(summary.stepsLeftOut == 1)
    #expect(summary.stepsLeftOutByOption == 0)
  }

  /// A symmetry from one step is chance: null, and named as too few.
  @Test func symmetryOfOneStepIsFew() throws {
    let walk = try AnalyzedWalk.shared()
    let steps = walk.analysis(leavingOut: []).steps
    let kept = try #require(steps.last { $0.foot == .left && $0.isAccepted })
    let analysis = walk.analysis(
      leavingOut: steps.filter { $0.foot == .left && $0.stance != kept.stance }.map {
        LeftOutStep(foot: .left, initialContactSeconds: $0.stance.initialContactSeconds)
      })
    #expect(analysis.summary.stepsUsedOnFoot.left == 1)
    let text = AnalysisJSON.value(
      analysis, metadata: walk.recording.metadata, durationSeconds: 12
    ).text()
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let summary = try #require(json["summary"] as? [String: Any])
    let symmetry = try #require(summary["symmetry"] as? [String: Any])
    let few = try #require(symmetry["few"] as? [String])
    for measure in ["stanceSeconds", "firstPeakNewtons", "impulseNewtonSeconds"] {
      #expect(symmetry[measure] is NSNull)
      #expect(few.contains(measure))
    }
  }
}
