import GaitEngine
import GaitIntake

extension FuzzTarget {
  /// What a host sends to a second screen; the first byte says in which pieces it comes.
  ///
  /// Some frames of a walk are among the kept inputs.
  static let share = FuzzTarget(name: "share") {
    [[31] + ShareHandshake.bytes(.welcome) + SharePacket(.ended).bytes]
  } read: { bytes in
    guard let pieces = bytes.first else { return }
    let (rest, length) = (Array(bytes.dropFirst()), Int(pieces) * 16 + 1)
    var decoder = ShareDecoder()
    var viewer = LiveCore.viewer(of: "fuzz", unixSeconds: 1_700_000_000) { _ in nil }
    var now = 10.0
    viewer.take(.opened(SourcePeer("host:1")), source: 0, now: now)
    for start in stride(from: 0, to: rest.count, by: length) {
      var packets: [SharePacket] = []
      let piece = Array(rest[start..<min(start + length, rest.count)])
      guard (try? decoder.push(piece, emit: { packets.append($0) })) != nil else { break }
      now += 0.05
      viewer.take(.shared(packets, at: now), source: 0, now: now)
      viewer.tick(now: now)
      viewer.flush()
    }
    _ = viewer.update()
  }

  /// What a second screen says to a host first.
  static let shareHello = FuzzTarget(name: "share-hello") {
    [ShareHandshake.hello(ShareToken.random())]
  } read: { bytes in
    let token = ShareToken.random()
    for end in 0...min(bytes.count, 80) {
      let heard = ShareHandshake.hear(Array(bytes.prefix(end)), token: token)
      precondition(heard != .answer(.welcome), "somebody guessed a token")
    }
  }
}
