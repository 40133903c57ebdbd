import Foundation
import GaitFiles
import GaitIntake
import GaitLive
import GaitModel
import GaitTestSupport
import Synchronization
import Testing

@Suite("Receivers of a live session", .timeLimit(.minutes(2)))
struct SinkOutletTests {
  /// A receiver whose mood the test decides.
  private final class MoodySink: MessageSink {
    struct State {
      var outcome = SinkOutcome.taken
      var pauseSeconds = 0.0
      var taken: [String] = []
    }
    let name = "moody"
    let connections = 1
    let shared: SharedState

    final class SharedState: Sendable {
      let value = Mutex(State())
    }

    init(_ shared: SharedState) { self.shared = shared }

    func send(
      _ messages: [[UInt8]], isCancelled: () -> Bool
    ) throws(GaitlabError) -> SinkOutcome {
      let (outcome, pause) = shared.value.withLock { ($0.outcome, $0.pauseSeconds) }
      if pause > 0 { Thread.sleep(forTimeInterval: pause) }
      if outcome == .taken {
        let texts = messages.map { String(decoding: $0, as: UTF8.self) }
        shared.value.withLock { $0.taken += texts }
      }
      return outcome
    }

    func close() {}
  }

  private func outlet(_ shared: MoodySink.SharedState, repeats: Bool = false) -> SinkOutlet {
    SinkOutlet(MoodySink(shared), repeatsSession: repeats) { output in
      guard case .estimate(let estimate) = output else { return [Array("other".utf8)] }
      return [Array("\(Int(estimate.seconds))".utf8)]
    }
  }

  private func estimate(_ number: Int) -> LiveOutput {
    .estimate(
      LiveEstimate(newtons: PerFoot(both: 1), seconds: Double(number), agoSeconds: 0))
  }

  private func wait(_ isTrue: () -> Bool) -> Bool {
    let deadline = ArrivalClock.now() + 30
    while ArrivalClock.now() < deadline {
      if isTrue() { return true }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return false
  }

  @Test("Everything comes in order, and what waits at the end as well")
  func order() {
    let shared = MoodySink.SharedState()
    let outlet = outlet(shared)
    for number in 0..<500 { outlet.send(estimate(number)) }
    outlet.close()
    #expect(shared.value.withLock { $0.taken } == (0..<500).map { "\($0)" })
    #expect(outlet.status.sent == 500)
    #expect(outlet.status.dropped == 0)
    #expect(outlet.takeNews().isEmpty)
  }

  @Test("A slow receiver holds nobody up, gets the newest, and every message is counted once")
  func slow() {
    let shared = MoodySink.SharedState()
    shared.value.withLock { $0.pauseSeconds = 0.2 }
    let outlet = outlet(shared)
    let began = ArrivalClock.now()
    for number in 0..<20_000 { outlet.send(estimate(number)) }
    #expect(ArrivalClock.now() - began < 1)
    shared.value.withLock { $0.pauseSeconds = 0 }
    outlet.close()
    let (status, taken) = (outlet.status, shared.value.withLock { $0.taken })
    #expect(status.dropped > 15_000)
    #expect(status.sent == taken.count)
    #expect(taken.last == "19999")
    #expect(status.sent + status.dropped == 20_000)
    #expect(outlet.takeNews().prefix(1) == [.fellBehind(name: "moody", reason: nil)])
  }

  @Test("One that is gone is said once, and once when it is back")
  func goneAndBack() {
    let shared = MoodySink.SharedState()
    shared.value.withLock { $0.outcome = .refused }
    let outlet = outlet(shared)
    defer { outlet.close() }
    var news: [OutletNews] = []
    for number in 0..<50 {
      outlet.send(estimate(number))
      Thread.sleep(forTimeInterval: 0.005)
      news += outlet.takeNews()
    }
    #expect(wait { outlet.status.dropped == 50 })
    news += outlet.takeNews()
    #expect(news == [.fellBehind(name: "moody", reason: nil)])
    shared.value.withLock { $0.outcome = .taken }
    var number = 50
    #expect(
      wait {
        outlet.send(estimate(number))
        number += 1
        news += outlet.takeNews()
        return news.count > 1
      })
    #expect(news.dropFirst() == [.cameBack(name: "moody", missed: 50)])
  }

  @Test("One that is gone for good is said once and asked no more")
  func ended() {
    let shared = MoodySink.SharedState()
    shared.value.withLock { $0.outcome = .ended }
    let outlet = outlet(shared)
    outlet.send(estimate(0))
    #expect(wait { outlet.status.dropped == 1 })
    shared.value.withLock { $0.outcome = .taken }
    for number in 1...5 { outlet.send(estimate(number)) }
    outlet.close()
    #expect(shared.value.withLock { $0.taken }.isEmpty)
    #expect(outlet.status.dropped == 6)
    #expect(outlet.takeNews() == [.ended(name: "moody")])
  }

  @Test("What datagrams rest on is said again for who comes later")
  func repeated() {
    let shared = MoodySink.SharedState()
    let outlet = outlet(shared, repeats: true)
    let session = LiveOutputSession(
      feet: [.left], estimator: "x", bodyWeightNewtons: 700, isBodyMassKnown: true,
      isSimulated: true, startedAtUnixSeconds: nil)
    outlet.send(.session(session))
    var number = 0
    #expect(
      wait {
        outlet.send(estimate(number))
        number += 1
        return shared.value.withLock { $0.taken.count { $0 == "other" } } >= 2
      })
    outlet.close()
    #expect(shared.value.withLock { $0.taken.first } == "other")
  }

  @Test("Datagrams arrive at a real socket as they are written down")
  func datagrams() throws {
    let socket = try TestSocket.bound(.datagram)
    defer { socket.leave() }
    let outlet = SinkOutlet(
      try UDPSink(SourceAddress(port: socket.port)), repeatsSession: false
    ) { LiveOSC.messages($0).map(\.bytes) }
    outlet.send(estimate(3))
    let left = try socket.receive()
    let right = try socket.receive()
    #expect(left == OSCMessage("/gaitlab/force/left", [.float(1)]).bytes)
    #expect(right == OSCMessage("/gaitlab/force/right", [.float(1)]).bytes)
    outlet.close()
  }
}
