import Foundation
import GaitFiles
import GaitIntake
import GaitLive
import GaitModel
import GaitTestSupport
import Synchronization
import Testing

@Suite("Those who look on, over real sockets", .timeLimit(.minutes(2)))
struct ShareServerTests {
  /// What a source has delivered.
  private final class Seen: Sendable {
    private let events = Mutex<[SourceEvent]>([])

    func record(_ event: SourceEvent) { events.withLock { $0.append(event) } }

    var packets: [SharePacket] {
      events.withLock { events in
        events.flatMap { event -> [SharePacket] in
          if case .shared(let packets, _) = event { packets } else { [] }
        }
      }
    }

    var reasons: [String] {
      events.withLock { events in
        events.compactMap { event in
          switch event {
          case .closed(_, let reason), .retrying(_, _, let reason): reason
          default: nil
          }
        }
      }
    }

    var openings: Int {
      events.withLock { $0.count { if case .opened = $0 { true } else { false } } }
    }
  }

  private static func token() throws -> ShareToken {
    try #require(ShareToken(typed: "K7QF-29MX"))
  }

  private static func server(port: Int = 0) throws -> ShareServer {
    try ShareServer(SourceAddress(port: port), token: try token())
  }

  private func wait(_ seconds: Double = 30, _ isTrue: () -> Bool) -> Bool {
    let deadline = ArrivalClock.now() + seconds
    while ArrivalClock.now() < deadline {
      if isTrue() { return true }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return isTrue()
  }

  private func frames(_ number: Int, bytes: Int = 200) -> SharePacket {
    SharePacket(
      .frames,
      payload: [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
        + [UInt8](repeating: 7, count: bytes - 2))
  }

  @Test("Several look on; who comes later gets what was sent before; comings and goings are said")
  func several() throws {
    let server = try Self.server()
    defer { server.close() }
    server.send(SharePacket(.session, payload: [1]))
    server.send(frames(1))
    let seen = (Seen(), Seen())
    let first = AttachSource(server.address, token: try Self.token())
    try first.start(seen.0.record)
    #expect(wait { seen.0.packets.count == 2 })
    server.send(frames(2))
    let second = AttachSource(server.address, token: try Self.token())
    try second.start(seen.1.record)
    server.send(frames(3))
    let all = [SharePacket(.session, payload: [1]), frames(1), frames(2), frames(3)]
    #expect(wait { seen.0.packets.count == 4 && seen.1.packets.count == 4 })
    #expect(seen.0.packets == all)
    #expect(seen.1.packets == all)
    #expect(server.status.viewers == 2)
    second.stop()
    #expect(wait { server.status.viewers == 1 })
    first.stop()
    #expect(wait { server.status.viewers == 0 })
    let news = server.takeNews()
    #expect(news.count { if case .came = $0 { true } else { false } } == 2)
    #expect(news.count { if case .left = $0 { true } else { false } } == 2)
  }

  @Test("A wrong token is refused, said on both sides, and not tried again")
  func wrongToken() throws {
    let server = try Self.server()
    defer { server.close() }
    let source = AttachSource(
      server.address, token: try #require(ShareToken(typed: "AAAA-AAAA")))
    #expect {
      try source.start { _ in }
    } throws: { error in
      (error as? GaitlabError)?.found.contains("token") == true
    }
    #expect(
      wait { server.takeNews().contains { if case .refused = $0 { true } else { false } } })
    #expect(server.status.viewers == 0)
  }

  @Test("The end of the host is said; a new one of the same token is found by itself")
  func hostEndsAndComesBack() throws {
    let server = try Self.server()
    let seen = Seen()
    let source = AttachSource(server.address, token: try Self.token())
    try source.start(seen.record)
    defer { source.stop() }
    #expect(wait { seen.openings == 1 })
    server.send(SharePacket(.ended))
    server.close()
    #expect(wait { seen.reasons.contains("the host has ended the session") })
    #expect(seen.packets.last == SharePacket(.ended))
    let again = try Self.server(port: server.address.port)
    defer { again.close() }
    #expect(wait { seen.openings == 2 })
    again.send(frames(9))
    #expect(wait { seen.packets.last == frames(9) })
  }

  @Test("A host that has another token after a restart is not asked again and again")
  func otherTokenAfterRestart() throws {
    let server = try Self.server()
    let seen = Seen()
    let source = AttachSource(server.address, token: try Self.token())
    try source.start(seen.record)
    defer { source.stop() }
    #expect(wait { seen.openings == 1 })
    server.close()
    let other = try ShareServer(
      SourceAddress(port: server.address.port), token: ShareToken.random())
    defer { other.close() }
    #expect(wait { seen.reasons.last == "the host refuses the token" })
    let count = seen.reasons.count
    Thread.sleep(forTimeInterval: 1.5)
    #expect(seen.reasons.count == count)
  }

  @Test("One that does not read misses frames, and the others miss nothing")
  func slowViewer() throws {
    let server = try Self.server()
    defer { server.close() }
    let lazy = try TestSocket.connected(.stream, port: server.address.port)
    defer { lazy.leave() }
    try lazy.send(ShareHandshake.hello(try Self.token()))
    #expect(wait { server.status.viewers == 1 })
    let seen = Seen()
    let source = AttachSource(server.address, token: try Self.token())
    try source.start(seen.record)
    defer { source.stop() }
    #expect(wait { server.status.viewers == 2 })
    let began = ArrivalClock.now()
    var sending = 0.0
    for number in 0..<600 {
      let before = ArrivalClock.now()
      server.send(frames(number, bytes: 100_000))
      sending = max(sending, ArrivalClock.now() - before)
      #expect(wait { seen.packets.count > number - 20 })
    }
    #expect(wait { seen.packets.count == 600 })
    #expect(seen.packets.map { Int($0.payload[0]) | Int($0.payload[1]) << 8 } == Array(0..<600))
    #expect(server.status.dropped > 100, "of the lazy one")
    #expect(sending < 1 && ArrivalClock.now() - began < 60)
  }

  @Test("Strangers, half words and floods are shown the door and harm nobody")
  func hostilePeers() throws {
    let server = try Self.server()
    defer { server.close() }
    let seen = Seen()
    let source = AttachSource(server.address, token: try Self.token())
    try source.start(seen.record)
    defer { source.stop() }
    #expect(wait { seen.openings == 1 })
    var random = SplitMix64(seed: 3)
    for round in 0..<60 {
      guard let stranger = try? TestSocket.connected(.stream, port: server.address.port) else {
        continue
      }
      var bytes = (0..<Int(random.next() % 2000 + 1)).map { _ in
        UInt8(truncatingIfNeeded: random.next())
      }
      if round % 3 == 0 {
        bytes = Array(ShareHandshake.hello(try Self.token()).prefix(Int(random.next() % 13)))
      } else if round % 3 == 1 {
        bytes = ShareHandshake.hello(try Self.token()) + bytes
      }
      try? stranger.send(bytes)
      if round % 2 == 0 { stranger.leave() }
      server.send(frames(round))
    }
    #expect(wait { seen.packets.count == 60 })
    #expect(wait { server.status.viewers == 1 })
    #expect(seen.openings == 1)
  }

  @Test(
    "A viewer bears a host that says anything",
    arguments: [
      Array("HTTP/1.1 200 OK\r\n".utf8), [0x47, 0x4C, 0x56, 0x57, 1, 0, 4, 255, 255, 255, 255],
      [0x47, 0x4C, 0x56],
    ])
  func hostileHost(words: [UInt8]) throws {
    let listener = try TestSocket.bound(.stream)
    defer { listener.leave() }
    let seen = Seen()
    let source = AttachSource(SourceAddress(port: listener.port), token: try Self.token())
    let starting = BackgroundThread("test viewer") { try? source.start(seen.record) }
    let peer = try listener.accepted()
    try? peer.send(words)
    Thread.sleep(forTimeInterval: 0.2)
    peer.leave()
    starting.wait()
    #expect(seen.packets.isEmpty)
    source.stop()
  }

  @Test("A taken port is told before anything else")
  func takenPort() throws {
    let server = try Self.server()
    defer { server.close() }
    #expect(throws: GaitlabError.self) { try Self.server(port: server.address.port) }
  }
}
