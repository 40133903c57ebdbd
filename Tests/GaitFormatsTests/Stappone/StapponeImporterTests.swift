import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

@Suite struct StapponeImporterTests {
  private static let file = "stappone/one-sole.csv"
  private static let answers = ImportAnswers(
    foot: .right, layout: Fixture.layout(cellCount: 12))

  @Test func asksForFootAndLayout() throws {
    let path = Fixture.path(Self.file)
    #expect(try StapponeImporter().questions(path: path) == [.foot, .layout(cellCount: 12)])
    let error = try #require(Fixture.error(reading: path))
    #expect(error.code == .notTold)
    #expect(error.summary.contains("which foot it is and where its 12 cells lie"))
    #expect(error.summary.contains("pass --foot left or --foot right and --layout NAME"))
    let other = ImportAnswers(foot: .left, layout: Fixture.layout(cellCount: 16))
    let mismatch = try #require(Fixture.error(reading: path, answers: other))
    #expect(mismatch.code == .notTold)
    #expect(mismatch.summary.contains("12 cells, where 'line' has 16"))
  }

  @Test func readsCountsAndLeavesOutWhatIsCorrupt() throws {
    let session = try SessionImport.read(path: Fixture.path(Self.file), answers: Self.answers)
    #expect(session.metadata.feet == [.right])
    #expect(session.metadata.source == "Stappone")
    #expect(session.metadata.startedAtUnixSeconds == 1_709_370_330)
    #expect(
      session.metadata.notes == "1 row that the device marks as corrupt was left out.")
    let right = try #require(session.frames.right)
    #expect(right.times == [0, 0.016, 0.032, 0.064, 0.08, 0.096, 0.112])
    #expect(right[0].cells == [300, 337, 374, 321, 358, 305, 342, 379, 326, 363, 310, 347])
    let insole = try #require(session.metadata.insoles.right)
    #expect(insole.unit == .counts)
    #expect(insole.samplingRateHz == 62.5)
    #expect(insole.layout == Self.answers.layout)
  }

  @Test func readsWhatExcelMakesOfIt() throws {
    let expected = try SessionImport.read(path: Fixture.path(Self.file), answers: Self.answers)
    let data = try Fixture.edited(Self.file) { lines in
      lines = lines.map { "\"" + $0.replacing(",", with: "\";\"") + "\";;" }
      lines[1] = lines[1].replacing("\"300\"", with: "\"300,0\"")
    }
    try Fixture.withFolder { folder throws in
      let path = folder + "/excel.csv"
      try data.write(to: URL(filePath: path))
      let session = try SessionImport.read(path: path, answers: Self.answers)
      #expect(session.frames.right == expected.frames.right)
    }
  }

  static let mistakes = [
    Mistake("a pressure missing", .missingColumn, .line(1), "'pressure_03'", "all columns") {
      $0[0] = $0[0].replacing("pressure_03", with: "other")
    },
    Mistake("a pressure twice", .wrongColumn, .line(1), "column 8 is there twice") {
      $0[0] = $0[0].replacing("pressure_03", with: "pressure_02")
    },
    Mistake("a pressure without number", .wrongColumn, .line(1), "without a number") {
      $0[0] = $0[0].replacing("pressure_03", with: "pressure_Invented")
    },
    Mistake("text", .badNumber, .line(4), "text in field 7") {
      $0.put("Invented", line: 4, field: 6, separator: ",")
    },
    Mistake("empty cell", .badNumber, .line(4), "field 7 is empty") {
      $0.put("", line: 4, field: 6, separator: ",")
    },
    Mistake("absurd count", .implausibleValue, .line(4), "5000000", "1000000") {
      $0.put("5000000", line: 4, field: 6, separator: ",")
    },
    Mistake("absurd time", .implausibleValue, .line(4), "the time stamp 2000000000000000") {
      $0.put("2e15", line: 4, field: 1, separator: ",")
    },
    Mistake("no time", .badNumber, .line(4), "an empty time stamp") {
      $0.put("", line: 4, field: 1, separator: ",")
    },
    Mistake("time backwards", .timeNotAscending, .line(4), "0.001 s after 0.016 s") {
      $0.put("1709370330001", line: 4, field: 1, separator: ",")
    },
    Mistake("two soles", .wrongColumn, .line(4), "another sole", "a file of its own") {
      $0.put("8", line: 4, field: 0, separator: ",")
    },
    Mistake("two recordings", .badHeader, .line(10), "second recording") {
      $0 = $0.dropLast() + $0
    },
    Mistake("no rows", .emptyFile, .none, "no whole sample") { $0 = Array($0.prefix(1)) },
  ]

  @Test(arguments: mistakes)
  func isRefused(_ mistake: Mistake) throws { try mistake.check(Self.file) }

  // MARK: - Recorded data

  @Test(.enabled(if: Fixture.hasSharedData, "../shared/data is absent"))
  func readsARecording() throws {
    let path = try #require(Fixture.sharedData) + "/stappone/stappone_example.csv"
    let session = try SessionImport.read(path: path, answers: Self.answers)
    let right = try #require(session.frames.right)
    #expect(right.count == 4575)
    #expect(session.metadata.insoles.right?.samplingRateHz == 62.5)
    #expect(session.metadata.notes.isEmpty)
    let sums = (0..<right.count).map { right[$0].cells.reduce(0, +) }.sorted()
    print("stappone: \(sums[0]) \(sums[sums.count / 50]) \(sums[sums.count - 1])")
    #expect(abs(sums[sums.count / 50] - 2900) < 150)
    #expect(sums[sums.count - 1] == 6357)
  }
}
