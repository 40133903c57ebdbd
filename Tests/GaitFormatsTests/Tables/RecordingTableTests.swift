import Foundation
import GaitFiles
import GaitModel
import GaitTestSupport
import Testing

@testable import GaitFormats

/// A lab's table of exports: what it may say, and what is refused.
@Suite struct RecordingTableTests {
  private func read(_ text: String) throws -> RecordingTable {
    try Fixture.withFolder { folder in
      let path = "\(folder)/walks.csv"
      try Data(text.utf8).write(to: URL(filePath: path))
      return try RecordingTable(path: path)
    }
  }

  @Test func aLineIsARecording() throws {
    let table = try read(
      """
      # spring
      Subject, recording, kilograms, reference, speed, split, foot, rate, lag, layout
      P01, walk 1.txt, 72.5, walk 1.c3d, normal, train, , , ,

      P02, walk 2.txt, 60, , fast, test, left, 100, -0.02, "16x8 270x95"
      ,,,,,,,,,
      """)
    #expect(table.rows.map(\.line) == [3, 5])
    let (first, second) = (table.rows[0], table.rows[1])
    #expect(first.recording == "walk 1.txt")
    #expect(first.reference == "walk 1.c3d")
    #expect(first.kilograms == 72.5)
    #expect(first.tags == ["speed:normal", "split:train"])
    #expect(first.foot == nil)
    #expect(second.reference == nil)
    #expect(second.foot == .left)
    #expect(second.samplingRateHz == 100)
    #expect(second.lagSeconds == -0.02)
    #expect(second.layout == "16x8 270x95")
  }

  @Test func germanSpreadsheetsAreRead() throws {
    let table = try read("recording;subject;kilograms\nw.txt;P01;72,5\n")
    #expect(table.rows[0].kilograms == 72.5)
  }

  @Test(arguments: [
    ("", GaitlabError.Code.emptyFile, 0),
    ("recording,subject,kilograms\n", .emptyFile, 0),
    ("recording,subject\nw.txt,P01\n", .missingColumn, 1),
    ("recording,subject,kilograms,mass\n", .wrongColumn, 1),
    ("recording,subject,subject,kilograms\n", .wrongColumn, 1),
    ("recording,subject,kilograms\nw.txt,P01,72\nv.txt,P02,heavy\n", .badHeader, 3),
    ("recording,subject,kilograms\nw.txt,P01,7200\n", .badHeader, 2),
    ("recording,subject,kilograms\nw.txt,P01,\n", .badHeader, 2),
    ("recording,subject,kilograms\nw.txt,,72\n", .badHeader, 2),
    ("recording,subject,kilograms\n,P01,72\n", .badHeader, 2),
    ("recording,subject,kilograms\nw.txt,Jane Doe,72\n", .badHeader, 2),
    ("recording,subject,kilograms,foot\nw.txt,P01,72,both\n", .badHeader, 2),
    ("recording,subject,kilograms,split\nw.txt,P01,72,all\n", .badHeader, 2),
    ("recording,subject,kilograms,rate\nw.txt,P01,72,fast\n", .badHeader, 2),
    ("recording,subject,kilograms\nw.txt,P01,72,left\n", .wrongColumn, 2),
  ]) func mistakesAreToldWithTheirLine(text: String, code: GaitlabError.Code, line: Int) throws {
    let error = try #require(throws: GaitlabError.self) { try read(text) }
    #expect(error.code == code, "\(error.summary)")
    if line > 0 { #expect(error.location == .line(line)) }
    #expect(!error.advice.isEmpty)
  }
}
