import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// A second screen: what it shows of the host, and what it leaves to it.
@Suite struct LiveViewerTests {
  private let reducer = ConsoleReducer()

  private func viewer() throws -> ConsoleState {
    var state = LiveFixture.waiting()
    _ = reducer.reduce(&state, .viewingBegan(host: DeviceStatus(source: "host 10.0.0.1:9100")))
    return state
  }

  private func seeing(
    _ connection: ConnectionState = .streaming, sessionsBefore: Int = 0
  ) throws -> ConsoleState {
    var state = try viewer()
    try tell(connection, sessionsBefore: sessionsBefore, &state)
    return state
  }

  private func tell(
    _ connection: ConnectionState, sessionsBefore: Int = 0, _ state: inout ConsoleState
  ) throws {
    var update = try LiveFixture.update()
    update.host = DeviceStatus(source: "host 10.0.0.1:9100", connection: connection)
    update.sessionsBefore = sessionsBefore
    _ = reducer.reduce(&state, .liveUpdated(update))
  }

  private func shared(_ values: Double..., isPaused: Bool = false) -> SharedFeedback {
    let target = FeedbackTarget(measure: .peakForce, zone: 15...30)
    let summary = FeedbackSummary(
      target: target, under: 1, inZone: 2, over: 3, longestStreak: 2)
    return SharedFeedback(
      summary: summary,
      recent: values.enumerated().map {
        .init(
          foot: $0.offset % 2 == 0 ? .left : .right, seconds: Double($0.offset),
          value: $0.element, isShown: true)
      }, isPaused: isPaused, shown: ShownFeedback(summary))
  }

  private func picture(_ state: ConsoleState) -> String {
    ConsoleView(state: state, theme: .fallback).render().lines()
      .joined(separator: "\n")
  }

  @Test func hostIsWaitedForAndNamed() throws {
    var state = try viewer()
    state.live?.host?.connection = .reconnecting(
      inSeconds: 2, attempt: 1, reason: "Connection refused")
    let text = picture(state)
    #expect(text.contains("Waiting for the host"))
    #expect(text.contains("host 10.0.0.1:9100"))
    #expect(text.contains("Connection refused"))
    #expect(!text.contains("gaitlab simulate"))
  }

  @Test func lostHostIsSaidAndWhatWasSeenStays() throws {
    var state = try seeing()
    #expect(!picture(state).contains("host + "))
    try tell(.lost(reason: "the host is silent"), &state)
    let text = picture(state)
    #expect(text.contains("host x lost: the host is silent"))
    #expect(state.session != nil)
  }

  @Test func anotherSessionOfTheHostIsAnotherSession() throws {
    var state = try seeing()
    state.selectedStep = 3
    state.session?.frozenAt = 1
    try tell(.streaming, sessionsBefore: 1, &state)
    #expect(state.session?.frozenAt == nil)
    #expect(state.selectedStep == 0)
  }

  @Test(arguments: ConsoleCommand.allCases.filter(\.changesTheSession))
  func readOnly(command: ConsoleCommand) throws {
    var state = try seeing()
    _ = reducer.reduce(&state, .feedbackShared(shared(20)))
    let before = state
    let effects = reducer.reduce(&state, .commandChosen(command))
    #expect(effects.isEmpty)
    #expect(state.notice?.text.hasPrefix("read only") == true)
    #expect(state.feedback == before.feedback)
    #expect(state.overlay == nil)
    #expect(!state.offers(command))
  }

  @Test func modelsAreTheHosts() throws {
    var state = try seeing()
    state.models.entries = [
      ModelEntry(
        id: "own", description: EstimatorDescription(name: "own", summary: ""), shelf: .user)
    ]
    #expect(state.useSelectedModel().isEmpty)
    #expect(state.notice?.text.hasPrefix("read only") == true)
  }

  @Test func countsAreTheHosts() throws {
    var state = try seeing()
    #expect(state.feedback.tally.count == 0, "nothing is counted here")
    _ = reducer.reduce(&state, .feedbackShared(shared(20, 40, isPaused: true)))
    #expect(state.feedback.tally.summary == shared().summary)
    #expect(state.feedback.target.zone == 15...30)
    #expect(state.feedback.isPaused)
    #expect(state.feedback.tally.last.left?.value == 20)
    #expect(state.feedback.tally.last.right?.zone == .over)
    try tell(.streaming, &state)
    #expect(state.feedback.tally.summary == shared().summary)
    var host = FeedbackState()
    _ = host.adopt(shared(20, 40, isPaused: true))
    #expect(host.shared(phase: nil) == shared(20, 40, isPaused: true))
  }

  /// The walker looks at this screen: what is hidden there is hidden here, and the phase is said.
  @Test func whatTheHostHidesAndWhereItsProtocolStandsIsShown() throws {
    var state = try seeing()
    var told = shared(20, 40)
    told.summary.schedule = .every(2)
    told.recent[1].isShown = false
    told.phase = PhaseStatus(
      name: "Walk 1 of 3", position: 2, count: 5, endSeconds: 90, next: "Rest")
    _ = reducer.reduce(&state, .feedbackShared(told))
    #expect(state.feedback.schedule == .every(2))
    #expect(state.feedback.tally.recent.map(\.isShown) == [true, false])
    #expect(picture(state).contains("2/5 Walk 1 of 3"))
    reducer.press(.character("5"), on: &state)
    #expect(picture(state).contains("shown: every 2 steps"))
    #expect(picture(state).contains("not shown"))
  }

  /// A host of an earlier version says less, and shows every step.
  @Test func hostOfAnEarlierVersionShowsEverything() throws {
    var state = try seeing()
    var told = shared(20, 40)
    told.shown = nil
    for index in told.recent.indices { told.recent[index].isShown = nil }
    _ = reducer.reduce(&state, .feedbackShared(told))
    #expect(state.feedback.tally.recent.allSatisfy { $0.isShown })
    #expect(state.feedback.tally.shown.summary == told.summary)
  }

  @Test func bellIsThisScreensOwn() throws {
    var state = try seeing()
    state.feedback.bell = .alarm
    _ = reducer.reduce(&state, .tick(now: 100))
    #expect(reducer.reduce(&state, .feedbackShared(shared(40))).isEmpty, "of before")
    #expect(reducer.reduce(&state, .feedbackShared(shared(40, 41))) == [.bell])
    #expect(reducer.reduce(&state, .feedbackShared(shared(40, 41, 42))).isEmpty, "too soon")
    _ = reducer.reduce(&state, .tick(now: 103))
    #expect(reducer.reduce(&state, .feedbackShared(shared(40, 41, 42, 20))).isEmpty, "in the zone")
    #expect(reducer.reduce(&state, .feedbackShared(shared(1, 2, 3, 4, 60))) == [.bell])
  }

  @Test func leavingAsksNothing() throws {
    var state = try seeing()
    #expect(reducer.reduce(&state, .keyPressed(.character("q"))) == [.quit])
  }

  @Test func hostShowsTheTokenAndWhoLooksOn() throws {
    var state = LiveFixture.waiting()
    state.size = Size(columns: 120, rows: 40)
    let status = ShareStatus(address: "127.0.0.1:9100", token: "K7QF-29MX", viewers: 2, dropped: 3)
    _ = reducer.reduce(
      &state,
      .liveUpdated(
        {
          var update = LiveUpdate(devices: [DeviceStatus(source: "udp 1")])
          update.share = status
          return update
        }()))
    #expect(picture(state).contains("gaitlab view --attach 127.0.0.1:9100 --token K7QF-29MX"))
    var update = try LiveFixture.update()
    update.share = status
    _ = reducer.reduce(&state, .liveUpdated(update))
    #expect(picture(state).contains("2 viewers"))
    _ = reducer.reduce(&state, .commandChosen(.devices))
    let text = picture(state)
    #expect(text.contains("--token K7QF-29MX"))
    #expect(text.contains("3 packets missed by slow ones"))
  }
}
