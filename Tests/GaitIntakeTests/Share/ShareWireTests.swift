import GaitModel
import GaitTestSupport
import Testing

@testable import GaitIntake

@Suite("Words between a host and who looks on")
struct ShareWireTests {
  private static let token = ShareToken(typed: "k7qf-29mx")

  @Test("A token is read however it is typed, and nothing else is")
  func tokens() throws {
    let token = try #require(Self.token)
    #expect(token.text == "K7QF-29MX")
    #expect(ShareToken(typed: " K7QF 29mx") == token)
    for text in ["", "K7QF", "K7QF-29MÄ", "K7QF_29MX", String(repeating: "A", count: 65)] {
      #expect(ShareToken(typed: text) == nil, "\(text)")
    }
    let random = ShareToken.random()
    #expect(ShareToken(typed: random.text) == random)
    #expect(Set((0..<200).map { _ in ShareToken.random().text }).count == 200)
  }

  @Test("Only the token itself matches")
  func matches() throws {
    let token = try #require(Self.token)
    #expect(token.matches(Array("K7QF29MX".utf8)))
    let others = ["", "K7QF29M", "K7QF29MXX", "K7QF29MY", "A7QF29MX", "k7qf29mx", "K7QF29MX\0"]
    for text in others { #expect(!token.matches(Array(text.utf8)), "\(text)") }
    #expect(!token.matches([UInt8](repeating: 0, count: 5000)))
  }

  @Test("A hello is judged once it is whole, byte by byte or at once")
  func hello() throws {
    let token = try #require(Self.token)
    let hello = ShareHandshake.hello(token)
    for count in 0..<hello.count {
      #expect(ShareHandshake.hear(Array(hello[..<count]), token: token) == .incomplete)
    }
    #expect(ShareHandshake.hear(hello, token: token) == .answer(.welcome))
    #expect(ShareHandshake.hear(hello + [0], token: token) == .nonsense)
    #expect(ShareHandshake.hear(Array("GET / HTTP/1.1\r\n".utf8), token: token) == .nonsense)
    let other = try #require(ShareToken(typed: "AAAA-AAAA"))
    #expect(
      ShareHandshake.hear(ShareHandshake.hello(other), token: token) == .answer(.wrongToken))
    #expect(
      ShareHandshake.hear(ShareHandshake.hello(token, version: 9), token: token)
        == .answer(.otherVersion))
    // Who does not know the token learns nothing of versions.
    #expect(
      ShareHandshake.hear(ShareHandshake.hello(other, version: 9), token: token)
        == .answer(.wrongToken))
  }

  private static let packets = [
    SharePacket(.session, payload: Array("{}".utf8)), SharePacket(.ended),
    SharePacket(.frames, payload: (0..<1000).map { UInt8(truncatingIfNeeded: $0) }),
  ]

  @Test("Packets come out as they went in, however they are cut", arguments: [1, 2, 7, 4096])
  func packets(piece: Int) throws {
    let bytes = ShareHandshake.bytes(.welcome) + Self.packets.flatMap(\.bytes)
    var decoder = ShareDecoder()
    var read: [SharePacket] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      try decoder.push(Array(bytes[start..<min(start + piece, bytes.count)])) { read.append($0) }
    }
    #expect(decoder.isWelcome)
    #expect(read == Self.packets)
  }

  @Test("A kind of a later version is left out, and what follows is read")
  func laterKinds() throws {
    var decoder = ShareDecoder()
    var read: [SharePacket] = []
    let unknown: [UInt8] = [200, 3, 0, 0, 0, 1, 2, 3]
    try decoder.push(
      ShareHandshake.bytes(.welcome) + unknown + SharePacket(.ended).bytes
    ) { read.append($0) }
    #expect(read == [SharePacket(.ended)])
  }

  @Test("A refusal is told, another program is told apart, and lengths are bounded")
  func problems() {
    func problem(_ bytes: [UInt8]) -> ShareDecoder.Problem? {
      var decoder = ShareDecoder()
      do throws(ShareDecoder.Problem) {
        try decoder.push(bytes) { _ in }
        return nil
      } catch {
        return error
      }
    }
    #expect(problem(ShareHandshake.bytes(.wrongToken)) == .refused(.wrongToken))
    #expect(problem(ShareHandshake.bytes(.full)) == .refused(.full))
    #expect(problem(Array("SSH-2.0".utf8)) == .noHost)
    #expect(problem(Array("GLVW".utf8) + [1, 77]) == .noHost)
    #expect(problem(Array("GLVW".utf8) + [2, 0]) == .refused(.otherVersion))
    #expect(problem(ShareHandshake.bytes(.welcome) + [4, 255, 255, 255, 255]) == .tooLong)
    #expect(problem(ShareHandshake.bytes(.welcome) + [4, 0, 0, 64, 0]) == nil)
  }

  @Test("Random bytes neither crash nor pile up")
  func randomBytes() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<3000 {
      var decoder = ShareDecoder()
      var bytes = (0..<Int(random.next() % 400)).map { _ in
        UInt8(truncatingIfNeeded: random.next())
      }
      if random.next() % 2 == 0 { bytes = ShareHandshake.bytes(.welcome) + bytes }
      if bytes.count > 8, random.next() % 2 == 0 { bytes[7 + Int(random.next() % 2)] = 0 }
      var count = 0
      try? decoder.push(bytes) { packet in
        count += 1
        #expect(packet.payload.count <= bytes.count)
      }
      #expect(count <= bytes.count)
      if let token = Self.token { _ = ShareHandshake.hear(bytes, token: token) }
    }
  }
}

@Suite("What waits for who looks on")
struct ShareQueueTests {
  private func frames(_ number: Int, bytes: Int = 100) -> SharePacket {
    SharePacket(.frames, payload: [UInt8(number % 256)] + [UInt8](repeating: 0, count: bytes - 1))
  }

  @Test("Frames leave in order, and what has only a newest leaves first and once")
  func order() {
    var queue = ShareQueue()
    queue.push(frames(1))
    queue.push(SharePacket(.state, payload: [1]))
    queue.push(frames(2))
    queue.push(SharePacket(.state, payload: [2]))
    queue.push(SharePacket(.session, payload: [3]))
    var left: [SharePacket] = []
    while let packet = queue.pop() { left.append(packet) }
    #expect(
      left == [
        SharePacket(.state, payload: [2]), SharePacket(.session, payload: [3]), frames(1),
        frames(2),
      ])
    #expect(queue.isEmpty)
    #expect(queue.waitingBytes == 0)
  }

  @Test("A slow one misses the oldest, and no more waits than is allowed")
  func bounded() {
    var queue = ShareQueue(byteLimit: 10_000)
    var popped: [UInt8] = []
    for number in 0..<1000 {
      queue.push(frames(number))
      #expect(queue.waitingBytes <= 10_000)
      if number % 50 == 0, let packet = queue.pop() { popped.append(packet.payload[0]) }
    }
    var rest: [UInt8] = []
    while let packet = queue.pop() { rest.append(packet.payload[0]) }
    #expect(rest.last == UInt8(999 % 256))
    #expect(queue.dropped + popped.count + rest.count == 1000)
    #expect(rest.count >= 40)
    #expect(queue.waitingBytes == 0)
  }

  @Test("Whoever comes in the middle gets the present and the last half minute")
  func history() {
    var history = ShareHistory()
    for second in 0..<100 {
      history.push(frames(second), now: Double(second))
      history.push(SharePacket(.state, payload: [UInt8(second)]), now: Double(second))
    }
    let packets = history.packets
    #expect(packets.first == SharePacket(.state, payload: [99]))
    #expect((31...35).contains(packets.count))
    #expect(packets.last == frames(99))
    var large = ShareHistory()
    for second in 0..<200 { large.push(frames(0, bytes: 1 << 20), now: Double(second) / 100) }
    let bytes = large.packets.reduce(0) { $0 + $1.payload.count }
    #expect(bytes <= ShareHistory.byteLimit && bytes >= ShareHistory.byteLimit / 2)
  }
}
