import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import PlainText
import Testing

/// What every importer of force plates owes its callers; the fixtures hold the same two contacts.
@Suite struct ForcePlateImportTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var file: String
    var plates: Int
    var isSignTold: Bool
    var firstTime = 0.0
    var testDescription: String { file }
  }

  /// A good file of each importer, in the order of `ForcePlateImport.importers`.
  static let files = [
    "xdf/insoles-and-force.xdf", "force-plates/two-plates.c3d", "force-plates/opensim.mot",
    "force-plates/nexus.csv", "force-plates/amti.csv",
  ]

  static let cases = [
    Case(file: "two-plates.c3d", plates: 2, isSignTold: false),
    Case(file: "opensim.mot", plates: 2, isSignTold: true),
    Case(file: "nexus.csv", plates: 2, isSignTold: false),
    Case(file: "amti.csv", plates: 2, isSignTold: false),
    Case(file: "kistler.txt", plates: 1, isSignTold: false),
  ]

  static let answers = ImportAnswers(samplingRateHz: 200)

  static func read(_ file: String) throws -> ForcePlateRecording {
    try ForcePlateImport.read(path: Fixture.path("force-plates/\(file)"), answers: answers)
  }

  /// Half a sine of 800 N over 14 samples, as the fixtures have it.
  static func load(plate: Int, sample: Int) -> Double {
    let start = plate == 0 ? 4 : 20
    guard (start...start + 14).contains(sample) else { return 0 }
    return 800 * sin(Double.pi * Double(sample - start) / 14)
  }

  @Test(arguments: cases)
  func readsLoadsAndTimes(expected: Case) throws {
    let recording = try Self.read(expected.file)
    #expect(recording.notes.isEmpty)
    #expect(recording.plates.map(\.name) == (1...expected.plates).map { "plate \($0)" })
    for (index, plate) in recording.plates.enumerated() {
      #expect(plate.samplingRateHz == 200)
      #expect(plate.isSignTold == expected.isSignTold)
      try #require(plate.times.count == 40)
      for sample in 0..<40 {
        #expect(abs(plate.times[sample] - Double(sample) / 200) < 1e-6)
        #expect(abs(Double(plate.newtons[sample]) - Self.load(plate: index, sample: sample)) < 0.01)
      }
    }
  }

  @Test func contentDecidesAndNotTheName() throws {
    #expect(ForcePlateImport.importers.count == Self.files.count)
    for (index, file) in Self.files.enumerated() {
      let bytes = try Data(contentsOf: URL(filePath: Fixture.path(file)))
      let recognising = ForcePlateImport.importers.indices.filter { importer in
        ForcePlateImport.importers[importer].recognises(head: Array(bytes)[...])
      }
      #expect(recognising == [index])
      let isSession = SessionImport.importers.contains { $0.recognises(head: Array(bytes)[...]) }
      // Streams may be insoles as well as plates.
      #expect(isSession == file.hasSuffix(".xdf"))
    }
  }

  @Test(arguments: cases)
  func isNoSession(expected: Case) throws {
    let path = Fixture.path("force-plates/\(expected.file)")
    let error = try #require(Fixture.error(reading: path))
    #expect(error.code == .notRecognised)
    #expect(error.summary.contains("holds force plates and no insoles"))
    #expect(error.summary.contains("--reference FILE"))
  }

  @Test func aSessionIsNoForcePlate() throws {
    for file in [
      "csv/two-cells.csv", "moticon/two-feet.txt", "tekscan/benchL.asf", "invalid/garbage.bin",
    ] {
      #expect(throws: GaitlabError.self) {
        try ForcePlateImport.read(path: Fixture.path(file), answers: Self.answers)
      }
    }
  }

  @Test func nothingPersonalIsKept() throws {
    for expected in Self.cases {
      #expect(!"\(try Self.read(expected.file))".contains("Invented"))
    }
  }

  @Test(arguments: ["opensim.mot", "nexus.csv", "amti.csv", "kistler.txt"])
  func readsTextOfOtherEncodings(file: String) throws {
    let text = try String(contentsOfFile: Fixture.path("force-plates/\(file)"), encoding: .utf8)
    let expected = try Self.read(file)
    let variants = [
      Data("\u{FEFF}\(text)".utf8), text.data(using: .utf16), text.data(using: .utf16BigEndian),
      Data(text.replacing("\r\n", with: "\n").utf8),
      Data(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8),
      text.replacing("Invented", with: "Erfunden\u{E4}").data(using: .isoLatin1),
    ]
    for variant in variants {
      try Fixture.withFolder { folder throws in
        let path = folder + "/plates"
        try #require(variant).write(to: URL(filePath: path))
        let recording = try ForcePlateImport.read(path: path, answers: Self.answers)
        #expect(recording == expected)
      }
    }
  }

  @Test(arguments: ["two-plates.c3d", "integers.c3d", "opensim.mot", "nexus.csv", "amti.csv"])
  func everyDamageIsReadOrRefused(file: String) throws {
    try FileDamage.forEach(of: "force-plates/\(file)") { path throws in
      do throws(GaitlabError) {
        let recording = try ForcePlateImport.read(path: path, answers: Self.answers)
        for plate in recording.plates {
          #expect(zip(plate.times, plate.times.dropFirst()).allSatisfy { $0 < $1 })
          #expect(plate.newtons.allSatisfy { abs($0) <= 100_000 })
        }
      } catch {
        #expect(error.file == path)
        #expect(!error.advice.isEmpty)
        #expect(!error.summary.unicodeScalars.contains(where: Printable.isHarmful))
      }
    }
  }

  @Test(arguments: ["opensim.mot", "nexus.csv", "amti.csv", "kistler.txt"])
  func aCutRowIsLeftOutAndSaid(file: String) throws {
    let text = try String(contentsOfFile: Fixture.path("force-plates/\(file)"), encoding: .utf8)
    let rows =
      file == "nexus.csv"
      ? text.prefix(upTo: try #require(text.firstRange(of: "\r\n\r\nTraj")).lowerBound)
      : text.dropLast(1)
    let separator: Character = file.hasSuffix("csv") ? "," : "\t"
    let cut = rows.prefix(through: try #require(rows.lastIndex(of: separator))).dropLast(1)
    try Fixture.withFolder { folder throws in
      let path = folder + "/plates"
      try Data(cut.utf8).write(to: URL(filePath: path))
      let recording = try ForcePlateImport.read(path: path, answers: Self.answers)
      #expect(recording.plates[0].times.count == 39)
      #expect(recording.notes.contains("the last row is cut and was left out"))
    }
  }

  @Test func stopsWhenInterrupted() throws {
    let code = CancellationToken(when: { true }).bind { () -> GaitlabError.Code? in
      do throws(GaitlabError) {
        _ = try ForcePlateImport.read(path: Fixture.path("force-plates/two-plates.c3d"))
        return nil
      } catch {
        return error.code
      }
    }
    #expect(code == .cancelled)
  }
}
