import Foundation
import GaitIntake
import GaitModel

extension FuzzTarget {
  /// Bytes of a device as they come; the first says in which pieces.
  static let wireLines = FuzzTarget(name: "wire") {
    try WireEncoder.Format.allCases.flatMap { format in
      try [LineChecksum.xor, .crc16, nil].map { checksum in
        [31] + (try WireSeeds.bytes(format, checksum: checksum))
      }
    }
  } read: { bytes in
    guard let pieces = bytes.first else { return }
    WireRun.read(Array(bytes.dropFirst()), pieceLength: Int(pieces >> 1) * 16 + 1, pieces & 1 == 0)
  }

  /// The inside of one binary message, which gets its magic, length and checksum afterwards: chance does not
  /// find a right checksum.
  static let wireBinary = FuzzTarget(name: "wire-binary") {
    try WireSeeds.messages(.binary, checksum: nil).map { Array($0[3...].dropLast(4)) }
  } read: { inside in
    guard inside.count > 5, inside.count < 65_000 else { return }
    var message: [UInt8] = [0x47, 0x4C, 1] + inside
    let length = UInt16(message.count + 4)
    message[4] = UInt8(length & 0xFF)
    message[5] = UInt8(length >> 8)
    if message[3] == 0 {
      message[6] = ~message[4]
      message[7] = ~message[5]
    }
    let checksum = WireSeeds.checksum(message)
    for shift in [UInt32(0), 8, 16, 24] {
      message.append(UInt8(truncatingIfNeeded: checksum >> shift))
    }
    let bytes = WireSeeds.header + message
    WireRun.read(bytes, pieceLength: bytes.count, false)
  }
}

/// Bytes through the decoder and the intake.
private enum WireRun {
  static func read(_ bytes: [UInt8], pieceLength: Int, _ isDatagram: Bool) {
    var decoder = WireDecoder()
    var intake = LiveIntake(sources: [.init(name: "fuzz", isDatagram: isDatagram)])
    let peer = SourcePeer("peer:1")
    var now = 0.0
    intake.take(.opened(peer), source: 0, now: now) { _ in }
    for start in stride(from: 0, to: bytes.count, by: pieceLength) {
      let piece = Array(bytes[start..<min(start + pieceLength, bytes.count)])
      decoder.push(piece, isDatagram: isDatagram, into: check)
      precondition(decoder.bufferedBytes <= WireDecoder.bufferLimit, "the buffer grows")
      now += 0.01
      let event = SourceEvent.received(piece, from: peer, isDatagram: isDatagram, at: now)
      intake.take(event, source: 0, now: now) { _ in }
      intake.tick(now: now) { _ in }
    }
    decoder.finish(into: check)
    intake.take(.ended, source: 0, now: now) { _ in }
    intake.finish { _ in }
    _ = intake.status
  }

  private static func check(_ message: WireMessage) {
    guard case .frame(let frame) = message else { return }
    precondition(frame.cells.allSatisfy { $0.isFinite && abs($0) <= 1e9 }, "an absurd reading")
  }
}

private enum WireSeeds {
  private static let announcement = StreamAnnouncement(
    device: "Fuzz",
    insole: InsoleDescription(
      layout: InsoleLayout(
        name: "4x3", rows: 4, columns: 3, rowPitchMillimetres: 64, columnPitchMillimetres: 32),
      unit: .kilopascals, samplingRateHz: 100),
    samplingRateHz: 100, scale: 0.25, bodyMassKilograms: 70)

  /// A header line without a checksum.
  static let header: [UInt8] = (try? messages(.lines, checksum: nil).first) ?? []

  static func bytes(_ format: WireEncoder.Format, checksum: LineChecksum?) throws -> [UInt8] {
    try messages(format, checksum: checksum).flatMap { $0 }
  }

  /// A header, some frames of both feet and some forces.
  static func messages(_ format: WireEncoder.Format, checksum: LineChecksum?) throws -> [[UInt8]] {
    let encoder = try WireEncoder(
      announcement: announcement, format: format, checksum: checksum)
    var messages = [encoder.bytes(of: .announcement(announcement))]
    for index in 0..<4 {
      for foot in Foot.allCases {
        let microseconds = Int64(index) * 10_000
        let frame = WireFrame(
          foot: foot, sequence: UInt32(index), deviceMicroseconds: microseconds,
          cells: (0..<12).map { Float($0 * index) })
        let force = WireForce(
          foot: foot, sequence: UInt32(index), deviceMicroseconds: microseconds,
          newtons: Float(index * 100))
        messages += [encoder.bytes(of: .frame(frame)), encoder.bytes(of: .force(force))]
      }
    }
    return messages
  }

  /// CRC-32 as docs/WIRE.md has it, bit by bit.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in rest >> 1 ^ (rest & 1) * 0xEDB8_8320 }
    }
  }
}
