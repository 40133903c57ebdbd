import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

@Suite struct C3DImporterTests {
  /// What ezc3d 1.7.2 reads from the fixtures at these samples; see make.py.
  private static let samples = [0, 5, 11, 22, 27, 39]

  @Test func agreesWithEzc3d() throws {
    let expected: [(file: String, plates: [[Float]])] = [
      ("two-plates.c3d", [[0, 178.017, 800, 0, 0, 0], [0, 0, 0, 347.107, 800, 0]]),
      ("integers.c3d", [[0, 178, 800, 0, 0, 0], [1.5, 1.5, 1.5, 348.6, 801.5, 1.5]]),
    ]
    for (file, plates) in expected {
      let recording = try ForcePlateImportTests.read(file)
      #expect(recording.notes.isEmpty)
      for (plate, values) in zip(recording.plates, plates) {
        for (sample, value) in zip(Self.samples, values) {
          #expect(abs(plate.newtons[sample] - value) < 0.002)
        }
      }
    }
  }

  @Test func readsIntegersWithOffsets() throws {
    let recording = try ForcePlateImportTests.read("integers.c3d")
    #expect(recording.plates.count == 2)
    for sample in 0..<40 {
      let first = Double(recording.plates[0].newtons[sample])
      #expect(abs(first - ForcePlateImportTests.load(plate: 0, sample: sample)) < 0.2)
    }
  }

  @Test func aCutFileKeepsItsWholeFrames() throws {
    let bytes = try Data(contentsOf: URL(filePath: Fixture.path("force-plates/two-plates.c3d")))
    try Fixture.withFolder { folder throws in
      let path = folder + "/cut.c3d"
      let data = try #require(Self.dataOffset(bytes))
      // A frame is one point and 4 times 12 channels, 4 bytes each.
      try bytes.prefix(data + 3 * 208 + 100).write(to: URL(filePath: path))
      let recording = try ForcePlateImport.read(path: path)
      #expect(recording.plates[0].times.count == 12)
      #expect(recording.notes == ["3 whole frames, where the header has 10"])
    }
  }

  private static func dataOffset(_ bytes: Data) -> Int? {
    let block = Int(bytes[16]) | Int(bytes[17]) << 8
    return block > 0 ? (block - 1) * 512 : nil
  }

  static let mistakes = [
    BrokenFile("DEC", .notRecognised, .byteOffset(515), "DEC", "convert") { data in
      var data = data
      data[515] = 85
      return data
    },
    BrokenFile("MIPS", .notRecognised, .byteOffset(515), "MIPS", "convert") { data in
      var data = data
      data[515] = 86
      return data
    },
    BrokenFile(
      "no plates", .missingColumn, .byteOffset(0), "FORCE_PLATFORM",
      damage: BrokenFile.replacing("FORCE_PLATFORM", "FORCE_PLATFURM")),
    BrokenFile(
      "no channels", .badHeader, .byteOffset(0), "channel",
      damage: BrokenFile.replacing("CHANNEL", "CHANNUL")),
    BrokenFile("cut", .truncated, .byteOffset(0), "in its header") { $0.prefix(1600) },
    BrokenFile("far frames", .truncated, .byteOffset(0), "before its frames") { data in
      var data = data
      let start = data.firstRange(of: Data("DATA_START".utf8))?.upperBound ?? 0
      data[start + 5] = 0x10
      return data
    },
    BrokenFile("no frame", .emptyFile, .byteOffset(2048), "no whole frame") { $0.prefix(2100) },
    BrokenFile("absurd force", .implausibleValue, .byteOffset(2048), "scales") { data in
      var data = data
      for byte in 2048 + 8 + 8..<2048 + 8 + 24 { data[byte] = byte % 2 == 0 ? 0xFF : 0x7F }
      let scale = data.firstRange(of: Data("GEN_SCALE".utf8))?.upperBound ?? 0
      // Offset to the next entry, type and number of dimensions come first.
      data.replaceSubrange(scale + 4..<scale + 8, with: [0, 0, 0x7A, 0x46])
      return data
    },
  ]

  @Test(arguments: mistakes)
  func isRefused(_ mistake: BrokenFile) throws {
    try mistake.check(fixture: "force-plates/integers.c3d") {
      _ = try ForcePlateImport.read(path: $0)
    }
  }
}
