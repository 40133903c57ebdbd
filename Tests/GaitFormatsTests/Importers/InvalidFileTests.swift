import Foundation
import GaitFiles
import GaitTestSupport
import PlainText
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// One mistake a file: each is refused with its code, its place and what to do about it.
@Suite struct InvalidFileTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var file: String
    var code: GaitlabError.Code
    var location: GaitlabError.Location
    /// What the message has to say.
    var mentions: [String]

    init(
      _ file: String, _ code: GaitlabError.Code, _ location: GaitlabError.Location,
      _ mentions: String...
    ) {
      self.file = file
      self.code = code
      self.location = location
      self.mentions = mentions
    }

    var testDescription: String { file }
  }

  static let cases = [
    Case("empty.txt", .emptyFile, .none, "empty", "export it again"),
    Case("garbage.bin", .notRecognised, .byteOffset(0), "binary", "Moticon", "gaitlab CSV"),
    Case(
      "other-text.csv", .notRecognised, .byteOffset(0), "unknown format", "export the recording"),
    Case("moticon-cut-row.txt", .truncated, .line(14), "fields", "copy or export it again"),
    Case("moticon-short-row.txt", .wrongColumn, .line(12), "37 fields", "export"),
    Case("moticon-utf16.txt", .encoding, .byteOffset(0), "UTF-16", "iconv -f UTF-16"),
    Case("moticon-latin1.txt", .encoding, .line(7), "0xF6", "offset 172", "iconv -f LATIN1"),
    Case("moticon-no-columns-line.txt", .missingColumn, .line(9), "'# time'", "header"),
    Case("moticon-doubled-column.txt", .wrongColumn, .line(9), "twice", "export"),
    Case("moticon-misnamed-column.txt", .wrongColumn, .line(9), "pressure three", "export"),
    Case("moticon-wrong-unit.txt", .wrongColumn, .line(9), "psi", "N/cm²"),
    Case("moticon-missing-column.txt", .missingColumn, .line(9), "left pressure 3", "export"),
    Case("moticon-no-time.txt", .missingColumn, .line(9), "'time'", "export"),
    Case("moticon-time-backwards.txt", .timeNotAscending, .line(13), "0.01 s after 0.02 s", "sort"),
    Case("moticon-time-repeats.txt", .timeNotAscending, .line(13), "0.02 s after 0.02 s", "sort"),
    Case("moticon-nan.txt", .badNumber, .line(12), "'NaN'", "left pressure 5", "remove the line"),
    Case("moticon-absurd-pressure.txt", .implausibleValue, .line(12), "2000.25", "check the unit"),
    Case("moticon-absurd-time.txt", .implausibleValue, .line(15), "700000", "week"),
    Case("moticon-no-frames.txt", .emptyFile, .none, "no row", "export"),
    Case("csv-time-not-first.csv", .wrongColumn, .line(9), "not the first", "time column first"),
    Case("csv-cells-swapped.csv", .wrongColumn, .line(9), "'left 2 [kPa]'", "back in order"),
    Case("csv-missing-column.csv", .missingColumn, .line(9), "'left 2 [kPa]'", "export"),
    Case("csv-cut-row.csv", .truncated, .line(13), "2 fields", "copy or export it again"),
    Case("csv-cut-header.csv", .truncated, .line(5), "header", "copy or export it again"),
    Case("csv-time-backwards.csv", .timeNotAscending, .line(13), "0.009 s after 0.01 s", "sort"),
    Case("csv-nan.csv", .badNumber, .line(12), "'nan'", "left 1 [kPa]", "correct the row"),
    Case("csv-absurd-value.csv", .implausibleValue, .line(12), "1e+30", "check the unit"),
    Case("csv-half-frame.csv", .badNumber, .line(12), "are empty", "fill or empty"),
    Case("csv-newer-version.csv", .newerVersion, .line(1), "version 2", "update gaitlab"),
    Case("csv-unknown-header.csv", .badHeader, .line(9), "bodymass", "body mass [kg]"),
    Case("csv-absurd-mass.csv", .implausibleValue, .line(5), "7000", "10.0 to 400.0"),
    Case("csv-bad-layout.csv", .badHeader, .line(8), "left layout", "correct the line"),
    Case("csv-doubled-header.csv", .badHeader, .line(9), "twice", "remove one"),
    Case("csv-absurd-layout.csv", .badHeader, .line(8), "left layout", "correct the line"),
    Case("csv-absurd-duration.csv", .implausibleValue, .line(16), "10000000000", "at most a week"),
    Case("csv-reference-unnamed.csv", .badHeader, .line(12), "'# reference:'", "force plate"),
    Case("csv-reference-missing.csv", .missingColumn, .line(12), "left vGRF", "remove the line"),
    Case("csv-no-unit.csv", .badHeader, .line(8), "incomplete", "'left unit'"),
  ]

  @Test(arguments: cases)
  func isRefused(_ expected: Case) throws {
    let path = Fixture.path("invalid/\(expected.file)")
    let error = try #require(Fixture.error(reading: path))
    #expect(error.code == expected.code)
    #expect(error.location == expected.location)
    #expect(error.file == path)
    #expect(!error.advice.isEmpty)
    for words in expected.mentions { #expect(error.summary.contains(words)) }
    #expect(!error.summary.unicodeScalars.contains(where: Printable.isHarmful))
    #expect(!error.summary.contains("Invented"))
  }

  @Test func everyFixtureHasItsTest() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Fixture.path("invalid"))
    #expect(Set(files) == Set(Self.cases.map(\.file)))
  }

  // MARK: - Paths that are no files

  @Test func directory() throws {
    try Fixture.withFolder { folder throws in
      let error = try #require(Fixture.error(reading: folder))
      #expect(error.code == .notAFile)
      #expect(error.location == .none)
      #expect(error.summary.contains("directory"))
      #expect(error.summary.contains("name a file"))
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func fifoReturnsAtOnce() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      let error = try #require(Fixture.error(reading: path))
      #expect(error.code == .notAFile)
      #expect(error.summary.contains("FIFO"))
      #expect(error.summary.contains("record to a file first"))
    }
  }

  @Test func device() throws {
    let error = try #require(Fixture.error(reading: "/dev/null"))
    #expect(error.code == .notAFile)
  }

  @Test func missingFile() throws {
    try Fixture.withFolder { folder throws in
      let error = try #require(Fixture.error(reading: folder + "/none.txt"))
      #expect(error.code == .unreadable)
      #expect(error.summary.contains("check the path"))
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func fiveGigabytesAreRefusedAtOnce() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/large.txt"
      #expect(FileManager.default.createFile(atPath: path, contents: Data("# time\t".utf8)))
      #expect(truncate(path, 5_000_000_000) == 0)
      let error = try #require(Fixture.error(reading: path))
      #expect(error.code == .tooLarge)
      #expect(error.summary.contains("5000000000"))
      #expect(error.summary.contains("memory"))
      #expect(error.summary.contains("shorter parts"))
    }
  }

  @Test func lineWithoutEnd() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/long.csv"
      let text = "# gaitlab-csv: 1\n# notes: " + String(repeating: "x", count: 3_000_000)
      try Data(text.utf8).write(to: URL(filePath: path))
      let error = try #require(Fixture.error(reading: path))
      #expect(error.code == .lineTooLong)
      #expect(error.location == .line(2))
    }
  }

  @Test func pathsAreShownHarmless() throws {
    let error = try #require(Fixture.error(reading: "/none/\u{1B}[31m.txt"))
    #expect(error.summary.hasPrefix("/none/\\u{1B}[31m.txt: cannot be read"))
  }
}
