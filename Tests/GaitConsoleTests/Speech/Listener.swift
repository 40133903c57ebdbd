import GaitTestSupport
import TerminalCore

@testable import GaitConsole

/// A console in lines, and whoever listens to it.
struct Listener {
  var state: ConsoleState
  private var narrator = Narrator()
  private let reducer = ConsoleReducer()

  init(_ state: ConsoleState) {
    self.state = state
    self.state.speech = SpeechState()
  }

  /// What is said of an action.
  mutating func hear(_ action: ConsoleAction) -> [String] {
    let before = state
    _ = reducer.reduce(&state, action)
    return narrator.lines(of: action, from: before, to: state)
  }

  mutating func press(_ keys: Key...) -> [String] { keys.flatMap { hear(.keyPressed($0)) } }

  mutating func type(_ text: String) -> [String] {
    text.flatMap { hear(.keyPressed(.character($0))) }
  }

  /// Lets a replay play.
  mutating func play(from start: Double, seconds: Double, step: Double = 1.0 / 30) -> [String] {
    var lines: [String] = []
    var now = start
    lines += hear(.tick(now: now))
    while now < start + seconds {
      now += step
      lines += hear(.tick(now: now))
    }
    return lines
  }

  /// The analysed walk at its start, as it is when it has just been opened.
  static func walk() throws -> Listener {
    let session = try AnalyzedWalk.shared().session
    var listener = Listener(ConsoleStates.library())
    _ = listener.hear(
      .sessionOpened(
        metadata: session.metadata, markers: session.markers, range: session.transport.range,
        place: SessionPlace(path: "/walks/walk.gait", isSample: false)))
    if let analysis = session.analysis {
      _ = listener.hear(.analysisProgressed(analysis, progress: 1))
    }
    return listener
  }

  /// Two insoles and a reference that have been heard of.
  static func streaming() throws -> Listener {
    var listener = Listener(LiveFixture.waiting())
    _ = listener.hear(.liveUpdated(try LiveFixture.update()))
    return listener
  }
}
