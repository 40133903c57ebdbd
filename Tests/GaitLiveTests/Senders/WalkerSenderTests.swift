import GaitFiles
import GaitIntake
import GaitLive
import GaitModel
import GaitSimulation
import Synchronization
import Testing

@Suite("Sender of a walk")
struct WalkerSenderTests {
  /// Keeps what it is given and answers as it was told to.
  private final class ScriptedSink: MessageSink {
    let name = "scripted"
    var connections = 1
    var taken: [[UInt8]] = []
    var calls = 0
    var answer: (Int) -> SinkOutcome = { _ in .taken }

    func send(
      _ messages: [[UInt8]], isCancelled: () -> Bool
    ) throws(GaitlabError) -> SinkOutcome {
      calls += 1
      let outcome = answer(calls)
      if outcome == .taken { taken += messages }
      return outcome
    }

    func close() {}
  }

  private static let announcement: [UInt8] = [0xAA]

  /// One byte for an announcement, and the time for the rest.
  private static func encode(_ message: WireMessage) -> [UInt8] {
    switch message {
    case .announcement: announcement
    case .frame(let frame): Array("\(frame.foot) \(frame.deviceMicroseconds)".utf8)
    case .force(let force): Array("F \(force.foot) \(force.deviceMicroseconds)".utf8)
    }
  }

  private func sender(
    seconds: Double, pace: WalkerSender.Pace = .asFastAsTaken
  ) -> WalkerSender {
    let configuration = WalkerConfiguration(
      seed: 2, durationSeconds: seconds, samplingRateHz: 100, standingSeconds: 0)
    return WalkerSender(WalkerMessages(configuration), pace: pace, encode: Self.encode)
  }

  @Test("Announces first and every second, and sends every frame once and in order")
  func sendsAll() throws {
    let sink = ScriptedSink()
    var sender = sender(seconds: 3.5)
    let counts = try sender.run(into: sink) { false }
    #expect(counts.sent == 700)
    #expect(counts.refused == 0)
    #expect(counts.announcements == 4)
    #expect(sink.taken.first == Self.announcement)
    #expect(sink.taken.count { $0 == Self.announcement } == 4)
    let frames = sink.taken.filter { $0 != Self.announcement }
    let expected = (0..<350).flatMap { index in
      Foot.allCases.map { Array("\($0) \(index * 10_000)".utf8) }
    }
    #expect(frames == expected)
  }

  @Test("What is refused is offered again where time does not press")
  func offersAgain() throws {
    let sink = ScriptedSink()
    sink.answer = { $0 % 3 == 0 ? .taken : .refused }
    var sender = sender(seconds: 0.2)
    let counts = try sender.run(into: sink) { false }
    #expect(counts.sent == 40)
    #expect(sink.taken.count == 41)
  }

  @Test("In real time what is refused is lost and counted")
  func losesInRealTime() throws {
    let sink = ScriptedSink()
    sink.answer = { $0 <= 5 ? .refused : .taken }
    var sender = sender(seconds: 0.2, pace: .realTime)
    let begin = ArrivalClock.now()
    let counts = try sender.run(into: sink) { false }
    #expect(ArrivalClock.now() - begin >= 0.2)
    #expect(counts.refused == 10)
    #expect(counts.sent == 30)
    // The first that is taken comes behind the announcement.
    #expect(sink.taken.first == Self.announcement)
  }

  @Test("A new connection is told at once what is sent")
  func announcesAnew() throws {
    let sink = ScriptedSink()
    sink.answer = { [unowned sink] call in
      if call == 10 { sink.connections = 2 }
      return .taken
    }
    var sender = sender(seconds: 0.5)
    let counts = try sender.run(into: sink) { false }
    #expect(counts.announcements == 2)
    // Ten blocks of two frames behind the first announcement, then the second one.
    #expect(sink.taken[21] == Self.announcement)
  }

  @Test("Ends with its receiver")
  func endsWithReceiver() throws {
    let sink = ScriptedSink()
    sink.answer = { $0 < 4 ? .taken : .ended }
    var sender = sender(seconds: .infinity)
    let counts = try sender.run(into: sink) { false }
    #expect(counts.hasReceiverEnded)
    #expect(sink.calls == 4)
    #expect(counts.sent == 6)
  }

  @Test("Is cancelled at once, though it waits", arguments: [true, false])
  func cancels(isRefused: Bool) throws {
    let sink = ScriptedSink()
    sink.answer = { _ in isRefused ? .refused : .taken }
    var sender = sender(seconds: .infinity)
    var questions = 0
    let counts = try sender.run(into: sink) {
      questions += 1
      return questions > 20
    }
    #expect(questions <= 25)
    #expect(!counts.hasReceiverEnded)
  }
}
