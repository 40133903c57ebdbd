import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitSimulation
import GaitTestSupport
import PlainText
import Testing

@Suite struct GaitCSVRoundTripTests {
  private func roundTrip(_ session: RecordedSession) throws -> RecordedSession {
    try Fixture.withFolder { folder throws in
      let path = folder + "/session.csv"
      try GaitCSVExporter.write(session, to: path)
      return try SessionImport.read(path: path)
    }
  }

  private static func layout(_ cells: Int, name: String = "bench") -> InsoleLayout {
    InsoleLayout(
      name: name, lengthMillimetres: 260.1, widthMillimetres: 1.0 / 3 + 90,
      cells: (0..<cells).map { index in
        InsoleCell(
          lateralX: Double(index) / 7, heelY: 10 + Double(index), width: 8.1, length: 9.7,
          areaSquareMillimetres: 78.57)
      })
  }

  private static func frames(
    _ foot: Foot, cells: Int, count: Int, start: Double, step: Double, seed: UInt64
  ) -> FrameBlock {
    var random = SplitMix64(seed: seed)
    var block = FrameBlock(foot: foot, cellCount: cells)
    for index in 0..<count where index % 17 != 5 {  // with holes
      let values = (0..<cells).map { _ in Float(random.normal() * 123.456) }
      block.append(timeSeconds: start + Double(index) * step, cells: values)
    }
    return block
  }

  /// Two feet on clocks of their own and a reference on a third.
  private static func twoClocks() -> RecordedSession {
    let left = frames(.left, cells: 5, count: 200, start: 0.0013, step: 1 / 62.5, seed: 1)
    let right = frames(.right, cells: 3, count: 300, start: -0.2, step: 0.01, seed: 2)
    let times = (0..<500).map { Double($0) / 333 }
    let metadata = SessionMetadata(
      name: "=SUM(A1)", source: "+bench", startedAtUnixSeconds: 1_700_000_000.125,
      bodyMassKilograms: 71.3, notes: hostile, tags: ["-1", "", "a,=b", "'quoted'"],
      reference: "@plate",
      insoles: PerFoot(
        left: InsoleDescription(
          layout: layout(5, name: "x,=1+1\"\u{1B}[31m"), unit: .counts, samplingRateHz: 62.5,
          saturation: 4095),
        right: InsoleDescription(
          layout: InsoleLayout(
            name: "masked", rows: 2, columns: 2, rowPitchMillimetres: 20.3,
            columnPitchMillimetres: 10, mask: [true, false, true, true]),
          unit: .millimetresOfMercury, samplingRateHz: 100)))
    return RecordedSession(
      metadata: metadata, frames: PerFoot(left: left, right: right),
      reference: PerFoot(
        left: ForceBlock(foot: .left, times: times, newtons: times.map { Float($0 * 700.7) }),
        right: ForceBlock(foot: .right, times: [0.5], newtons: [.leastNonzeroMagnitude])),
      markers: [
        Marker(timeSeconds: 0.1, note: hostile), Marker(timeSeconds: -1e-7, note: "\"=1+1\""),
        Marker(timeSeconds: 0.1, note: ""),
      ])
  }

  private static let hostile = """
    =cmd|' /C calc'!A0
    \t+1,-2;@x, =y\r\n\u{1B}]0;title\u{07}\u{0}\u{202E}evil\u{9B}31m \\n \\u{41} "quoted" 'n' # é 😀\u{FEFF}
    ,  =z ,'w \u{20}
    """

  @Test func twoClocksAndHostileText() throws {
    let session = Self.twoClocks()
    #expect(try roundTrip(session) == session)
  }

  @Test func simulatedWalkWithDropOuts() throws {
    let walk = SimulatedWalk(
      WalkerConfiguration(
        seed: 3, durationSeconds: 3,
        faults: SensorFaults(noiseCounts: 1, dropOutsPerMinute: 100, gainVariation: 0.1)))
    #expect(walk.session.frames.left?.times != walk.session.frames.right?.times)
    #expect(try roundTrip(walk.session) == walk.session)
  }

  @Test func oneFootWithoutReference() throws {
    let metadata = SessionMetadata(
      name: "", source: "", notes: " padded ",
      insoles: PerFoot(
        left: nil,
        right: InsoleDescription(
          layout: Self.layout(4), unit: .kilopascals, samplingRateHz: 1.0 / 3)))
    let block = Self.frames(.right, cells: 4, count: 40, start: 1e6, step: 3, seed: 5)
    let session = RecordedSession(metadata: metadata, frames: PerFoot(left: nil, right: block))
    #expect(try roundTrip(session) == session)
  }

  @Test func emptyBlocksAndFeetWithoutFrames() throws {
    var session = Self.twoClocks()
    session.frames.left = FrameBlock(foot: .left, cellCount: 5)
    session.frames.right = nil
    session.reference.left = nil
    #expect(try roundTrip(session) == session)
  }

  @Test func largestLayout() throws {
    let metadata = SessionMetadata(
      name: "large", source: "bench",
      insoles: PerFoot(
        left: InsoleDescription(
          layout: Self.layout(4096), unit: .kilopascals, samplingRateHz: 100),
        right: nil))
    let block = Self.frames(.left, cells: 4096, count: 3, start: 0, step: 0.01, seed: 8)
    let session = RecordedSession(metadata: metadata, frames: PerFoot(left: block, right: nil))
    #expect(try roundTrip(session) == session)
  }

  @Test(
    .enabled(if: Fixture.hasSharedData, "../shared/data is absent"),
    arguments: ["230927_102114", "text_export"])
  func vendorFile(name: String) throws {
    let folder = try #require(Fixture.sharedData)
    let session = try SessionImport.read(path: "\(folder)/moticon/\(name).txt")
    #expect(try roundTrip(session) == session)
  }

  @Test func readsAFileWrittenByHand() throws {
    let session = try SessionImport.read(path: Fixture.path("csv/two-cells.csv"))
    #expect(session.frames.left?.times == [0, 0.01, 0.02])
    #expect(session.frames.left?.cells == [1, 2, 1.5, 2.5, 0, 0.1])
    #expect(session.reference.left?.times == [0.005, 0.01, 0.02])
    #expect(session.metadata.reference == "plate")
    #expect(session.metadata.notes == "first\nsecond")
    #expect(session.markers == [Marker(timeSeconds: 0.015, note: "turns, slowly")])
  }

  @Test func noFieldBeginsAFormula() throws {
    let text = try Fixture.withFolder { folder throws in
      let path = folder + "/session.csv"
      try GaitCSVExporter.write(Self.twoClocks(), to: path)
      return try String(contentsOfFile: path, encoding: .utf8)
    }
    let lines = text.split(separator: "\n")
    for line in lines.prefix(while: { $0.hasPrefix("#") }) {
      #expect(!line.unicodeScalars.contains(where: Printable.isHarmful))
      for field in line.split(whereSeparator: { $0 == "," || $0 == ";" }) {
        let first = field.drop { $0 == " " || $0 == "\"" }.first
        #expect(!["=", "+", "@"].contains(first))
      }
    }
  }
}
