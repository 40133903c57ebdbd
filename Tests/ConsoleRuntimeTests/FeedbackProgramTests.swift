import ConsoleRuntime
import Foundation
import GaitConsole
import GaitFiles
import GaitTestSupport
import Testing

/// A program that hears every step: it may be quick, slow or gone, and nobody waits for it.
@Suite struct FeedbackProgramTests {
  private func script(_ text: String, in folder: String) throws -> String {
    let path = folder + "/program"
    try "#!/bin/sh\n\(text)\n".write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  /// Asks for news until there is some, or too much time has gone by.
  private func news(of program: FeedbackProgram, seconds: Double = 10) -> [String] {
    let deadline = Date().addingTimeInterval(seconds)
    while Date() < deadline {
      let news = program.takeNews()
      if !news.isEmpty { return news.map(\.text) }
      usleep(10_000)
    }
    return []
  }

  @Test func linesComeInOrderWithItsArguments() throws {
    try Fixture.withFolder { folder in
      let path = try script("echo \"$1\" > \"$2\"; cat >> \"$2\"", in: folder)
      let program = try FeedbackProgram([path, "--high pitch", folder + "/heard"])
      for number in 0..<100 { program.tell("step left \(number)") }
      program.close()
      #expect(!program.isRunning)
      let heard = try String(contentsOfFile: folder + "/heard", encoding: .utf8)
      #expect(heard == "--high pitch\n" + (0..<100).map { "step left \($0)\n" }.joined())
      #expect(program.takeNews().count == 1)
    }
  }

  @Test func oneThatDoesNotReadHoldsNobodyUp() throws {
    try Fixture.withFolder { folder in
      let program = try FeedbackProgram([try script("exec sleep 60", in: folder)])
      let line = String(repeating: "x", count: 100)
      let start = ContinuousClock.now
      for _ in 0..<5000 { program.tell(line) }
      #expect(ContinuousClock.now - start < .seconds(2))
      let news = program.takeNews()
      #expect(news.count == 1)
      #expect(news.first?.text.contains("does not keep up") == true)
      for _ in 0..<100 { program.tell(line) }
      #expect(program.takeNews().isEmpty, "it is said once")
      program.close()
    }
  }

  @Test func itsEndIsSaidOnceWithItsError() throws {
    try Fixture.withFolder { folder in
      let program = try FeedbackProgram([
        try script("read line; echo no speaker >&2; exit 3", in: folder)
      ])
      program.tell("beat 100")
      let said = news(of: program)
      #expect(said.count == 1)
      #expect(said.first?.contains("has ended") == true)
      #expect(said.first?.contains("(no speaker)") == true)
      for _ in 0..<10 { program.tell("beat 100") }
      #expect(program.takeNews().isEmpty)
      program.close()
    }
  }

  @Test func anEscapeInItsErrorIsShownAsText() throws {
    try Fixture.withFolder { folder in
      let program = try FeedbackProgram([
        try script("printf '\\033[2Jwiped\\n' >&2", in: folder)
      ])
      let said = news(of: program)
      #expect(said.first?.contains("wiped") == true)
      #expect(said.allSatisfy { !$0.contains("\u{1B}") })
      program.close()
    }
  }

  @Test func oneThatDoesNotEndIsToldTo() throws {
    try Fixture.withFolder { folder in
      let program = try FeedbackProgram([try script("exec sleep 60", in: folder)])
      let start = ContinuousClock.now
      program.close()
      #expect(ContinuousClock.now - start < .seconds(5))
      let deadline = Date().addingTimeInterval(5)
      while program.isRunning, Date() < deadline { usleep(10_000) }
      #expect(!program.isRunning)
    }
  }

  @Test func aNameIsLookedForInThePath() throws {
    try Fixture.withFolder { folder in
      _ = try script("cat > \"$1\"", in: folder)
      let program = try FeedbackProgram(
        ["program", folder + "/heard"], environment: ["PATH": "/nowhere:\(folder)"])
      program.tell("beat 90")
      program.close()
      #expect(try String(contentsOfFile: folder + "/heard", encoding: .utf8) == "beat 90\n")
    }
  }

  @Test(arguments: ["/nowhere/program", "no-such-program-of-anybody", "", "/tmp"])
  func whatCannotBeRunIsRefused(name: String) throws {
    let error = #expect(throws: GaitlabError.self) { try FeedbackProgram([name]) }
    #expect(error?.advice.isEmpty == false)
  }
}
