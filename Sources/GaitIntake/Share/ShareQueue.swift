/// What waits for one who looks on, and never more than a bounded part of it.
///
/// Frames leave in order; where too much waits, the oldest are left out, so that a slow connection shows the
/// present with holes in it and not the past. Of what has only a newest, only that waits, and it leaves first:
/// frames need to know of what they are.
package struct ShareQueue: Sendable {
  /// Bytes of frames that may wait.
  package static let byteLimit = 24 << 20

  /// Packets that were left out.
  package private(set) var dropped = 0
  private var newest: [SharePacket] = []
  private var stream: [SharePacket] = []
  private var next = 0
  private var bytes = 0
  private let limit: Int

  package init(byteLimit: Int = ShareQueue.byteLimit) { limit = byteLimit }

  /// Bytes of frames that wait.
  package var waitingBytes: Int { bytes }

  package var isEmpty: Bool { newest.isEmpty && next == stream.count }

  package mutating func push(_ packet: SharePacket) {
    if packet.kind.isNewestOnly {
      newest.removeAll { $0.kind == packet.kind }
      newest.append(packet)
      return
    }
    stream.append(packet)
    bytes += packet.payload.count
    guard bytes > limit else { return }
    while bytes > limit / 2, stream.count - next > 1 {
      bytes -= stream[next].payload.count
      next += 1
      dropped += 1
    }
    compact()
  }

  /// What is to be sent next; nil where nothing waits.
  package mutating func pop() -> SharePacket? {
    if !newest.isEmpty { return newest.removeFirst() }
    guard next < stream.count else { return nil }
    let packet = stream[next]
    next += 1
    bytes -= packet.payload.count
    if next == stream.count || next > 1024 { compact() }
    return packet
  }

  private mutating func compact() {
    stream.removeFirst(next)
    next = 0
  }
}
