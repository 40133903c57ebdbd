import Foundation
import GaitTestSupport
import Testing

/// `gaitlab report`, as a user calls it.
@Suite struct ReportCommandTests {
  private func walk(in folder: String, seed: Int) throws -> String {
    let path = folder + "/walk\(seed).gait"
    let run = try GaitlabProgram.run([
      "simulate", "--duration", "9", "--rate", "100", "--seed", "\(seed)", "-o", path,
    ])
    #expect(run.status == .code(0), "\(run.errors)")
    return path
  }

  @Test func twoSessionsAreAPageEachAndAComparison() throws {
    try Fixture.withFolder { folder in
      let walks = try [walk(in: folder, seed: 1), walk(in: folder, seed: 2)]
      let page = folder + "/report.html"
      let run = try GaitlabProgram.run(["report", "-o", page] + walks)
      #expect(run.status == .code(0), "\(run.errors)")
      let text = try String(decoding: Data(contentsOf: URL(filePath: page)), as: UTF8.self)
      #expect(text.components(separatedBy: "<article>").count == 4)
      let again = try GaitlabProgram.run(["report", "-o", page] + walks)
      #expect(again.status == .code(1))
      #expect(again.errors.contains("already exists"))

      let broken = Fixture.path("invalid/moticon-cut-row.txt")
      let tables = folder + "/report.md"
      let partly = try GaitlabProgram.run(["report", walks[0], broken, "-o", tables])
      #expect(partly.status == .code(1))
      #expect(partly.errors.contains("1 of 2 sessions"))
      #expect(FileManager.default.fileExists(atPath: tables))
    }
  }

  @Test(arguments: ["report", "report.docx", "folder.html/report"])
  func aNameThatSaysNoFormatIsRefused(name: String) throws {
    let run = try GaitlabProgram.run(["report", "walk.gait", "-o", name])
    #expect(run.status == .code(64))
    #expect(run.errors.contains(".html, .pdf or .md"))
  }

  @Test func withoutABrowserPDFSaysWhatToDo() throws {
    try Fixture.withFolder { folder in
      let walk = try walk(in: folder, seed: 1)
      let pdf = folder + "/report.pdf"
      let run = try GaitlabProgram.run(
        ["report", walk, "-o", pdf],
        environment: GaitlabProgram.environment(home: folder + "/home", ["PATH": folder]))
      #expect(run.status == .code(1))
      #expect(run.errors.contains("write a .html"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["walk1.gait"])
    }
  }
}
