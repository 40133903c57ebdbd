import Foundation
import GaitTestSupport
import Testing

/// The manual and the completions that `make install` makes from the program.
@Suite struct ManualTests {
  private static let makeManual = Fixture.root.appending(path: "Scripts/make-manual")
  private static let hasPython: Bool = {
    let isThere = (try? exitCode(of: ["python3", "--version"])) == 0
    if !isThere { print("skipped: the manual, because python3 is missing") }
    return isThere
  }()

  @Test(.enabled(if: hasPython)) func everyCommandHasAPage() throws {
    try withPages { pages in
      let first = try #require(pages["gaitlab.1"])
      for name in ["analyze", "demo", "models", "models-fit", "norms-make", "languages"] {
        let page = try #require(pages["gaitlab-\(name).1"], "\(name)")
        for section in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "SEE ALSO"] {
          #expect(page.contains("\n.SH \(section)\n"), "\(name): \(section)")
        }
      }
      for section in ["COMMANDS", "EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES"] {
        #expect(first.contains("\n.SH \(section)\n"), "\(section)")
      }
      // Commands that this program does not have have no page.
      #expect(pages["gaitlab-help.1"] == nil)
      // Everything a page refers to is there.
      for (name, page) in pages {
        for match in page.matches(of: #/fB(gaitlab[a-z\\-]*)\\fR\(1\)/#) {
          let other = String(match.1).replacing("\\-", with: "-") + ".1"
          #expect(pages[other] != nil, "\(name): \(other)")
        }
      }
    }
  }

  @Test(.enabled(if: hasPython)) func aPageSaysWhatTheHelpSays() throws {
    try withPages { pages in
      let page = try #require(pages["gaitlab-analyze.1"])
      #expect(page.contains(#".TH "GAITLAB\-ANALYZE" 1 "2001-09-09" "gaitlab "#))
      #expect(page.contains(#"\fB\-o\fR, \fB\-\-output\fR \fIoutput\fR"#))
      #expect(page.contains("One of json, csv, markdown."))
      #expect(page.contains(#"gaitlab analyze walk.gait \-\-format csv \-o steps.csv"#))
      #expect(!page.contains("Example:"))
      // What is typed at the beginning of a line is no request to roff.
      let export = try #require(pages["gaitlab-report.1"])
      #expect(!export.contains("\n.html") && !export.contains("\n.pdf"))
      for (name, page) in pages {
        #expect(page.utf8.allSatisfy { $0 < 0x80 }, "\(name)")
        for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
          let isRequest = line.contains(
            #/^\.(\\"|TH|SH|SS|TP|IP|PP|RS|RE|nf|fi|br|nh|ad)( |$)/#)
          #expect(isRequest, "\(name): \(line)")
        }
      }
    }
  }

  /// The manual tells of every variable that the program reads for itself, and of no other.
  @Test(.enabled(if: hasPython)) func everyVariableIsInTheManual() throws {
    let sources = Fixture.root.appending(path: "Sources")
    var used: Set<String> = []
    let files = try #require(FileManager.default.enumerator(atPath: sources.path))
    for case let file as String in files
    where file.hasSuffix(".swift") && !file.hasPrefix("GaitTestSupport") {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      for match in text.matches(of: #/environment\["(GAITLAB_[A-Z_]+)"\]/#) {
        used.insert(String(match.1))
      }
    }
    #expect(used.count >= 2)
    try withPages { pages in
      let page = try #require(pages["gaitlab.1"])
      let told = Set(page.matches(of: #/GAITLAB_[A-Z_]+/#).map { String($0.0) })
      #expect(told == used)
    }
  }

  @Test(.enabled(if: hasPython)) func whatIsNoProgramIsRefused() throws {
    try Fixture.withFolder { folder in
      let words = ["python3", Self.makeManual.path]
      let codes = try [words, words + ["/bin/false", folder]].map(Self.exitCode)
      #expect(codes == [1, 1])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completionsKnowTheCommands(shell: String) throws {
    let run = try GaitlabProgram.run(["--generate-completion-script", shell])
    #expect(run.status == .code(0))
    for word in ["analyze", "look-ahead", "csv"] { #expect(run.output.contains(word), "\(word)") }
  }

  /// Hands over the pages by their file names.
  private func withPages(_ body: ([String: String]) throws -> Void) throws {
    try Fixture.withFolder { folder in
      let words = ["python3", Self.makeManual.path, try GaitlabProgram.path(), folder]
      try #require(try Self.exitCode(of: words) == 0)
      var pages: [String: String] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
        pages[name] = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      }
      try body(pages)
    }
  }

  private static func exitCode(of words: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.environment = ProcessInfo.processInfo.environment
      .merging(["SOURCE_DATE_EPOCH": "1000000000"]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
