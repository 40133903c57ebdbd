import GaitIntake
import GaitModel
import Testing

@Suite("Frame order")
struct ReorderBufferTests {
  /// What is sent: a number, a device time, when it arrives.
  private struct Sent {
    let number: Int
    var arrival: Double
  }

  private static let rate = 100.0

  private func run(
    _ sent: [Sent], isNumbered: Bool = true, from first: UInt32 = 0
  ) -> (released: [Int], counters: StreamCounters) {
    var order = ReorderBuffer<Int>(samplingRateHz: Self.rate)
    var released: [Int] = []
    for item in sent {
      order.tick(now: item.arrival) { number, _, _ in released.append(number) }
      _ = order.push(
        item.number, sequence: isNumbered ? first &+ UInt32(item.number) : nil,
        device: Double(item.number) / Self.rate, arrival: item.arrival
      ) { number, _, _ in released.append(number) }
    }
    order.flush { number, _, _ in released.append(number) }
    return (released, order.counters)
  }

  private func inOrder(_ numbers: [Int]) -> [Sent] {
    numbers.map { Sent(number: $0, arrival: Double($0) / Self.rate + 0.001) }
  }

  @Test("Frames in order go through at once", arguments: [true, false])
  func inOrderAtOnce(isNumbered: Bool) {
    var order = ReorderBuffer<Int>(samplingRateHz: 100)
    for number in 0..<100 {
      var got: [Int] = []
      order.tick(now: Double(number) / 100) { released, _, _ in
        if number > 40 { got.append(released) }
      }
      _ = order.push(
        number, sequence: isNumbered ? UInt32(number) : nil, device: Double(number) / 100,
        arrival: Double(number) / 100
      ) { released, _, _ in got.append(released) }
      // What comes first may be out of order itself, and is waited for.
      if number > 40 { #expect(got == [number]) }
    }
    #expect(order.counters.lost == 0)
    #expect(order.counters.used == 100)
  }

  /// A line or a connection delivers in order: what is missing was lost before it.
  @Test("An ordered transport waits for nothing, until something comes late")
  func orderedTransports() {
    var order = ReorderBuffer<Int>(samplingRateHz: 100, isOrdered: true)
    var released: [Int] = []
    func push(_ number: Int, at arrival: Double) {
      _ = order.push(
        number, sequence: UInt32(number), device: Double(number) / 100, arrival: arrival
      ) { number, _, _ in released.append(number) }
    }
    for number in 0..<400 where number % 7 != 3 {
      push(number, at: Double(number) / 100)
      order.tick(now: Double(number) / 100) { number, _, _ in released.append(number) }
      #expect(released.last == number)
    }
    #expect(order.counters.lost == (0..<400).count { $0 % 7 == 3 })
    // A relay behind it that disorders frames is waited for from then on.
    push(401, at: 4.01)
    order.tick(now: 4.01) { number, _, _ in released.append(number) }
    push(400, at: 4.02)
    #expect(order.counters.late == 1)
    push(403, at: 4.03)
    push(402, at: 4.04)
    #expect(released.suffix(3) == [401, 402, 403])
  }

  @Test("Loss, duplicates and disorder are counted exactly", arguments: [true, false])
  func faults(isNumbered: Bool) {
    for seed in 0..<6 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let count = 4000
      var sent: [Sent] = []
      var lost = 0
      var duplicates = 0
      for number in 0..<count {
        // The first and the last come: what is missing at the ends nobody can know.
        if number > 100, number < count - 60, random.uniform() < 0.02 {
          lost += 1
          continue
        }
        var item = Sent(
          number: number, arrival: Double(number) / Self.rate + 0.001)
        if number > 60, number < count - 60 { item.arrival += 0.15 * random.uniform() }
        sent.append(item)
        if number > 100, number < count - 60, random.uniform() < 0.01 {
          sent.append(Sent(number: number, arrival: item.arrival + 0.1 * random.uniform()))
          duplicates += 1
        }
      }
      sent.sort { $0.arrival < $1.arrival }
      let (released, counters) = run(sent, isNumbered: isNumbered, from: .max - 1000)
      #expect(released == released.sorted())
      #expect(Set(released).count == released.count)
      #expect(counters.received == sent.count)
      #expect(counters.duplicated == duplicates)
      #expect(counters.lost == lost)
      #expect(counters.late == 0)
      #expect(counters.used == count - lost)
      #expect(counters.restarts == 0)
    }
  }

  @Test("A frame that comes when its place was given up is late, and no longer lost")
  func late() {
    var sent = inOrder([0, 1, 2, 4, 5, 6])
    sent += (7..<200).map { Sent(number: $0, arrival: Double($0) / Self.rate + 0.001) }
    sent.append(Sent(number: 3, arrival: 3))
    sent.append(Sent(number: 3, arrival: 3.1))
    let (released, counters) = run(sent)
    #expect(!released.contains(3))
    #expect(counters.late == 1)
    #expect(counters.lost == 0)
    #expect(counters.duplicated == 1)
    #expect(counters.used == 199)
  }

  @Test("A device that was switched off and on begins anew", arguments: [true, false])
  func restart(isNumbered: Bool) {
    var order = ReorderBuffer<Int>(samplingRateHz: 100)
    var released: [Int] = []
    for number in 0..<1000 {
      order.tick(now: Double(number) / 100) { number, _, _ in released.append(number) }
      _ = order.push(
        number, sequence: isNumbered ? UInt32(number) : nil, device: Double(number) / 100,
        arrival: Double(number) / 100
      ) { number, _, _ in released.append(number) }
    }
    let verdict = order.push(
      5000, sequence: isNumbered ? 0 : nil, device: 0.5, arrival: 20
    ) { number, _, _ in released.append(number) }
    #expect(verdict == .restarted)
    #expect(order.counters.restarts == 1)
    #expect(order.counters.lost == 0)
    #expect(released == Array(0..<1000))
    order.flush { number, _, _ in released.append(number) }
    #expect(released.last == 5000)
  }

  @Test("Without reordering a hole is waited for shortly, later on")
  func adaptiveWait() {
    var order = ReorderBuffer<Int>(samplingRateHz: 100)
    var waits: [Double] = []
    for number in 0..<6000 where number % 500 != 499 {
      let arrival = Double(number) / 100
      order.tick(now: arrival) { _, _, came in waits.append(arrival - came) }
      _ = order.push(
        number, sequence: UInt32(number), device: arrival, arrival: arrival
      ) { _, _, came in waits.append(arrival - came) }
    }
    #expect(waits.prefix(2000).max() ?? 0 > 0.2)
    #expect(waits.suffix(2000).max() ?? 1 < 0.08)
  }
}
