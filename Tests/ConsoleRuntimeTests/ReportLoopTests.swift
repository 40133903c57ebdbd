import ConsoleRuntime
import Foundation
import GaitConsole
import GaitTestSupport
import TerminalCore
import Testing

/// `P` and `N` with a session behind them.
@Suite struct ReportLoopTests {
  private func opened(in folder: String, reports: String?) throws -> LoopRig {
    let path = folder + "/walk.gait"
    try LoopRig.writeWalk(to: path)
    let rig = LoopRig(
      size: Size(columns: 120, rows: 40), reportsFolder: reports,
      normsFolder: Fixture.root.appending(path: "Norms").path)
    rig.loop.open(path: path, title: "walk")
    rig.loop.turn()
    rig.press(.character(" "))
    return rig
  }

  @Test func aPageIsWrittenAndTheNextOneBesideIt() throws {
    try Fixture.withFolder { folder in
      let reports = folder + "/reports"
      let rig = try opened(in: folder, reports: reports)
      rig.press(.character("m"))
      rig.type("left knee")
      rig.press(.enter, .character("P"))
      let said = try #require(rig.loop.state.notice)
      #expect(said.text.hasPrefix("report written: \(reports)/"))
      rig.press(.character("P"))
      let files = try FileManager.default.contentsOfDirectory(atPath: reports).sorted()
      #expect(files.count == 2)
      let page = try String(contentsOfFile: reports + "/" + files[0], encoding: .utf8)
      #expect(page.contains("<h1>Gait report: "))
      #expect(page.contains("left knee"))
    }
  }

  @Test func aPageOfTheComparisonIsWritten() throws {
    try Fixture.withFolder { folder in
      let (walks, reports) = (folder + "/walks", folder + "/reports")
      try FileManager.default.createDirectory(atPath: walks, withIntermediateDirectories: true)
      for name in ["a", "b"] { try LoopRig.writeWalk(to: "\(walks)/\(name).gait") }
      let rig = LoopRig(
        recordings: walks, size: Size(columns: 120, rows: 40), reportsFolder: reports)
      rig.loop.scanLibrary()
      rig.loop.turn()
      rig.press(.character("c"), .down, .character("c"))
      #expect(rig.loop.state.library.comparison != nil)
      rig.press(.character("P"))
      #expect(rig.loop.state.notice?.text.hasPrefix("report written: \(reports)/") == true)
      let files = try FileManager.default.contentsOfDirectory(atPath: reports)
      #expect(files.count == 1)
      let page = try String(contentsOfFile: "\(reports)/\(files.first ?? "")", encoding: .utf8)
      #expect(page.contains("<h1>Comparison</h1>"))
    }
  }

  @Test func withoutAFolderItSaysSo() throws {
    try Fixture.withFolder { folder in
      let rig = try opened(in: folder, reports: nil)
      rig.press(.character("P"))
      #expect(rig.loop.state.notice?.kind == .problem)
      #expect(rig.loop.state.notice?.text.contains("gaitlab report") == true)
    }
  }

  @Test func aFileInTheWayOfTheFolderIsNamed() throws {
    try Fixture.withFolder { folder in
      let reports = folder + "/reports"
      try "no folder".write(toFile: reports, atomically: true, encoding: .utf8)
      let rig = try opened(in: folder, reports: reports)
      rig.press(.character("P"))
      #expect(rig.loop.state.notice?.text.contains(reports) == true)
      #expect(rig.loop.state.notice?.kind == .problem)
    }
  }

  @Test func normsTakeTurns() throws {
    try Fixture.withFolder { folder in
      let rig = try opened(in: folder, reports: nil)
      rig.press(.character("2"), .character("N"))
      #expect(rig.loop.state.norms?.name == "footsteps-adults")
      rig.loop.drawNow()
      #expect(rig.screen.contains("z L"))
      rig.press(.character("N"))
      #expect(rig.loop.state.norms?.name == "schwartz-children")
      rig.press(.character("N"))
      #expect(rig.loop.state.norms == nil)
    }
  }
}
