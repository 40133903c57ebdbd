import GaitIntake
import GaitModel
import GaitTestSupport
import Testing

@Suite("Wire fuzz")
struct WireFuzzTests {
  @Test("Among damaged messages every good one comes through", arguments: [true, false])
  func goodOnesComeThrough(isDatagram: Bool) throws {
    var fuzz = try WireFuzz(seed: isDatagram ? 11 : 12)
    var random = SplitMix64(seed: 5)
    var decoder = WireDecoder()
    var waiting: [WireMessage] = []
    var found = 0
    var delivered = 0
    var implausible = 0
    let deliver = { (message: WireMessage) in
      delivered += 1
      if found < waiting.count, waiting[found] == message { found += 1 }
      if case .frame(let frame) = message {
        if !frame.cells.allSatisfy({ $0.isFinite && abs($0) <= 1e9 }) { implausible += 1 }
      }
    }
    for packet in fuzz.headers { decoder.push(packet, isDatagram: isDatagram, into: deliver) }
    #expect(delivered == 2)
    var most = 0
    for _ in 0..<12_500 {
      let piece = fuzz.next()
      waiting.append(piece.required)
      for packet in piece.packets {
        if isDatagram {
          decoder.push(packet, isDatagram: true, into: deliver)
        } else {
          let cut = Int(random.next() % UInt64(packet.count + 1))
          decoder.push(Array(packet[..<cut]), isDatagram: false, into: deliver)
          decoder.push(Array(packet[cut...]), isDatagram: false, into: deliver)
        }
        most = max(most, decoder.bufferedBytes)
      }
    }
    decoder.finish(into: deliver)
    #expect(found == waiting.count)
    #expect(implausible == 0)
    #expect(decoder.malformed > 10_000)
    #expect(decoder.malformed < 25_000)
    #expect(isDatagram ? most == 0 : most <= WireDecoder.bufferLimit)
    #expect(delivered < 2 * waiting.count)
  }
}
