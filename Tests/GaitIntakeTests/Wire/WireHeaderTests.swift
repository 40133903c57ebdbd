import GaitIntake
import GaitModel
import GaitTestSupport
import Testing

@Suite("Wire header")
struct WireHeaderTests {
  /// The announcement of a header, or why it is refused.
  private static func read(_ header: String) -> (StreamAnnouncement?, problem: String) {
    var decoder = WireDecoder()
    var announcement: StreamAnnouncement?
    decoder.push(Array((header + "\n").utf8), isDatagram: false) {
      if case .announcement(let read) = $0 { announcement = read }
    }
    #expect(decoder.malformed == (announcement == nil ? 1 : 0))
    return (announcement, decoder.lastProblem)
  }

  @Test("Keys come in any order, unknown ones are passed over")
  func keys() {
    let (read, _) = Self.read(
      "#  gaitlab 1 \trate=200 firmware=7.1 unit=kPa time=us size=270x95 layout=4x3 mask=FF7 "
        + "device=My%20Insole%C3%A4 foot=left saturation=500 mass=72 simulated=1 scale=0.5")
    #expect(read?.device == "My Insole\u{E4}")
    #expect(read?.foot == .left)
    #expect(read?.scale == 0.5)
    #expect(read?.isSimulated == true)
    #expect(read?.bodyMassKilograms == 72)
    #expect(read?.samplingRateHz == 200)
    #expect(read?.insole?.saturation == 500)
    let layout = read?.insole?.layout
    #expect(layout?.cellCount == 11)
    #expect(layout?.matrix?.mask[8] == false)
    #expect(layout?.cells[0].lateralX == 95 / 6.0)
    #expect(layout?.cells[0].heelY == 270 / 8.0)
  }

  @Test("Scattered cells are squares of their area")
  func scattered() {
    let (read, _) = Self.read(
      "# gaitlab 1 cells=48:30:2500,20.5:181:900 size=270x95 unit=counts rate=50")
    #expect(
      read?.insole?.layout.cells == [
        InsoleCell(lateralX: 48, heelY: 30, width: 50, length: 50, areaSquareMillimetres: 2500),
        InsoleCell(lateralX: 20.5, heelY: 181, width: 30, length: 30, areaSquareMillimetres: 900),
      ])
  }

  @Test(
    "A header that is wrong says where",
    arguments: [
      ("2 layout=2x2 size=1x1 unit=kPa rate=1", "version 2"), ("", "no version"),
      ("1 layout=2x2 size=200x90 unit=kPa", "rate is missing"),
      ("1 layout=2x2 unit=kPa rate=9", "size is missing"),
      ("1 layout=2x2 size=200x90 rate=9", "unit is missing"),
      ("1 size=200x90 unit=kPa rate=9", "layout is missing"),
      ("1 layout=2x2 size=200x90 unit=torr rate=9", "unit=torr"),
      ("1 layout=2x2 size=200x90 unit=kPa rate=0", "rate=0"),
      ("1 layout=2x2 size=200x90 unit=kPa rate=nan", "rate=nan"),
      ("1 layout=2x2 size=0x90 unit=kPa rate=9", "size=0x90"),
      ("1 layout=2x2 size=nanx90 unit=kPa rate=9", "size=nanx90"),
      ("1 layout=0x2 size=200x90 unit=kPa rate=9", "layout=0x2"),
      ("1 layout=4096x4096 size=200x90 unit=kPa rate=9", "16777216 cells"),
      ("1 layout=9999999999999999999x2 size=200x90 unit=kPa rate=9", "layout=9999"),
      ("1 layout=2x2 mask=0 size=200x90 unit=kPa rate=9", "0 cells"),
      ("1 layout=2x2 mask=FF size=200x90 unit=kPa rate=9", "1 hex digits"),
      ("1 layout=2x2 mask=G size=200x90 unit=kPa rate=9", "mask=G"),
      ("1 cells=1:2:3,4:5 size=200x90 unit=kPa rate=9", "cell 2"),
      ("1 cells=1:2:-3 size=200x90 unit=kPa rate=9", "cell 1"),
      ("1 cells=1:2:3 layout=1x1 size=200x90 unit=kPa rate=9", "both"),
      ("1 layout=2x2 size=200x90 unit=kPa rate=9 rate=8", "twice"),
      ("1 layout=2x2 size=200x90 unit=kPa rate=9 device=%4", "hex digits"),
      ("1 layout=2x2 size=200x90 unit=kPa rate=9 device=My Insole", "not key=value"),
      ("1 layout=2x2 size=200x90 unit=kPa rate=9 mass=2", "mass=2"),
      ("1 layout=2x2 size=200x90 unit=kPa rate=9 scale=0", "scale=0"),
      ("1 layout=2x2 size=200x90 unit=kPa rate=9 time=ns", "time=ns"),
      ("1 layout=2x2 size=200x90 unit=kPa rate=9 foot=third", "foot=third"),
      ("1 layout=2x2 size=200x90 unit=kPa rate=9 *00", "checksum"),
      ("1 stream=sound rate=9", "stream=sound"),
      ("1 stream=force rate=9 device=\u{1B}[2J%", "hex digits"),
    ])
  func problems(header: String, problem: String) {
    let read = Self.read("# gaitlab \(header)")
    #expect(read.0 == nil)
    #expect(read.problem.contains(problem), "\(read.problem)")
    #expect(!read.problem.unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test("Other comments are nothing")
  func comments() {
    var decoder = WireDecoder()
    decoder.push(Array("# hello\n#\n# gaitlabs 1\n#gait\n".utf8), isDatagram: false) { _ in
      Issue.record("a comment is a message")
    }
    #expect(decoder.malformed == 0)
  }

  @Test("The largest insole fits its header, also with a place for each cell")
  func largest() throws {
    let cells = (0..<4096).map { index in
      InsoleCell(
        lateralX: Double(index % 64) * 1.5, heelY: Double(index / 64) * 4, width: 2, length: 2,
        areaSquareMillimetres: 4)
    }
    let layout = InsoleLayout(
      name: "largest", lengthMillimetres: 270, widthMillimetres: 98, cells: cells)
    let announcement = StreamAnnouncement(
      device: "", insole: InsoleDescription(layout: layout, unit: .counts, samplingRateHz: 30),
      samplingRateHz: 30)
    for format in WireEncoder.Format.allCases {
      let encoder = try WireEncoder(announcement: announcement, format: format)
      let bytes = encoder.bytes(of: .announcement(announcement))
      #expect(WireRoundTripTests.messages(bytes) == [.announcement(announcement)])
    }
  }
}
