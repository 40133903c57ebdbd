import Foundation
import GaitTestSupport
import Testing

/// `gaitlab compare`, as a user calls it.
@Suite struct CompareCommandTests {
  private func walk(in folder: String, gait: String = "healthy", seed: Int = 1) throws -> String {
    let path = folder + "/\(gait)-\(seed).gait"
    let run = try GaitlabProgram.run([
      "simulate", "--duration", "12", "--rate", "100", "--gait", gait, "--seed", "\(seed)", "-o",
      path,
    ])
    #expect(run.status == .code(0), "\(run.errors)")
    return path
  }

  private func json(_ arguments: [String]) throws -> [String: Any] {
    let run = try GaitlabProgram.run(["compare"] + arguments)
    #expect(run.status == .code(0), "\(run.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func everyFormatSaysTheSame() throws {
    try Fixture.withFolder { folder in
      let walks = try [walk(in: folder), walk(in: folder, gait: "antalgic-left", seed: 2)]
      let json = try json(walks)
      #expect(json["schema"] as? String == "gaitlab.comparison/1")
      let left = try #require(json["left"] as? [String: Any])
      let row = try #require(left["maxBodyWeightPercent"] as? [String: Any])
      let changes = try #require(row["changes"] as? [Any])
      let change = try #require(changes.last as? [String: Any])
      let difference = try #require(change["difference"] as? Double)
      #expect(change["isBeyondVariation"] as? Bool == true)

      let csv = try GaitlabProgram.run(["compare", "--format", "csv"] + walks).output
      let cells = try #require(
        csv.split(separator: "\n").first {
          $0.hasPrefix("2,") && $0.contains(",left,max force,plate,%BW,")
        }
      ).split(separator: ",", omittingEmptySubsequences: false)
      #expect(abs(try #require(Double(cells[12])) - difference) < 1e-3)
      #expect(cells[15] == "yes")

      let markdown = try GaitlabProgram.run(["compare", "--format", "markdown"] + walks).output
      #expect(markdown.contains("| max force, plate [%BW] |"))
      #expect(markdown.contains("t x sqrt(SD1^2 / n1 + SD2^2 / n2)"))

      let page = folder + "/page.html"
      let run = try GaitlabProgram.run(["compare", "-o", page] + walks)
      #expect(run.status == .code(0), "\(run.errors)")
      let html = try String(contentsOfFile: page, encoding: .utf8)
      #expect(html.contains("<h1>Comparison</h1>"))
      #expect(html.components(separatedBy: "<article>").count == 2)
    }
  }

  @Test func partsOfOneSession() throws {
    try Fixture.withFolder { folder in
      let walk = try walk(in: folder)
      let json = try json([walk, "--part", "6-", "--part", "1-6"])
      #expect(json["order"] as? String == "part")
      let sessions = try #require(json["sessions"] as? [[String: Any]])
      let starts = sessions.map { ($0["part"] as? [String: Any])?["startSeconds"] as? Double }
      #expect(starts == [1, 6])
      let outside = try GaitlabProgram.run(["compare", walk, "--part", "0-5", "--part", "90-99"])
      #expect(outside.status == .code(1))
      #expect(outside.errors.contains("choose a part within the recording"))
    }
  }

  @Test(arguments: [
    (["a.gait"], "expected two sessions or more"),
    (["a.gait", "a.gait"], "the same session is named twice"),
    (["a.gait", "b.gait", "--part", "0-1", "--part", "1-2"], "expected one session, not 2"),
    (["a.gait", "--part", "0-1"], "expected two parts or more"),
    (["a.gait", "--part", "5-1", "--part", "0-1"], "--part"),
    (["a.gait", "b.gait", "-o", "page.docx"], ".html, .json, .csv or .md"),
  ])
  func whatCannotBeComparedIsRefused(arguments: [String], words: String) throws {
    let run = try GaitlabProgram.run(["compare"] + arguments)
    #expect(run.status == .code(64))
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test func oneReadableSessionIsNoComparison() throws {
    try Fixture.withFolder { folder in
      let walks = try [walk(in: folder), Fixture.path("invalid/moticon-cut-row.txt")]
      let run = try GaitlabProgram.run(["compare", "-o", folder + "/page.html"] + walks)
      #expect(run.status == .code(1))
      #expect(run.errors.contains("a comparison needs two"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/page.html"))
      let force = try GaitlabProgram.run(
        ["compare", walks[0], try walk(in: folder, seed: 3), "--of", "insole", "--format", "csv"])
      #expect(force.output.contains(",max force,insole,N,"))
    }
  }
}
