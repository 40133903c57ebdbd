import GaitIntake
import GaitModel
import GaitTestSupport
import Testing

@Suite("Wire round trips")
struct WireRoundTripTests {
  @Test("Frames come back in every unit, layout and format", arguments: TestLayouts.all)
  func frames(layout: InsoleLayout) throws {
    for unit in PressureUnit.allCases {
      for format in WireEncoder.Format.allCases {
        let announcement = StreamAnnouncement(
          device: "Insole",
          insole: InsoleDescription(
            layout: layout, unit: unit, samplingRateHz: 62.5, saturation: 150.5),
          samplingRateHz: 62.5, scale: 0.125, bodyMassKilograms: 71.5)
        let encoder = try WireEncoder(announcement: announcement, format: format)
        var random = SplitMix64(seed: 3)
        let sent = Foot.allCases.map { foot in
          WireFrame(
            foot: foot, sequence: .max,
            deviceMicroseconds: 1_700_000_000_123_456,
            cells: (0..<layout.cellCount).map { _ in Float(random.next() % 1000) / 8 })
        }
        var bytes: [UInt8] = []
        encoder.appendAnnouncement(to: &bytes)
        for frame in sent { encoder.append(frame, to: &bytes) }
        let read = Self.messages(bytes)
        try #require(read.count == 3)
        #expect(read[1...].elementsEqual(sent.map(WireMessage.frame)))
        guard case .announcement(let back) = read[0], let insole = back.insole else {
          Issue.record("no announcement of an insole")
          continue
        }
        #expect(insole.unit == unit)
        #expect(insole.samplingRateHz == 62.5)
        #expect(insole.saturation == 150.5)
        #expect(back.scale == 0.125)
        #expect(back.bodyMassKilograms == 71.5)
        #expect(!back.isSimulated)
        Self.expectEqual(insole.layout, layout)
      }
    }
  }

  /// Positions and areas; extents of scattered cells are not sent.
  private static func expectEqual(_ one: InsoleLayout, _ other: InsoleLayout) {
    #expect(one.name == other.name)
    #expect(one.cellCount == other.cellCount)
    #expect(one.matrix == other.matrix)
    #expect(abs(one.lengthMillimetres - other.lengthMillimetres) < 1e-6)
    #expect(abs(one.widthMillimetres - other.widthMillimetres) < 1e-6)
    let worst = zip(one.cells, other.cells).map { a, b in
      max(
        abs(a.lateralX - b.lateralX), abs(a.heelY - b.heelY),
        abs(a.areaSquareMillimetres - b.areaSquareMillimetres))
    }.max()
    #expect((worst ?? 1) < 1e-6)
  }

  @Test("Line times come back in every unit of time", arguments: WireTimeUnit.allCases)
  func times(unit: WireTimeUnit) throws {
    let plate = StreamAnnouncement(
      device: "", insole: nil, samplingRateHz: 1000, foot: .right, isSimulated: true)
    let encoder = try WireEncoder(announcement: plate, format: .lines, timeUnit: unit)
    var sent: [WireMessage] = [.announcement(plate)]
    for time: Int64 in [0, 1, -7, 999_999, 4_294_967_295, 1_700_000_000_123_456] {
      sent.append(
        .force(
          WireForce(foot: .right, sequence: nil, deviceMicroseconds: time, newtons: -3.1415927)))
    }
    #expect(Self.messages(sent.flatMap { encoder.bytes(of: $0) }) == sent)
  }

  @Test("Binary forces come back to the bit")
  func forces() throws {
    let plate = StreamAnnouncement(device: "Plate", insole: nil, samplingRateHz: 1000)
    let encoder = try WireEncoder(announcement: plate, format: .binary)
    let sent: [WireMessage] = [
      .announcement(plate),
      .force(
        WireForce(foot: .left, sequence: 0, deviceMicroseconds: 1, newtons: 0.1 + 0.2)),
      .force(
        WireForce(foot: .right, sequence: 9, deviceMicroseconds: 1 << 40, newtons: -99_999)),
    ]
    #expect(Self.messages(sent.flatMap { encoder.bytes(of: $0) }) == sent)
  }

  @Test("What a device calls itself stays data")
  func hostileName() throws {
    let name = RandomSessions.hostileText
    let plate = StreamAnnouncement(device: name, insole: nil, samplingRateHz: 1)
    for format in WireEncoder.Format.allCases {
      let encoder = try WireEncoder(announcement: plate, format: format)
      let bytes = encoder.bytes(of: .announcement(plate))
      #expect(Self.messages(bytes) == [.announcement(plate)])
      #expect(!bytes.contains(0x1B))
    }
  }

  @Test("Binary counts are rounded and kept within 16 bits")
  func rounding() throws {
    let insole = InsoleDescription(
      layout: TestLayouts.scattered4, unit: .kilopascals, samplingRateHz: 100)
    let announcement = StreamAnnouncement(
      device: "", insole: insole, samplingRateHz: 100, scale: 0.5)
    let encoder = try WireEncoder(announcement: announcement, format: .binary)
    let frame = WireFrame(
      foot: .left, sequence: 1, deviceMicroseconds: 0, cells: [1.3, -4, 1e9, .nan])
    var decoder = WireDecoder()
    var read: [WireMessage] = []
    // One datagram with both.
    let bytes =
      encoder.bytes(of: .announcement(announcement)) + encoder.bytes(of: .frame(frame))
    decoder.push(bytes, isDatagram: true) { read.append($0) }
    // 65535 halves are more than a sensor of kilopascals reads, so it is refused.
    #expect(read.count == 1)
    #expect(decoder.malformed == 1)
    var tame = frame
    tame.cells[2] = 10_000.2
    decoder.push(encoder.bytes(of: .frame(tame)), isDatagram: true) { read.append($0) }
    guard case .frame(let back)? = read.last else {
      Issue.record("no frame")
      return
    }
    #expect(back.cells == [1.5, 0, 10_000, 0])
  }

  static func messages(_ bytes: [UInt8]) -> [WireMessage] {
    var decoder = WireDecoder()
    var read: [WireMessage] = []
    decoder.push(bytes, isDatagram: false) { read.append($0) }
    decoder.finish { read.append($0) }
    #expect(decoder.malformed == 0, "\(decoder.lastProblem)")
    return read
  }
}
