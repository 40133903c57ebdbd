import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import PlainText
import Testing

@Suite struct XDFImporterTests {
  private static let fixture = "xdf/insoles-and-force.xdf"

  /// The session begins at 1100 s of the recorder's clock; see make.py for what pyxdf reads.
  @Test func agreesWithPyxdf() throws {
    let session = try SessionImport.read(path: Fixture.path(Self.fixture))
    #expect(session.metadata.feet == [.left, .right])
    #expect(session.metadata.source == "Lab Streaming Layer")
    #expect(session.metadata.bodyMassKilograms == 70.5)
    #expect(session.metadata.notes.isEmpty)
    #expect(!"\(session)".contains("Invented"))
    let left = try #require(session.frames.left)
    #expect(left.count == 50)
    #expect(left[7].cells == [7, 7.25, 7.5, 7.75])
    for (index, expected) in [(0, 0), (1, 0.01001), (49, 0.49049)] {
      #expect(abs(left.times[index] - expected) < 1e-6)
    }
    let right = try #require(session.frames.right)
    #expect(right[7].cells == [14, 15, 16, 17])
    #expect(abs((right.times.last ?? 0) - 0.49) < 1e-6)
    let force = try #require(session.reference.left)
    #expect(force.count == 100)
    #expect(force.newtons[7] == 70)
    #expect(session.reference.right?.newtons[7] == 35)
    #expect(abs(force.times[1] - 0.005) < 1e-6)
    #expect(session.metadata.reference == "recorded force stream")
  }

  @Test func describesTheInsole() throws {
    let session = try SessionImport.read(path: Fixture.path(Self.fixture))
    let insole = try #require(session.metadata.insoles.right)
    #expect(insole.unit == .kilopascals)
    #expect(insole.samplingRateHz == 100)
    #expect(insole.layout.cellCount == 4)
    #expect(insole.layout.lengthMillimetres == 270)
  }

  @Test func isReadAsForcePlatesToo() throws {
    let recording = try ForcePlateImport.read(path: Fixture.path(Self.fixture))
    #expect(recording.plates.map(\.name) == ["left", "right"])
    #expect(recording.plates[0].newtons[7] == 70)
    #expect(recording.plates[0].samplingRateHz == 200)
  }

  @Test func asksForFootAndLayout() throws {
    let text = BrokenFile.replacing("insole_L", "insoleXX")
    try Self.withFile(text) { path throws in
      let questions = try XDFImporter().questions(path: path)
      #expect(questions == [.foot])
      #expect(Fixture.error(reading: path)?.code == .notTold)
      let answers = ImportAnswers(foot: .left)
      #expect(try SessionImport.read(path: path, answers: answers).frames.left?.count == 50)
    }
    try Self.withFile(BrokenFile.replacing("<layout>2x2</layout>", "<lajout>2x2</lajout>")) {
      path throws in
      let questions = try XDFImporter().questions(path: path)
      #expect(questions == [.layout(cellCount: 4)])
      let error = try #require(Fixture.error(reading: path))
      #expect(error.code == .notTold)
      #expect(error.summary.contains("--layout"))
      let answers = ImportAnswers(layout: TestLayouts.scattered4)
      let session = try SessionImport.read(path: path, answers: answers)
      #expect(session.metadata.insoles.left?.layout == TestLayouts.scattered4)
    }
  }

  @Test func forcesAloneAreNoSession() throws {
    let change: @Sendable (Data) -> Data = { data in
      BrokenFile.replacing("Pressure", "Xressure")(
        BrokenFile.replacing("insole_L", "inzole_L")(
          BrokenFile.replacing("Pressure", "Xressure")(
            BrokenFile.replacing("insole_R", "inzole_R")(data))))
    }
    try Self.withFile(change) { path throws in
      let error = try #require(Fixture.error(reading: path))
      #expect(error.summary.contains("forces and no insoles"))
      #expect(error.summary.contains("--reference FILE"))
      #expect(try ForcePlateImport.read(path: path).plates.count == 2)
    }
  }

  @Test func aCutChunkIsLeftOutAndSaid() throws {
    try Self.withFile({ $0.dropLast(200) }) { path throws in
      let session = try SessionImport.read(path: path)
      #expect(session.metadata.notes == "the file ends in a chunk, which was left out")
      #expect(session.frames.left?.count == 50)
    }
  }

  @Test func equalStampsOfABatchAreSpread() throws {
    // Every sample of a batch of the right foot gets the stamp of the first.
    let change: @Sendable (Data) -> Data = { data in
      var bytes = Array(data)
      for batch in 0..<5 {
        let first = Self.littleEndian(1100 + Double(batch) / 10)
        for sample in 1..<10 {
          let stamp = Self.littleEndian(1100 + Double(batch * 10 + sample) / 100)
          while let range = bytes.firstRange(of: [8] + stamp) {
            bytes.replaceSubrange(range, with: [8] + first)
          }
        }
      }
      return Data(bytes)
    }
    try Self.withFile(change) { path throws in
      let session = try SessionImport.read(path: path)
      #expect(session.metadata.notes == "samples with equal stamps were spread evenly")
      let times = try #require(session.frames.right?.times)
      #expect(zip(times, times.dropFirst()).allSatisfy { abs($1 - $0 - 0.01) < 1e-3 })
    }
  }

  private static func littleEndian(_ value: Double) -> [UInt8] {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) }
  }

  private static func withFile(
    _ change: @Sendable (Data) -> Data, _ body: (String) throws -> Void
  ) throws {
    let data = try Data(contentsOf: URL(filePath: Fixture.path(fixture)))
    try Fixture.withFolder { folder throws in
      let path = folder + "/streams.xdf"
      let changed = change(data)
      #expect(changed != data)
      try changed.write(to: URL(filePath: path))
      try body(path)
    }
  }

  static let mistakes = [
    BrokenFile(
      "no XML", .badHeader, .byteOffset(75), "not XML",
      damage: BrokenFile.replacing("</desc></info>", "</desc></inf0>")),
    BrokenFile(
      "second left", .badHeader, .none, "second stream of the left",
      damage: BrokenFile.replacing("insole_R", "insole_L")),
    BrokenFile(
      "unknown unit", .badHeader, .none, "unknown unit", "kPa",
      damage: BrokenFile.replacing("<unit>kPa", "<unit>kPx")),
    BrokenFile(
      "absurd layout", .badHeader, .none, "layout", "16x8",
      damage: BrokenFile.replacing("<layout>2x2", "<layout>2xx")),
    BrokenFile(
      "other cells", .badHeader, .none, "4 channels", "layout",
      damage: BrokenFile.replacing("<layout>2x2", "<layout>3x1")),
    BrokenFile("backwards", .timeNotAscending, .none, "backwards") { data in
      var bytes = Array(data)
      let rate = Array("<nominal_srate>100".utf8)
      while let range = bytes.firstRange(of: rate) {
        bytes.replaceSubrange(range, with: Array("<nominal_srate>000".utf8))
      }
      let stamp = withUnsafeBytes(of: (1100.07).bitPattern.littleEndian) { Array($0) }
      if let range = bytes.firstRange(of: stamp) {
        bytes.replaceSubrange(
          range, with: withUnsafeBytes(of: (1100.01).bitPattern.littleEndian) { Array($0) })
      }
      return Data(bytes)
    },
    BrokenFile("length beyond", .corruptChunk, .byteOffset(1692), "damaged") { data in
      // The count of samples of the first chunk of samples.
      var bytes = Array(data)
      if let range = bytes.firstRange(of: [3, 0, 1, 0, 0, 0, 1, 10, 8]) {
        bytes[range.lowerBound + 7] = 200
      }
      return Data(bytes)
    },
  ]

  @Test(arguments: mistakes)
  func isRefused(_ mistake: BrokenFile) throws {
    try mistake.check(fixture: Self.fixture) { _ = try SessionImport.read(path: $0) }
  }

  @Test func everyDamageIsReadOrRefused() throws {
    try FileDamage.forEach(of: Self.fixture) { path throws in
      guard let error = Fixture.error(reading: path) else { return }
      #expect(error.file == path)
      #expect(!error.advice.isEmpty)
      #expect(!error.summary.unicodeScalars.contains(where: Printable.isHarmful))
      #expect(!error.summary.contains("Invented"))
    }
  }
}
