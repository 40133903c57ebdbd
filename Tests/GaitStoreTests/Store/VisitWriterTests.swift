import Foundation
import GaitFiles
import GaitModel
import GaitStore
import GaitTestSupport
import Testing

/// Whose a session is is kept in its file, and nothing else changes.
@Suite struct VisitWriterTests {
  private let visit = SessionVisit(person: "P07", number: 2, condition: "shoe \0 A")

  private func error(_ body: () throws(GaitlabError) -> Void) -> GaitlabError? {
    do throws(GaitlabError) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: ["version-1.gait", "version-2.gait", "version-3.gait"])
  func olderFilesGetTheTableFirst(name: String) throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/old.gait"
      try FileManager.default.copyItem(atPath: Fixture.path("gait/" + name), toPath: path)
      var expected = try SessionFile(path: path).recorded()
      #expect(expected.metadata.visit.isEmpty)
      try VisitWriter.change(path) { metadata in
        metadata.visit = visit
        metadata.tags = ["gym", RandomSessions.hostileText]
      }
      expected.metadata.visit = visit
      expected.metadata.tags = ["gym", RandomSessions.hostileText]
      #expect(try SessionFile(path: path).recorded() == expected)
      try VisitWriter.change(path) { $0.visit = SessionVisit(number: 9999) }
      expected.metadata.visit = SessionVisit(number: 9999)
      #expect(try SessionFile(path: path).recorded() == expected)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["old.gait"])
    }
  }

  @Test func whatDoesNotChangeIsNotWritten() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/old.gait"
      try FileManager.default.copyItem(
        atPath: Fixture.path("gait/version-1.gait"), toPath: path)
      let before = try Data(contentsOf: URL(filePath: path))
      try VisitWriter.change(path) { metadata in
        metadata.name = "Somebody Else"
        metadata.notes = "another"
      }
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test(arguments: [0, -1, 10_000, .max])
  func visitsThatNobodyHasAreRefused(number: Int) throws {
    try StoreFixture.withFile { path throws in
      let before = try Data(contentsOf: URL(filePath: path))
      let refusal = error { () throws(GaitlabError) in
        try VisitWriter.change(path) { $0.visit.number = number }
      }
      #expect(refusal?.code == .inconsistentSession)
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
      var session = StoreFixture.session
      session.metadata.visit.number = number
      #expect(
        error { () throws(GaitlabError) in try SessionWriter.write(session, to: path + "2") }?.code
          == .inconsistentSession)
      try VisitWriter.change(path) { $0.visit = visit }
      try StoreFixture.execute("UPDATE visit SET number = \(number)", on: path)
      #expect(StoreFixture.error(opening: path)?.code == .corruptChunk)
    }
  }

  @Test func itsTagSpeaksWhereNothingElseDoes() throws {
    var metadata = StoreFixture.session.metadata
    metadata.tags = ["gym", "subject:P01"]
    #expect(metadata.personCode == "P01")
    metadata.setPerson("P07")
    #expect(metadata.personCode == "P07")
    #expect(metadata.tags == ["gym"])
    metadata.setPerson(nil)
    #expect(metadata.personCode == nil)
  }
}

/// A code is told from a name, and text that is kept from text that is not.
@Suite struct PersonCodeTests {
  @Test(arguments: [
    "Anna Schmidt", "anna schmidt", "Schmidt, Anna", "anna.schmidt", "Anna", "O'Neill", "Łukasz",
    "anna@example.org", "王 小明", "王小明", "Dr. House", "JOHN DOE",
  ])
  func names(text: String) { #expect(PersonCode.warning(text) != nil) }

  @Test(arguments: ["P07", "p7", "CTRL", "A-12", "ab", "12", "S 04", "X12 B", "A B", "ab12cd", ""])
  func codes(text: String) { #expect(PersonCode.warning(text) == nil) }

  @Test func textsAreTrimmedAndChecked() throws {
    #expect(try SessionVisit.text("  shoe   A ", limit: 10) == "shoe A")
    #expect(try SessionVisit.text("   ", limit: 10) == nil)
    #expect(try SessionVisit.number(" 12 ") == 12)
    #expect(try SessionVisit.number("") == nil)
    for text in ["0", "-1", "2.5", "two", "10000", "99999999999999999999"] {
      #expect(throws: SessionVisit.Refusal.self) { try SessionVisit.number(text) }
    }
    for text in ["12345678901", "a\u{1B}[2J", "a\u{202E}b", "a\nb"] {
      #expect(throws: SessionVisit.Refusal.self) { try SessionVisit.text(text, limit: 10) }
    }
  }
}
