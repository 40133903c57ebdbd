import Foundation
import GaitTestSupport
import Testing

/// `gaitlab report FOLDER -o PAGES/`: a page a session.
@Suite struct ReportFolderTests {
  private func sessions(_ count: Int, in folder: String) throws -> String {
    let sessions = folder + "/sessions"
    try FileManager.default.createDirectory(atPath: sessions, withIntermediateDirectories: false)
    for number in 0..<count {
      let run = try GaitlabProgram.run([
        "simulate", "--duration", "6", "--rate", "100", "--seed", "\(number + 1)",
        "-o", sessions + "/walk,\(number).gait",
      ])
      #expect(run.status == .code(0), "\(run.errors)")
    }
    return sessions
  }

  private func contents(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func everySessionHasAPageAndTheListSaysWhyOneHasNone() throws {
    try Fixture.withFolder { folder in
      let sessions = try sessions(2, in: folder)
      let broken = Fixture.path("invalid/moticon-cut-row.txt")
      let pages = folder + "/pages/"
      let arguments = ["report", sessions, broken, "-o", pages, "--model", "sum-of-cells"]
      let run = try GaitlabProgram.run(arguments)
      #expect(run.status == .code(1))
      #expect(run.errors.contains("1 of 3 sessions"), "\(run.errors)")
      let list = try contents(pages + "reports.csv").split(separator: "\n")
      #expect(list.count == 5)
      #expect(list[1] == "made of,page,session,problem")
      #expect(list[2].contains(",walk_0.html,"))
      #expect(list[4].contains("moticon-cut-row.txt"))
      #expect(list[4].hasPrefix(",,"))
      for page in ["walk_0.html", "walk_1.html"] {
        #expect(try contents(pages + page).contains("research and education only"))
      }

      // The page of one session is taken over, that of one that has changed is made again beside it.
      let first = pages + "walk_0.html"
      try "mine".write(toFile: first, atomically: true, encoding: .utf8)
      let tag = try GaitlabProgram.run(["tag", sessions + "/walk,1.gait", "--person", "P01"])
      #expect(tag.status == .code(0), "\(tag.errors)")
      let again = try GaitlabProgram.run(arguments)
      #expect(again.errors.contains("1 page of"), "\(again.errors)")
      #expect(try contents(first) == "mine")
      #expect(try contents(pages + "walk_1-2.html").contains("P01"))
      let second = try contents(pages + "reports.csv").split(separator: "\n")
      #expect(second[2] == list[2])
      #expect(second[3].contains(",walk_1-2.html,"))
    }
  }

  @Test func markdownPagesAreMarkdown() throws {
    try Fixture.withFolder { folder in
      let sessions = try sessions(1, in: folder)
      let run = try GaitlabProgram.run([
        "report", sessions, "-o", folder + "/pages/", "--format", "md", "--model", "sum-of-cells",
      ])
      #expect(run.status == .code(0), "\(run.errors)")
      #expect(try contents(folder + "/pages/walk_0.md").hasPrefix("## "))
    }
  }

  @Test(arguments: [
    (["a.gait", "-o", "x.html", "--format", "md"], "says it already"),
    (["a.gait", "-o", "x.docx"], ".html, .pdf or .md"),
    (["/", "-o", "x.html"], "is a folder"),
    (["a.gait", "-o", "pages/", "--force"], "--force"),
  ])
  func whatMakesNoSenseIsRefused(options: [String], words: String) throws {
    let run = try GaitlabProgram.run(["report"] + options)
    #expect(run.status == .code(64))
    #expect(run.errors.contains(words), "\(run.errors)")
  }
}
