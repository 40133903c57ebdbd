import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

@Suite struct FScanBinaryImporterTests {
  private static let left = Fixture.path("tekscan/benchL.fsx")
  private static let right = Fixture.path("tekscan/benchR.fsx")

  @Test(arguments: [left, right])
  func readsBothFeetFromEither(path: String) throws {
    let session = try SessionImport.read(path: path)
    #expect(session == (try SessionImport.read(path: Self.left)))
    #expect(session.metadata.name == "bench")
    #expect(session.metadata.startedAtUnixSeconds == 1_640_526_400)
    #expect(!"\(session.metadata)".contains("Invented"))
    let insole = try #require(session.metadata.insoles.right)
    #expect(insole.unit == .counts)
    #expect(insole.saturation == 255)
    #expect(insole.samplingRateHz == 100)
    #expect(insole.layout.cellCount == 18)
    #expect(abs(insole.layout.cells[0].areaSquareMillimetres - 25.8064) < 1e-9)
    #expect(session.frames.left?.times == [0, 0.01, 0.02, 0.03])
    // The right foot began 2 ms later by its own clock.
    let times = try #require(session.frames.right?.times)
    #expect(times.count == 3)
    #expect(abs(times[1] - 0.012) < 1e-6)
  }

  @Test func placesReadingsFromTheHeelAndTheLateralEdge() throws {
    let session = try SessionImport.read(path: Self.left)
    #expect(session.frames.left?[0].cells == Array(repeating: 0, count: 18))
    // Every fifth diagonal of the fixture is 0; the others are 100, row and column, in a byte.
    let expected: [Float] = [
      101, 102, 110, 0, 112, 120, 121, 0, 123, 130, 131, 132, 0, 141, 142, 143, 152, 153,
    ]
    #expect(session.frames.left?[1].cells == expected)
  }

  @Test func aCutFrameIsLeftOutAndSaid() throws {
    let bytes = try Data(contentsOf: URL(filePath: Self.left))
    try Fixture.withFolder { folder throws in
      let path = folder + "/walkL.fsx"
      try bytes.dropLast(5).write(to: URL(filePath: path))
      let session = try SessionImport.read(path: path)
      #expect(session.frames.left?.count == 3)
      #expect(session.metadata.notes == "left: 3 whole frames, where the header has 4")
    }
  }

  private static func replacing(_ old: String, _ new: [UInt8]) -> @Sendable (Data) -> Data {
    { data in
      var data = data
      guard let range = data.firstRange(of: Data(old.utf8)) else { return Data() }
      data.replaceSubrange(range, with: new)
      return data
    }
  }

  static let mistakes = [
    BrokenFile(
      "no tiles", .badHeader, .byteOffset(0), "TILEARRAY",
      damage: replacing("TILEARRAY", Array("TOLEARRAY".utf8))),
    BrokenFile(
      "no end of header", .truncated, .byteOffset(0), "TILEEND",
      damage: replacing("TILEEND", Array("tileend".utf8))),
    BrokenFile(
      "absurd spacing", .badHeader, .byteOffset(104), "ROW_SPACING",
      damage: replacing("ROW_SPACING 0.2", Array("ROW_SPACING 9e9".utf8))),
    BrokenFile("readings beyond", .implausibleValue, .byteOffset(305), "at most 24") { data in
      var data = data
      guard let end = data.firstRange(of: Data([0xBB, 0xBA])) else { return Data() }
      data.replaceSubrange(end.upperBound..<end.upperBound, with: [20, 0, 9] + Data(count: 9))
      return data
    },
    BrokenFile("no frame", .emptyFile, .byteOffset(309), "no whole frame") { data in
      guard let end = data.firstRange(of: Data([0xBB, 0xBA])) else { return Data() }
      return data.prefix(end.upperBound + 4)
    },
    BrokenFile("backwards", .timeNotAscending, .byteOffset(341), "0.0 s after 0.0 s") { data in
      // The second frame's microseconds become 0.
      var data = data
      guard let tag = data.firstRange(of: Data([2, 0, 8, 0, 0x10, 0x27])) else { return Data() }
      data.replaceSubrange(tag, with: [2, 0, 8, 0, 0, 0])
      return data
    },
  ]

  @Test(arguments: mistakes)
  func isRefused(_ mistake: BrokenFile) throws {
    try mistake.check(fixture: "tekscan/benchL.fsx") { _ = try SessionImport.read(path: $0) }
  }

  @Test(.enabled(if: Fixture.hasSharedData, "../shared/data is absent"))
  func readsRecordings() throws {
    let folder = try #require(Fixture.sharedData)
    let session = try SessionImport.read(path: "\(folder)/fscan/walk15R.fsx")
    #expect(session == (try SessionImport.read(path: "\(folder)/fscan/walk15L.fsx")))
    #expect(session.metadata.feet == [.left, .right])
    #expect(session.metadata.notes.isEmpty)
    for foot in Foot.allCases {
      let block = try #require(session.frames[foot])
      #expect(block.count == 2193)
      let steps = zip(block.times, block.times.dropFirst()).map { $1 - $0 }
      #expect(steps.allSatisfy { abs($0 - 0.01) < 2e-5 })
      #expect(block.cells.allSatisfy { (0...255).contains($0) })
      #expect(session.metadata.insoles[foot]?.unit == .counts)
      let progress = try FScanTextImporterTests.meanProgress(session, foot)
      #expect(progress.heelFirst)
    }
  }
}
