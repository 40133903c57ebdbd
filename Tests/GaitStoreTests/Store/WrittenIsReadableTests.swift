import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitStore
import GaitTestSupport
import Testing

/// Whatever the writer accepts, the reader opens and reads; what it refuses leaves nothing behind.
@Suite struct WrittenIsReadableTests {
  /// Numbers at and beyond the edges of what is plausible for anything.
  private static let edges: [Double] = [
    0, -0.0, 1e-300, 1e-9, 1e-6, 1e-3, 0.5, 1, 10, 70, 400, 401, 2000, 2001, 9999.9, 1e4, 1e5, 1e6,
    604_800, 604_801, 1e9, 1e10, 1.1e10, 1e12, 1e30, 1e300, -1, -1e4, -1e10, -1e12, -1e300, .nan,
    .infinity, -.infinity,
  ]

  private static func session(
    layout: InsoleLayout = TestLayouts.scattered4, rate: Double = 100, mass: Double? = nil,
    times: [Double] = [0, 1], value: Float = 1, force: Float = 1, marker: Double = 0.5,
    reference: String? = "plate", forceTimes: [Double] = [0]
  ) -> RecordedSession {
    RecordedSession(
      metadata: SessionMetadata(
        name: "edge", source: "tests", startedAtUnixSeconds: mass, bodyMassKilograms: mass,
        reference: reference,
        insoles: PerFoot(
          left: InsoleDescription(
            layout: layout, unit: .kilopascals, samplingRateHz: rate, saturation: mass),
          right: nil)),
      frames: PerFoot(
        left: FrameBlock(
          foot: .left, cellCount: 4, times: times,
          cells: [Float](repeating: value, count: 4 * times.count)), right: nil),
      reference: PerFoot(
        left: ForceBlock(
          foot: .left, times: forceTimes, newtons: forceTimes.map { _ in force }), right: nil),
      markers: [Marker(timeSeconds: marker, note: "")])
  }

  private static func layout(
    length: Double = 270, width: Double = 98, cell change: (inout InsoleCell) -> Void = { _ in }
  ) -> InsoleLayout {
    let layout = TestLayouts.scattered4
    var cells = layout.cells
    change(&cells[1])
    return InsoleLayout(
      name: layout.name, lengthMillimetres: length, widthMillimetres: width, cells: cells)
  }

  /// Every part of a session with one edge in it.
  private static func sessions(_ edge: Double) -> [RecordedSession] {
    [
      session(rate: edge), session(mass: edge), session(times: [edge]), session(times: [0, edge]),
      session(times: [edge, 0]), session(value: Float(edge)), session(force: Float(edge)),
      session(marker: edge), session(forceTimes: [edge]), session(forceTimes: [0, edge]),
      session(layout: layout(length: edge)), session(layout: layout(width: edge)),
      session(layout: layout { $0.lateralX = edge }), session(layout: layout { $0.heelY = edge }),
      session(layout: layout { $0.width = edge }), session(layout: layout { $0.length = edge }),
      session(layout: layout { $0.areaSquareMillimetres = edge }),
    ]
  }

  @Test(arguments: edges) func whatIsAcceptedIsRead(edge: Double) throws {
    for (index, session) in Self.sessions(edge).enumerated() {
      try Fixture.withFolder { folder throws in
        let path = folder + "/session.gait"
        do throws(GaitlabError) {
          try SessionWriter.write(session, to: path)
        } catch {
          #expect(error.code == .inconsistentSession)
          #expect(error.file == path)
          #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
          return
        }
        #expect(StoreFixture.error(reading: path) == nil, "case \(index) of \(edge)")
        // The other format holds it as well, but for readings that are not there.
        let read = try SessionFile(path: path).recorded()
        guard !edge.isNaN else { return }
        try GaitCSVExporter.write(read, to: folder + "/session.csv")
        #expect(Fixture.error(reading: folder + "/session.csv") == nil, "case \(index) of \(edge)")
      }
    }
  }

  @Test func whatNoReaderWouldAcceptIsRefused() throws {
    var otherCells = Self.session()
    otherCells.frames.left = FrameBlock(foot: .left, cellCount: 1, times: [0], cells: [1])
    var unknownFoot = Self.session()
    unknownFoot.frames.right = FrameBlock(foot: .right, cellCount: 1, times: [0], cells: [1])
    let refused = [
      Self.session(rate: 2e6), Self.session(mass: 500), Self.session(times: [0, 1e6]),
      Self.session(times: [1, 1]), Self.session(value: 20_001), Self.session(force: .infinity),
      Self.session(layout: Self.layout(width: 1e-3)), Self.session(forceTimes: [1e6]),
      Self.session(layout: Self.layout { $0.areaSquareMillimetres = 0 }),
      Self.session(marker: 1e300), Self.session(reference: nil), otherCells, unknownFoot,
    ]
    for (index, session) in refused.enumerated() {
      try Fixture.withFolder { folder throws in
        let error = #expect(throws: GaitlabError.self, "case \(index)") {
          try SessionWriter.write(session, to: folder + "/session.gait")
        }
        #expect(error?.code == .inconsistentSession)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
      }
    }
  }

  /// A block that follows another has to follow it in time too.
  @Test func blocksHaveToFollowEachOther() throws {
    try Fixture.withFolder { folder throws in
      let session = Self.session()
      let block = try #require(session.frames.left)
      let writer = try SessionWriter(path: folder + "/a.gait", metadata: session.metadata)
      try writer.append(block)
      let error = #expect(throws: GaitlabError.self) { try writer.append(block) }
      #expect(error?.code == .inconsistentSession)
    }
  }
}
