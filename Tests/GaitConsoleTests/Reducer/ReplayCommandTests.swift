import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Commands that move through an open session.
@Suite struct ReplayCommandTests {
  private let reducer = ConsoleReducer()

  private func position(_ state: ConsoleState) -> Double { state.session?.shownSeconds ?? .nan }

  @Test func spacePlaysAndPauses() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character(" "), on: &state)
    #expect(state.session?.transport.isPlaying == true)
    #expect(state.needsTicks)
    reducer.press(.character(" "), on: &state)
    #expect(state.session?.transport.isPlaying == false)
    #expect(!state.needsTicks)
  }

  @Test func framesAndSecondsStep() throws {
    var state = try ConsoleStates.walk()
    // Both feet are there around this moment.
    state.session?.transport.seek(to: 8)
    reducer.press(.character(" "), .right, on: &state)
    #expect(state.session?.transport.isPlaying == false)
    #expect(abs(position(state) - 8.01) < 1e-9)
    reducer.press(.left, .character(","), on: &state)
    #expect(abs(position(state) - 7.99) < 1e-9)
    reducer.press(.shiftRight, .pageDown, on: &state)
    #expect(abs(position(state) - 9.99) < 1e-9)
    reducer.press(.shiftLeft, on: &state)
    #expect(abs(position(state) - 8.99) < 1e-9)
    reducer.press(.home, on: &state)
    #expect(position(state) == state.session?.transport.range.lowerBound)
    reducer.press(.left, on: &state)
    #expect(position(state) == state.session?.transport.range.lowerBound)
    reducer.press(.end, .right, on: &state)
    #expect(position(state) == state.session?.transport.range.upperBound)
  }

  /// Over a hole in one step, and only onto frames that are there.
  @Test func framesThatAreMissingArePassedOver() throws {
    var state = try ConsoleStates.walk()
    let tracks = try #require(state.session?.analysis?.tracks)
    let times = Set(Foot.allCases.flatMap { tracks[$0]?.times ?? [] })
    reducer.press(.home, on: &state)
    var steps = 0
    var previous = -1.0
    while position(state) > previous, state.session?.transport.isAtEnd == false {
      previous = position(state)
      reducer.press(.right, on: &state)
      #expect(times.contains(position(state)), "\(position(state))")
      steps += 1
    }
    #expect(state.session?.transport.isAtEnd == true)
    #expect(steps > 1000)
    #expect(steps < 1200)
  }

  @Test func eventsAreVisitedOneByOne() throws {
    var state = try ConsoleStates.walk()
    let events = try #require(state.session?.events)
    #expect(events.count > 20)
    reducer.press(.home, on: &state)
    for event in events {
      reducer.press(.character("]"), on: &state)
      #expect(abs(position(state) - event.timeSeconds) < 2e-6)
      let name = event.kind == .initialContact ? "initial contact" : "toe-off"
      #expect(state.notice?.text.hasPrefix("\(event.foot.rawValue) \(name) at ") == true)
    }
    reducer.press(.character("n"), on: &state)
    #expect(state.notice?.text == "no later event")
    reducer.press(.character("["), on: &state)
    #expect(position(state) < events[events.count - 1].timeSeconds)
    reducer.press(.home, .character("p"), on: &state)
    #expect(state.notice?.text == "no earlier event")
  }

  @Test func speedKeys() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character("+"), .character("="), on: &state)
    #expect(state.session?.transport.speed == 4)
    reducer.press(.character("0"), .character("-"), on: &state)
    #expect(state.session?.transport.speed == 0.5)
  }

  @Test func freezeHoldsTheViewOnly() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character(" "), on: &state)
    _ = reducer.reduce(&state, .tick(now: 1))
    reducer.press(.character("f"), on: &state)
    _ = reducer.reduce(&state, .tick(now: 2))
    #expect(position(state) == AnalyzedWalk.shownSeconds)
    #expect(abs((state.session?.transport.position ?? 0) - 7.4) < 1e-9)
    reducer.press(.character("f"), on: &state)
    #expect(abs(position(state) - 7.4) < 1e-9)
    reducer.press(.character("f"), .escape, on: &state)
    #expect(state.session?.frozenAt == nil)
  }

  /// Wherever somebody goes, by key, list or mouse, is what is shown.
  @Test func goingSomewhereEndsTheFreeze() throws {
    for keys in [[Key.home], [.end], [.pageUp], [.shiftRight], [.left], [.character("2"), .enter]] {
      var state = try ConsoleStates.walk()
      reducer.press(.character("f"), on: &state)
      for key in keys { reducer.press(key, on: &state) }
      #expect(position(state) == state.session?.transport.position)
      #expect(position(state) != AnalyzedWalk.shownSeconds, "\(keys)")
    }
    var state = try ConsoleStates.walk()
    reducer.press(.character("f"), on: &state)
    reducer.click(state.layout.timelineBar.x, state.layout.timelineBar.y, on: &state)
    #expect(position(state) < 1)
  }

  @Test func cursorsMakeALoop() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character("l"), on: &state)
    #expect(state.session?.transport.loop == nil)
    #expect(state.notice?.text.contains("set cursor A") == true)
    reducer.press(.character("b"), .pageUp, .character("a"), .character("l"), on: &state)
    let loop = try #require(state.session?.transport.loop)
    #expect(abs(loop.lowerBound - 5.4) < 1e-9)
    #expect(abs(loop.upperBound - 6.4) < 1e-9)
    reducer.press(.character("l"), on: &state)
    #expect(state.session?.transport.loop == nil)
    #expect(state.session?.cursorA != nil)
    reducer.press(.character("x"), on: &state)
    #expect(state.session?.cursorA == nil)
    #expect(state.session?.cursorB == nil)
  }

  @Test func notesBecomeMarkers() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character("m"), on: &state)
    #expect(state.overlay == .note(seconds: AnalyzedWalk.shownSeconds, text: ""))
    // Letters that mean commands elsewhere are letters here.
    #expect(reducer.type("qz 1", on: &state).isEmpty)
    reducer.press(.backspace, on: &state)
    let marker = Marker(timeSeconds: AnalyzedWalk.shownSeconds, note: "qz ")
    #expect(reducer.press(.enter, on: &state) == [.saveMarker(marker)])
    #expect(state.overlay == nil)
    _ = reducer.reduce(&state, .markerSaved(marker))
    _ = reducer.reduce(&state, .markerSaved(Marker(timeSeconds: 1, note: "first")))
    #expect(state.session?.markers.map(\.timeSeconds) == [1, 5, AnalyzedWalk.shownSeconds])
    reducer.press(.character("m"), .character("x"), on: &state)
    #expect(reducer.press(.escape, on: &state).isEmpty)
    #expect(state.overlay == nil)
  }

  @Test func notesEnd() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character("m"), on: &state)
    reducer.type(String(repeating: "a", count: 300), on: &state)
    #expect(
      state.overlay
        == .note(seconds: AnalyzedWalk.shownSeconds, text: String(repeating: "a", count: 200)))
  }

  @Test func stepsLeadToTheirMoment() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character("2"), .down, .character("j"), .up, .down, on: &state)
    #expect(state.selectedStep == 2)
    let step = state.stepsOfFoot[2]
    reducer.press(.enter, on: &state)
    #expect(state.screen == .monitor)
    #expect(position(state) == step.stance.initialContactSeconds)
    reducer.press(.character("2"), on: &state)
    for _ in 0..<100 { reducer.press(.down, on: &state) }
    #expect(state.selectedStep == state.stepsOfFoot.count - 1)
    reducer.press(.character("o"), on: &state)
    #expect(state.stepsFoot == .right)
    #expect(state.selectedStep == 0)
    reducer.press(.up, on: &state)
    #expect(state.selectedStep == 0)
  }

  @Test func oneFootHasNoOther() throws {
    var state = try ConsoleStates.walk()
    state.session?.metadata.insoles.right = nil
    reducer.press(.character("2"), .character("o"), on: &state)
    #expect(state.stepsFoot == .left)
    #expect(state.notice?.text == "only one foot was recorded")
  }

  @Test(arguments: [
    ConsoleCommand.playPause, .freeze, .frameForward, .secondBack, .nextEvent, .toEnd, .faster,
    .cursorA, .loop, .marker,
  ])
  func withoutASessionTheySaySo(command: ConsoleCommand) {
    var state = ConsoleStates.library()
    #expect(reducer.reduce(&state, .commandChosen(command)).isEmpty)
    #expect(state.notice?.text.hasPrefix("no session is open") == true)
    #expect(state.overlay == nil)
  }
}
