import GaitIntake
import GaitModel
import Testing

@Suite("Wire decoder")
struct WireDecoderTests {
  static let header = "# gaitlab 1 layout=2x2 size=200x100 unit=kPa rate=100\n"

  private static func encoder(_ format: WireEncoder.Format) throws -> WireEncoder {
    let layout = InsoleLayout(
      name: "2x2", rows: 2, columns: 2, rowPitchMillimetres: 100, columnPitchMillimetres: 50)
    return try WireEncoder(
      announcement: StreamAnnouncement(
        device: "",
        insole: InsoleDescription(layout: layout, unit: .kilopascals, samplingRateHz: 100),
        samplingRateHz: 100), format: format)
  }

  private static func frame(_ number: UInt32, sequence: UInt32? = nil) -> WireMessage {
    // 10 and 71, 76 are the bytes that begin messages.
    let cells = [Float(number), 10, 71, 76]
    return .frame(
      WireFrame(
        foot: .left, sequence: sequence, deviceMicroseconds: Int64(number) * 10_000, cells: cells))
  }

  /// What is read from pieces, with the decoder that has read them.
  private static func read(
    _ pieces: [[UInt8]], isDatagram: Bool = false
  ) -> (messages: [WireMessage], decoder: WireDecoder) {
    var decoder = WireDecoder()
    var messages: [WireMessage] = []
    for piece in pieces { decoder.push(piece, isDatagram: isDatagram) { messages.append($0) } }
    decoder.finish { messages.append($0) }
    return (messages, decoder)
  }

  private static func read(_ text: String) -> (messages: [WireMessage], decoder: WireDecoder) {
    read([Array(text.utf8)])
  }

  @Test("Any two cuts in a mixed stream give the same messages")
  func everySplit() throws {
    let lines = try Self.encoder(.lines)
    let binary = try Self.encoder(.binary)
    var stream = Array("half a line 12\r\n# a comment\n\n".utf8)
    stream += lines.bytes(of: .announcement(lines.announcement))
    stream += lines.bytes(of: Self.frame(1)) + binary.bytes(of: Self.frame(2, sequence: 2))
    stream += [0x47, 0x4C, 0x01, 0x01, 0xFF] + binary.bytes(of: Self.frame(3, sequence: 3))
    stream += Array("L,40000,4,10,71".utf8) + binary.bytes(of: Self.frame(5, sequence: 5))
    stream += lines.bytes(of: Self.frame(6)) + Array("L,70000,7,10,71,76".utf8)
    let whole = Self.read([stream])
    let expected = [
      .announcement(lines.announcement), Self.frame(1), Self.frame(2, sequence: 2),
      Self.frame(3, sequence: 3), Self.frame(5, sequence: 5), Self.frame(6), Self.frame(7),
    ]
    #expect(whole.messages == expected)
    #expect(whole.decoder.malformed == 3)
    for cut in 0...stream.count {
      let second = cut + (stream.count - cut) / 3
      let parts = Self.read([
        Array(stream[..<cut]), Array(stream[cut..<second]), Array(stream[second...]),
      ])
      #expect(parts.messages == expected, "cut at \(cut)")
      #expect(parts.decoder.malformed == 3, "cut at \(cut)")
    }
    let bytewise = Self.read(stream.map { [$0] })
    #expect(bytewise.messages == expected)
    #expect(bytewise.decoder.malformed == 3)
  }

  @Test("Every damaged byte of a binary frame is noticed, and counted once")
  func binaryDamage() throws {
    let binary = try Self.encoder(.binary)
    let good = binary.bytes(of: Self.frame(1, sequence: 1))
    let next = Self.frame(2, sequence: 2)
    for place in good.indices {
      var bad = good
      bad[place] ^= 0x10
      let read = Self.read([bad + binary.bytes(of: next)])
      #expect(read.messages == [next], "byte \(place)")
      #expect(read.decoder.malformed == 1, "byte \(place)")
      let packets = Self.read([bad, binary.bytes(of: next)], isDatagram: true)
      #expect(packets.messages == [next], "byte \(place)")
      #expect(packets.decoder.malformed == 1, "byte \(place)")
    }
    for length in 1..<good.count {
      let packets = Self.read([Array(good[..<length]), binary.bytes(of: next)], isDatagram: true)
      #expect(packets.messages == [next], "length \(length)")
      #expect(packets.decoder.malformed == 1, "length \(length)")
    }
  }

  @Test("Checksums of lines are checked where there are some")
  func lineChecksums() {
    let good = Self.read(Self.header + "L,1,1,2,3,4*55\nr, 2, 1, 2, 3,\t4 \r\nL,1,1,2,3,5*54\r\n")
    #expect(good.messages.count == 4)
    #expect(good.decoder.malformed == 0)
    let read = Self.read(Self.header + "L,1,1,2,3,4*54\nL,1,1,2,3,5*55\nL,1,1,2,3,4*55\n")
    #expect(read.messages.count == 2)
    #expect(read.decoder.malformed == 2)
    #expect(read.decoder.lastProblem == "a line with a wrong checksum")
  }

  @Test("CRC-16 of lines is checked where there is one; its check value is that of CRC-16/IBM-3740")
  func lineCRC16() {
    var digits = Array("123456789".utf8)
    LineChecksum.crc16.append(to: &digits, from: 0)
    #expect(String(decoding: digits, as: UTF8.self) == "123456789*29B1")
    var line = Array("L#7,1,1,2,3,4".utf8)
    LineChecksum.crc16.append(to: &line, from: 0)
    let good = String(decoding: line, as: UTF8.self)
    let read = Self.read(Self.header + good + "\n" + good.lowercased() + "\n")
    // The sum is of the bytes as they are: another case is another line.
    #expect(read.messages.count == 2)
    #expect(read.decoder.malformed == 1)
    for bit in 0..<8 * (line.count - 5) {
      var damaged = line
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      guard damaged[bit / 8] != UInt8(ascii: "\n") else { continue }
      let text = Array(Self.header.utf8) + damaged + [UInt8(ascii: "\n")]
      let read = Self.read([text])
      #expect(read.messages.count == 1, "bit \(bit)")
    }
  }

  @Test("Lines may be numbered")
  func lineSequences() {
    let read = Self.read(Self.header + "L#0,1,1,2,3,4\nfr#4294967295,2,700\nR,3,1,2,3,4\n")
    let sequences = read.messages.dropFirst().map { message -> UInt32? in
      switch message {
      case .frame(let frame): frame.sequence
      case .force(let force): force.sequence
      case .announcement: nil
      }
    }
    #expect(sequences == [0, .max, nil])
  }

  @Test(
    "Lines that are no frames are refused, each once, and the next one is read",
    arguments: [
      "L,1,1,2,3", "L,1,1,2,3,4,5", "L,1,1,2,3,nan", "L,1,1,2,3,inf", "L,1,1,2,3,0x1", "L,1,1,2,,4",
      "L,1,1,2,3,4,", "L,,1,2,3,4", "L", "L,x,1,2,3,4", "L,1,1,2,3,1e30", "L,1,1,2,3,2,5",
      "M,1,1,2,3,4",
      "L,1e30,1,2,3,4", "FL,1,2,3", "FL,1", "FR,1,1e9", "L;1;1;2;3;4", "L,1,1,2,3,4*",
      "LL,1,1,2,3,4",
      "L,1,1,2,3,4*5", "L#,1,1,2,3,4", "L#x,1,1,2,3,4", "L#-1,1,1,2,3,4", "L#4294967296,1,1,2,3,4",
      "L#1#2,1,1,2,3,4", "L,1,1,2,3,4*FFFF", "\u{1B}[2J\u{1B}[H", "GL", "GLOVE", "L 1 1 2 3 4",
      "L,1,1,2,3,4*GG",
    ])
  func strictness(line: String) {
    let read = Self.read(Self.header + line + "\nL,20000,1,2,3,4\n")
    #expect(read.messages.count == 2)
    #expect(read.decoder.malformed == 1)
    #expect(!read.decoder.lastProblem.isEmpty)
    #expect(!read.decoder.lastProblem.unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test("Without a header frames of any size are given out as they are")
  func unannounced() {
    let read = Self.read("left,5,1,2,3\nRIGHT,6,4.5\nfl,7,700\n")
    #expect(
      read.messages == [
        .frame(
          WireFrame(foot: .left, sequence: nil, deviceMicroseconds: 5, cells: [1, 2, 3])),
        .frame(WireFrame(foot: .right, sequence: nil, deviceMicroseconds: 6, cells: [4.5])),
        .force(WireForce(foot: .left, sequence: nil, deviceMicroseconds: 7, newtons: 700)),
      ])
    let wide = "L,1" + String(repeating: ",0", count: 4097) + "\n"
    #expect(Self.read(wide).decoder.malformed == 1)
  }

  /// The right foot is described by the first header, although the left foot's came last.
  @Test(
    "A header that comes again is given out only if it says something else or comes first again")
  func repeatedHeader() {
    let other = "# gaitlab 1 layout=2x2 size=200x100 unit=mmHg rate=100 foot=left\n"
    let read = Self.read(Self.header + Self.header + other + other + "R,1,1,2,3,4\n")
    #expect(read.decoder.malformed == 0)
    let described = read.messages.map { message in
      switch message {
      case .announcement(let announcement): announcement.insole?.unit.rawValue ?? "force"
      case .frame(let frame): frame.foot.rawValue
      case .force: "force"
      }
    }
    #expect(described == ["kPa", "mmHg", "kPa", "right"])
  }

  @Test("A line without an end is dropped and counted once, whatever its length")
  func endlessLine() {
    var decoder = WireDecoder()
    var messages = 0
    var most = 0
    let piece = [UInt8](repeating: UInt8(ascii: "7"), count: 50_000)
    for _ in 0..<40 {
      decoder.push(piece, isDatagram: false) { _ in messages += 1 }
      most = max(most, decoder.bufferedBytes)
    }
    #expect(most <= WireDecoder.longestLine)
    #expect(messages == 0)
    #expect(decoder.malformed == 1)
    decoder.push(Array("7\nL,1,2\nx\nL,1,3\n".utf8), isDatagram: false) { _ in messages += 1 }
    #expect(messages == 2)
    #expect(decoder.malformed == 2)
    #expect(decoder.bufferedBytes == 0)
  }

  @Test("Beginnings of messages that never come cost neither memory nor minutes")
  func falseBeginnings() throws {
    var decoder = WireDecoder()
    var messages: [WireMessage] = []
    let beginning: [UInt8] = [0x47, 0x4C, 1, 0, 0xFF, 0xFF, 0, 0]
    let piece = (0..<3000).flatMap { _ in beginning }
    var most = 0
    for _ in 0..<20 {
      decoder.push(piece, isDatagram: false) { messages.append($0) }
      most = max(most, decoder.bufferedBytes)
    }
    #expect(most <= WireDecoder.bufferLimit)
    #expect(decoder.malformed == 1)
    decoder.finish { messages.append($0) }
    let binary = try Self.encoder(.binary)
    decoder.push(binary.bytes(of: Self.frame(1, sequence: 1)), isDatagram: false) {
      messages.append($0)
    }
    #expect(messages == [Self.frame(1, sequence: 1)])
    #expect(decoder.malformed == 1)
  }

  @Test("The checksum is that of zlib")
  func crc() {
    let digits = Array("123456789".utf8)
    #expect(digits.withUnsafeBufferPointer(CRC32.checksum) == 0xCBF4_3926)
    let zeros = [UInt8](repeating: 0, count: 32)
    #expect(zeros.withUnsafeBufferPointer(CRC32.checksum) == 0x190A_55AD)
  }
}
