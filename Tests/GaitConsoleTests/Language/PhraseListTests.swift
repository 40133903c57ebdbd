import Foundation
import GaitTestSupport
import Testing

@testable import GaitConsole

/// The list that translators get is what the source says.
@Suite struct PhraseListTests {
  @Test func theListIsTheOneOfTheSource() throws {
    let script = Fixture.root.appending(path: "Scripts/phrases")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus != 127 else {
      print("skipped: the list of phrases, because python3 is absent")
      return
    }
    #expect(process.terminationStatus == 0, "\(String(decoding: text, as: UTF8.self))")
  }

  @Test func aPhraseStandsOnce() {
    let phrases = PhraseList.all.phrases
    #expect(phrases.count == Set(phrases).count)
    #expect(phrases.count > 800)
    for phrase in [
      "%1 step %2 of %3 (%4 of %5)", "automatic, %1 stride", "automatic, %1 strides",
      "play or pause", "commands", "mid-stance", "readings fall under load",
      "integral of force over stance",
    ] {
      #expect(phrases.contains(phrase))
    }
  }

  @Test func noPhraseEndsWithASpaceThatATranslatorWouldLose() {
    for phrase in PhraseList.all.phrases {
      #expect(phrase.first != " " && phrase.last != " ", "'\(phrase)'")
      #expect(!phrase.contains("\n"), "'\(phrase)'")
    }
  }
}
