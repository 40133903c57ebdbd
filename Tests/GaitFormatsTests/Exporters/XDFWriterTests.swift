import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

@Suite struct XDFWriterTests {
  private func write(_ streams: [XDFWriter.Stream], to path: String) throws {
    var bytes: [UInt8] = []
    XDFWriter(facts: [Fact("model SHA-256", "a<b>&\"c\u{1}\"")], streams: streams)
      .write { bytes += $0 }
    #expect(bytes.starts(with: Array("XDF:".utf8)))
    try Data(bytes).write(to: URL(filePath: path))
  }

  private func insole(count: Int) -> XDFWriter.Stream {
    XDFWriter.Stream(
      name: "left insole", type: "Pressure", nominalRateHz: 100,
      channels: (0..<4).map { .init("cell \($0)", unit: "kPa") },
      description: [
        Fact("foot", "left"), Fact("layout", "2x2"), Fact("size", "260x90"),
        Fact("unit", "kPa"),
      ], times: (0..<count).map { Double($0) / 100 },
      samples: .numbers((0..<4 * count).map { Float($0) / 8 }))
  }

  @Test func isReadBackWholeOverManyChunks() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/a.xdf"
      let words = XDFWriter.Stream(
        name: "contacts", type: "Markers", nominalRateHz: 0, channels: [.init("word", unit: "")],
        description: [], times: [0.5, 1], samples: .words(["one", "zw\u{F6}lf"]))
      try write([insole(count: 2000), words], to: path)
      let session = try SessionImport.read(path: path)
      let frames = try #require(session.frames.left)
      #expect(frames.count == 2000)
      #expect(session.metadata.feet == [.left])
      #expect(frames.cells == (0..<8000).map { Float($0) / 8 })
      #expect(frames.times.last == 19.99)
      #expect(session.metadata.notes.isEmpty)
    }
  }

  /// What is read as the left foot's reference from a force stream of this description.
  private func reference(_ description: [Fact]) throws -> [Float]? {
    try Fixture.withFolder { folder throws in
      let path = folder + "/a.xdf"
      let force = XDFWriter.Stream(
        name: "left force", type: "Force", nominalRateHz: 0, channels: [.init("vGRF", unit: "N")],
        description: [Fact("foot", "left")] + description, times: [0, 0.01],
        samples: .numbers([1, 700]))
      try write([insole(count: 3), force], to: path)
      return try SessionImport.read(path: path).reference.left?.newtons
    }
  }

  @Test func aStreamThatNamesItsModelIsNoMeasurement() throws {
    #expect(try reference([]) == [1, 700])
    #expect(try reference([Fact("model", "student")]) == nil)
  }
}
