import GaitIntake
import GaitModel
import Testing

@Suite("Connection machine")
struct ConnectionMachineTests {
  typealias Input = ConnectionMachine.Input

  /// Inputs, and the state and reconnects that they lead to.
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var isDatagram = false
    var rateHz: Double? = 200
    var inputs: [Input]
    var state: ConnectionState
    var reconnects = 0

    init(
      _ name: String, datagram: Bool = false, rateHz: Double? = 200, _ inputs: [Input],
      _ state: ConnectionState, reconnects: Int = 0
    ) {
      testDescription = name
      isDatagram = datagram
      self.rateHz = rateHz
      self.inputs = inputs
      self.state = state
      self.reconnects = reconnects
    }
  }

  private static let streaming: [Input] = [.opened(at: 0), .frame(at: 1)]
  private static let bad: [Input] = [
    .malformed(reason: "x", at: 2), .malformed(reason: "y", at: 2.6),
    .malformed(reason: "z", at: 3),
  ]
  private static let gone: Input = .closed(reason: "cable", at: 4)
  private static let retry: Input = .retrying(inSeconds: 2, attempt: 3, reason: "none", at: 5)

  static let cases: [Case] = [
    Case("nothing yet", [], .connecting),
    Case("time alone does not connect", [.tick(at: 1), .tick(at: 99)], .connecting),
    Case("opened is still connecting", [.opened(at: 0), .tick(at: 9)], .connecting),
    Case("a frame streams", streaming, .streaming),
    Case("a frame without opening streams", [.frame(at: 1)], .streaming),
    Case("half a second is no stall", streaming + [.tick(at: 1.5)], .streaming),
    Case("more is", streaming + [.tick(at: 1.75)], .stalled(seconds: 0.75)),
    Case("the stall grows", streaming + [.tick(at: 2), .tick(at: 31)], .stalled(seconds: 30)),
    Case("a frame ends it", streaming + [.tick(at: 2), .frame(at: 2.5)], .streaming),
    Case("ten slow frames", rateHz: 5, streaming + [.tick(at: 3)], .streaming),
    Case("more slow ones", rateHz: 5, streaming + [.tick(at: 3.5)], .stalled(seconds: 2.5)),
    Case("an unknown rate", rateHz: nil, streaming + [.tick(at: 1.75)], .stalled(seconds: 0.75)),
    Case("a rate of nought", rateHz: 0, streaming + [.tick(at: 1.75)], .stalled(seconds: 0.75)),
    Case("time steps back", streaming + [.tick(at: 0)], .streaming),
    Case("a silent stream stays", streaming + [.tick(at: 99)], .stalled(seconds: 98)),
    Case(
      "silent datagrams stall", datagram: true, streaming + [.tick(at: 5.5)],
      .stalled(seconds: 4.5)),
    Case(
      "then are lost", datagram: true, streaming + [.tick(at: 6)],
      .lost(reason: "no frames for more than 5 s")),
    Case(
      "and come back", datagram: true, streaming + [.tick(at: 6), .frame(at: 9)], .streaming,
      reconnects: 1),
    Case("closed", streaming + [gone], .lost(reason: "cable")),
    Case("closed before a frame", [.opened(at: 0), gone], .lost(reason: "cable")),
    Case("closed and waiting", streaming + [gone, .tick(at: 99)], .lost(reason: "cable")),
    Case(
      "tried again", streaming + [gone, retry],
      .reconnecting(inSeconds: 2, attempt: 3, reason: "none")),
    Case(
      "the wait goes down", streaming + [gone, retry, .tick(at: 6.5)],
      .reconnecting(inSeconds: 0.5, attempt: 3, reason: "none")),
    Case(
      "to nought", streaming + [gone, retry, .tick(at: 60)],
      .reconnecting(inSeconds: 0, attempt: 3, reason: "none")),
    Case("opened again", streaming + [gone, retry, .opened(at: 7)], .connecting),
    Case("opened without a retry", streaming + [gone, .opened(at: 7)], .connecting),
    Case(
      "streams again", streaming + [gone, retry, .opened(at: 7), .frame(at: 8)], .streaming,
      reconnects: 1),
    Case(
      "the first connection is no reconnect", [retry, .opened(at: 7), .frame(at: 8)], .streaming),
    Case(
      "twice", streaming + [gone, .opened(at: 7), .frame(at: 8), gone, .frame(at: 9)], .streaming,
      reconnects: 2),
    Case(
      "an attempt without a frame does not count",
      streaming + [gone, .opened(at: 7), gone, retry, .opened(at: 8), .frame(at: 9)], .streaming,
      reconnects: 1),
    Case("a little that is no frame", streaming + bad.dropLast(), .streaming),
    Case("nothing but that", streaming + bad, .formatError(reason: "z")),
    Case("from the beginning", [.opened(at: 0)] + bad, .formatError(reason: "z")),
    Case("out of a stall", streaming + [.tick(at: 1.9)] + bad, .formatError(reason: "z")),
    Case(
      "the newest reason", streaming + bad + [.malformed(reason: "w", at: 3.5)],
      .formatError(reason: "w")),
    Case("it stays", streaming + bad + [.tick(at: 90)], .formatError(reason: "z")),
    Case("a frame clears it", streaming + bad + [.frame(at: 4)], .streaming),
    Case(
      "a frame between them", streaming + bad.dropLast() + [.frame(at: 2.8)] + bad.suffix(1),
      .streaming),
    Case(
      "single ones far apart",
      [.malformed(reason: "a", at: 1), .malformed(reason: "b", at: 9)], .connecting),
    Case("closed clears it", streaming + bad + [gone], .lost(reason: "cable")),
    Case(
      "and begins to count anew", streaming + bad + [gone, .opened(at: 4)] + bad.prefix(1),
      .connecting),
    Case(
      "a silent sender of nonsense", datagram: true, bad + [.tick(at: 8)],
      .lost(reason: "no frames for more than 5 s")),
    Case(
      "a lost sender comes back with nonsense", datagram: true,
      [.frame(at: -9), .tick(at: 0)] + bad, .formatError(reason: "z")),
    Case("nonsense of a closed connection", streaming + [gone] + bad, .lost(reason: "cable")),
    Case(
      "nonsense while nobody is there", [retry] + bad,
      .reconnecting(inSeconds: 2, attempt: 3, reason: "none")),
    Case("ended", streaming + [.ended(at: 2)], .ended),
    Case("ended at once", [.ended(at: 2)], .ended),
    Case(
      "ended is over", streaming + [.ended(at: 2), .frame(at: 3), gone, retry, .tick(at: 9)] + bad,
      .ended),
    Case("opened after the end", streaming + [.ended(at: 2), .opened(at: 3)], .connecting),
  ]

  @Test("Every transition", arguments: cases)
  func transitions(of example: Case) {
    var machine = ConnectionMachine(
      isDatagram: example.isDatagram, samplingRateHz: example.rateHz)
    for input in example.inputs { machine.handle(input) }
    #expect(machine.state == example.state)
    #expect(machine.reconnects == example.reconnects)
  }

  @Test("A random walk keeps the rules", arguments: 0..<40 as Range<UInt64>)
  func randomWalk(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var machine = ConnectionMachine(isDatagram: seed.isMultiple(of: 2), samplingRateHz: 100)
    var time = 0.0
    for _ in 0..<500 {
      time += random.uniform() * 1.5
      let before = machine
      let input = Self.input(&random, at: time)
      machine.handle(input)
      check(before, input, machine)
    }
  }

  private static func input(_ random: inout SplitMix64, at time: Double) -> Input {
    switch random.next() % 14 {
    case 0: .opened(at: time)
    case 1...5: .frame(at: time)
    case 6, 7: .malformed(reason: "bad", at: time)
    case 8: .closed(reason: "gone", at: time)
    case 9:
      .retrying(
        inSeconds: random.uniform() * 8, attempt: Int(random.next() % 9) + 1, reason: "no",
        at: time)
    case 10 where random.next() % 8 == 0: .ended(at: time)
    default: .tick(at: time)
    }
  }

  private func check(_ before: ConnectionMachine, _ input: Input, _ after: ConnectionMachine) {
    let wasEnded = before.state == .ended
    // Reconnects only ever go up, by one, and only with a frame.
    let steps = after.reconnects - before.reconnects
    #expect(steps == 0 || steps == 1)
    if case .frame = input {
      #expect(after.state == (wasEnded ? .ended : .streaming))
    } else {
      #expect(steps == 0)
      #expect(after.state != .streaming || before.state == .streaming)
    }
    switch after.state {
    case .stalled(let seconds): #expect(seconds > after.stallSeconds)
    case .reconnecting(let seconds, let attempt, _):
      #expect(seconds >= 0)
      #expect(seconds <= 8)
      #expect(attempt >= 1)
    case .connecting:
      if case .opened = input { break }
      #expect(before.state == .connecting)
    case .ended:
      if case .ended = input { break }
      #expect(wasEnded)
    case .formatError:
      if case .malformed = input { break }
      #expect(before.state == after.state)
    case .lost(let reason): #expect(!reason.isEmpty)
    case .streaming: break
    }
    // Time alone does not bring anything back.
    if case .tick = input, before.state == .connecting { #expect(after == before) }
  }
}
