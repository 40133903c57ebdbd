/// What somebody gets who begins to look on in the middle: the present, and the frames of the last half minute.
///
/// The scale of the insoles follows the last strides, so that whoever has seen these shows the same forces.
package struct ShareHistory: Sendable {
  /// How long frames are kept, in seconds.
  package static let keptSeconds = 30.0
  /// Bytes of frames that are kept.
  package static let byteLimit = 16 << 20

  private var newest: [SharePacket] = []
  private var stream: [(packet: SharePacket, at: Double)] = []
  private var bytes = 0

  package init() {}

  /// Keeps a packet.
  ///
  /// - Parameters:
  ///   - packet: what was sent.
  ///   - now: seconds of a clock that goes forward.
  package mutating func push(_ packet: SharePacket, now: Double) {
    if packet.kind.isNewestOnly {
      newest.removeAll { $0.kind == packet.kind }
      newest.append(packet)
      return
    }
    stream.append((packet, now))
    bytes += packet.payload.count
    // Some at once, so that it costs little.
    guard let first = stream.first,
      bytes > Self.byteLimit || now - first.at > Self.keptSeconds * 1.1
    else { return }
    var dropped = 0
    while dropped < stream.count,
      bytes > Self.byteLimit * 3 / 4 || now - stream[dropped].at > Self.keptSeconds
    {
      bytes -= stream[dropped].packet.payload.count
      dropped += 1
    }
    stream.removeFirst(dropped)
  }

  /// Everything that is kept, in the order in which it is to be sent.
  package var packets: [SharePacket] { newest + stream.map(\.packet) }
}
