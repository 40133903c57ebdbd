package import GaitFiles
package import GaitIntake
import GaitModel

/// A sender whose messages are damaged, every other one, in whatever ways a seed brings about.
///
/// Endless: a test takes some thousands of pieces, a soak millions. What is damaged may still be read as
/// something; what is not damaged must come through, in order.
package struct WireFuzz {
  /// What is sent at once.
  package struct Piece {
    /// Datagrams, or bytes of a stream one behind the other.
    package var packets: [[UInt8]]
    /// The frame or force among them that nothing has happened to.
    package var required: WireMessage
  }

  package static let cellCount = 12

  private let encoders: [WireEncoder]
  private let forceEncoders: [WireEncoder]
  private var random: SplitMix64
  private var sequence: UInt32 = 0

  package init(seed: UInt64) throws(GaitlabError) {
    random = SplitMix64(seed: seed)
    let layout = InsoleLayout(
      name: "4x3", rows: 4, columns: 3, rowPitchMillimetres: 64, columnPitchMillimetres: 32)
    let insole = StreamAnnouncement(
      device: "Fuzz \u{1B}[2J",
      insole: InsoleDescription(layout: layout, unit: .kilopascals, samplingRateHz: 100),
      samplingRateHz: 100, scale: 0.25)
    let plate = StreamAnnouncement(device: "Plate", insole: nil, samplingRateHz: 1000)
    var encoders: [WireEncoder] = []
    var forceEncoders: [WireEncoder] = []
    for format in WireEncoder.Format.allCases {
      encoders.append(try WireEncoder(announcement: insole, format: format))
      forceEncoders.append(try WireEncoder(announcement: plate, format: format))
    }
    self.encoders = encoders
    self.forceEncoders = forceEncoders
  }

  /// What the sender begins with.
  package var headers: [[UInt8]] {
    [encoders[0], forceEncoders[0]].map { encoder in
      var bytes: [UInt8] = []
      encoder.appendAnnouncement(to: &bytes)
      return bytes
    }
  }

  /// A damaged message and a good one.
  package mutating func next() -> Piece {
    var packets: [[UInt8]] = []
    let kind = below(20)
    if kind == 0 {
      packets.append((0..<below(300)).map { _ in UInt8(truncatingIfNeeded: random.next()) })
    } else if kind == 1 {
      // A damaged header may be believed; devices repeat theirs, and then all is well again.
      var header: [UInt8] = []
      let encoder = below(2) == 0 ? encoders[below(2)] : forceEncoders[below(2)]
      encoder.appendAnnouncement(to: &header)
      packets.append(damaged(header))
      packets += headers.map { [UInt8(ascii: "\n")] + $0 }
    } else {
      let (encoder, message) = message()
      packets.append(damaged(encoder.bytes(of: message)))
    }
    let (encoder, message) = message()
    // A line behind damage can only be told by its beginning; a binary message needs no such help.
    let isLine = encoder.format == .lines
    packets.append((isLine ? [UInt8(ascii: "\n")] : []) + encoder.bytes(of: message))
    return Piece(packets: packets, required: message)
  }

  private mutating func message() -> (WireEncoder, WireMessage) {
    sequence &+= 1
    let foot: Foot = below(2) == 0 ? .left : .right
    let time = Int64(sequence) * 5000
    if below(4) == 0 {
      let newtons = Float(Int(below(8000)) - 400) / 8
      return (
        forceEncoders[below(2)],
        .force(
          WireForce(foot: foot, sequence: sequence, deviceMicroseconds: time, newtons: newtons))
      )
    }
    let cells = (0..<Self.cellCount).map { _ in Float(random.next() % 4000) / 4 }
    return (
      encoders[below(2)],
      .frame(WireFrame(foot: foot, sequence: sequence, deviceMicroseconds: time, cells: cells))
    )
  }

  private mutating func damaged(_ original: [UInt8]) -> [UInt8] {
    var bytes = original
    for _ in 0...below(3) where !bytes.isEmpty {
      let place = below(bytes.count)
      let length = min(bytes.count - place, 1 + below(20))
      switch below(9) {
      case 0: bytes[place] ^= 1 << UInt8(below(8))
      case 1: bytes[place] = UInt8(truncatingIfNeeded: random.next())
      case 2: bytes.removeSubrange(place..<place + length)
      case 3: bytes.removeSubrange(place...)
      case 4: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
      case 5:
        // The longer "GL" begins an announcement whose length is wrong.
        let words = [
          "\n", "GL\u{1}\u{1}", "GL\u{1}\0\u{40}\u{4}", "*", ",", "nan", "1e999", "\u{1B}[", "#",
        ]
        bytes.insert(contentsOf: words[below(words.count)].utf8, at: place)
      case 6: bytes.insert(contentsOf: (0..<length).map { _ in UInt8(ascii: "9") }, at: place)
      case 7: bytes.removeFirst(place)
      default:
        let header = min(bytes.count, 24)
        bytes[below(header)] = UInt8(truncatingIfNeeded: random.next())
      }
    }
    // A message whose last bytes are gone would be whole again if the next began with the same ones.
    if bytes.count < original.count, original.starts(with: bytes),
      original[bytes.count] == UInt8(ascii: "G")
    {
      bytes.append(0)
    }
    return bytes
  }

  private mutating func below(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
}
