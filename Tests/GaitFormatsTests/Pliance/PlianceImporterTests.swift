import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

@Suite struct PlianceImporterTests {
  private static let file = "pliance/mat.asc"

  @Test func asksForFootAndLayout() throws {
    let path = Fixture.path(Self.file)
    #expect(try PlianceImporter().questions(path: path) == [.foot, .layout(cellCount: 6)])
    #expect(Fixture.error(reading: path)?.code == .notTold)
  }

  @Test func readsAMat() throws {
    let answers = ImportAnswers(foot: .right, layout: Fixture.layout(cellCount: 6))
    let session = try SessionImport.read(path: Fixture.path(Self.file), answers: answers)
    #expect(session.metadata.source == "novel pliance")
    #expect(session.metadata.startedAtUnixSeconds == 1_709_370_300)
    #expect(session.metadata.feet == [.right])
    #expect(session.metadata.notes.isEmpty)
    let right = try #require(session.frames.right)
    #expect(right.times.first == 5.79167)
    #expect(right.count == 6)
    #expect(right[5].cells == [28.333, 11.667, 16.667, 15, 20, 25])
    #expect(session.metadata.insoles.right?.samplingRateHz == 24)
    #expect(session.metadata.insoles.right?.layout == answers.layout)
  }

  static let mistakes = [
    Mistake("cells out of order", .wrongColumn, .line(8), "6 columns", "one mat") {
      $0.put("4", line: 8, field: 2)
    },
    Mistake("short row", .wrongColumn, .line(10), "6 fields", "7 fields") {
      $0.drop(line: 10, field: 3)
    },
    Mistake("text", .badNumber, .line(10), "text in field 3") {
      $0.put("Invented", line: 10, field: 2)
    },
    Mistake("absurd pressure", .implausibleValue, .line(10), "30000", "check the unit") {
      $0.put("30000.0", line: 10, field: 2)
    },
    Mistake("time backwards", .timeNotAscending, .line(10), "5.0 s after 5.79167 s") {
      $0.put("5.0", line: 10, field: 0)
    },
    Mistake("two recordings", .badHeader, .line(15), "second recording") {
      $0 = $0.dropLast() + $0
    },
  ]

  @Test(arguments: mistakes)
  func isRefused(_ mistake: Mistake) throws { try mistake.check(Self.file) }
}
