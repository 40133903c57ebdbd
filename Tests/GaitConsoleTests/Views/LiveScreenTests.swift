import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// What a therapist has to see, at every size, whatever else is on the screen.
@Suite struct LiveScreenTests {
  static let sizes = [(40, 12), (80, 24), (120, 40), (160, 50)].map {
    Size(columns: $0.0, rows: $0.1)
  }

  private func lines(_ state: ConsoleState) -> [String] {
    ConsoleView(state: state, theme: .fallback).render().lines()
  }

  private func text(_ state: ConsoleState) -> String { lines(state).joined(separator: "\n") }

  @Test(arguments: sizes) func urgentThingsAreInTheLine(size: Size) throws {
    let options = ConsoleStates.options()
    func line(_ scene: Scene) throws -> String {
      let lines = lines(try scene.state(size: size, options: options))
      return lines[lines.count - 2]
    }
    let usual = try line(.liveStreaming)
    #expect(usual.hasPrefix(" LIVE  REC 00:11"))
    #expect(usual.contains("L R + 100 Hz"))
    let lost = try line(.liveFootLost)
    #expect(lost.contains("REC"))
    #expect(lost.contains("R x lost"))
    #expect(lost.contains("9 lost"))
    #expect(try line(.liveFrozen).hasPrefix(" FROZEN"))
    #expect(try line(.liveRecordingFails).contains("! NOT RECORDING"))
    if size.columns >= 80 {
      #expect(usual.contains("31 / 58 ms"))
      #expect(lost.contains("31 / 58 ms"))
    }
  }

  /// No width cuts a part in the middle, once the most urgent one has room.
  @Test func partsAreWholeOrGone() throws {
    for columns in 40...200 {
      let state = try Scene.liveFootLost.state(
        size: Size(columns: columns, rows: 24), options: ConsoleStates.options())
      let line = lines(state)[22]
      #expect(!line.contains("…"), "\(columns): \(line)")
    }
  }

  /// Old numbers in bright colours, with what to do about them, would be taken for new ones by who walks by them.
  @Test(arguments: sizes) func feedbackStopsTellingWhatIsNotMeasured(size: Size) throws {
    var state = try Scene.liveFootLost.state(size: size, options: ConsoleStates.options())
    ConsoleReducer().press(.character("5"), on: &state)
    let shown = text(state)
    #expect(shown.contains("NO DATA"), "\(shown)")
    for word in ["IN ZONE", "UNDER", "OVER", "the next one"] { #expect(!shown.contains(word)) }
  }

  @Test(arguments: sizes.dropFirst()) func silentFootSaysSoInItsPlace(size: Size) throws {
    let lost = text(try Scene.liveFootLost.state(size: size, options: ConsoleStates.options()))
    #expect(lost.contains("! NO DATA"))
    #expect(lost.contains("lost: no"))
    #expect(lost.split(separator: "! NO DATA").count == 2)
    let usual = text(try Scene.liveStreaming.state(size: size, options: ConsoleStates.options()))
    #expect(!usual.contains("NO DATA"))
    var frozen = try Scene.liveFootLost.state(size: size, options: ConsoleStates.options())
    ConsoleReducer().press(.pageUp, on: &frozen)
    #expect(!text(frozen).contains("NO DATA"))
    #expect(text(frozen).contains("FROZEN 1 s ago"))
  }

  @Test func tablesSayWhatTheyLeaveOut() throws {
    var state = try LiveFixture.streaming(size: Size(columns: 120, rows: 40))
    let reducer = ConsoleReducer()
    _ = reducer.reduce(&state, .liveUpdated(try LiveFixture.update(forgottenSteps: 14)))
    for screen: Character in ["2", "3"] {
      reducer.press(.character(screen), on: &state)
      #expect(text(state).contains("without 14 earlier steps"))
    }
  }

  @Test func hintsAreOfWhatIsMeasured() throws {
    var state = try LiveFixture.streaming(size: Size(columns: 160, rows: 50))
    func hints() -> String { lines(state).last ?? "" }
    #expect(hints().contains("space freeze"))
    for label in ["w record", "K calibrate", "5 feedback", "i devices", "m marker", "q end"] {
      #expect(hints().contains(label), "\(label): \(hints())")
    }
    for label in ["speed", "loop", "event", "cursor"] { #expect(!hints().contains(label)) }
    let reducer = ConsoleReducer()
    reducer.press(.character(" "), on: &state)
    #expect(hints().contains("space resume"))
    #expect(hints().contains("] event"))
    state = LiveFixture.waiting(size: Size(columns: 160, rows: 50))
    #expect(hints().contains("i devices"))
    #expect(!hints().contains("freeze"))
    #expect(!hints().contains("record"))
    state = try ConsoleStates.walk(size: Size(columns: 160, rows: 50))
    #expect(hints().contains("+ speed"))
    #expect(!hints().contains("record"))
  }

  @Test func helpAndPaletteOfferWhatCanBeDone() throws {
    var state = try LiveFixture.streaming(size: Size(columns: 100, rows: 60))
    let all = PaletteMatches(text: "", state: state).commands
    for command: ConsoleCommand in [.faster, .loop, .deleteSelected, .measure, .normalSpeed] {
      #expect(!all.contains(command), "\(command)")
    }
    for command: ConsoleCommand in [.record, .calibrate, .devices, .referenceLater] {
      #expect(all.contains(command), "\(command)")
    }
    state.overlay = .help(scroll: 0)
    #expect(text(state).contains("begin a recording"))
    #expect(text(state).contains("back to live"))
    #expect(!text(state).contains("normal speed"))
    state.screen = .library
    #expect(!text(state).contains("delete"))
    let replay = PaletteMatches(text: "", state: try ConsoleStates.walk()).commands
    #expect(replay.contains(.faster))
    #expect(!replay.contains(.record))
    #expect(!replay.contains(.devices))
  }

  @Test func waitingSaysHowToSend() throws {
    let screen = text(LiveFixture.waiting())
    #expect(screen.contains("? udp 127.0.0.1:9000: waiting for a sender"))
    #expect(screen.contains("gaitlab simulate --udp 127.0.0.1:9000"))
  }
}
