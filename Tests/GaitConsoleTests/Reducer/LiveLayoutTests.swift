import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Insoles that nobody has described: the question, its answers, and how to be asked again.
@Suite struct LiveLayoutTests {
  private let reducer = ConsoleReducer()
  private let unknown = LiveUpdate.UnknownLayout(foot: .right, cellCount: 16)

  private func tell(_ unknown: LiveUpdate.UnknownLayout?, _ state: inout ConsoleState) {
    var update = LiveUpdate(devices: [LiveFixture.insole(.right, .connecting)])
    update.unknownLayout = unknown
    _ = reducer.reduce(&state, .liveUpdated(update))
  }

  private func text(_ state: ConsoleState) -> String? {
    guard case .layout(16, .right, let text, _) = state.overlay else { return nil }
    return text
  }

  @Test func proposalIsTakenByEnter() throws {
    var state = LiveFixture.waiting()
    tell(unknown, &state)
    #expect(text(state) == LayoutText.proposal(cellCount: 16))
    let effects = reducer.press(.enter, on: &state)
    guard case .describeInsole(let insole)? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(insole.layout.cellCount == 16)
    #expect(insole.unit == .counts)
    #expect(insole.samplingRateHz == 100)
    #expect(state.overlay == nil)
  }

  /// A device that announces itself meanwhile leaves nothing to ask; Enter on an old question would spoil the next visit.
  @Test func theQuestionGoesWhenTheInsoleDescribesItself() throws {
    var state = LiveFixture.waiting()
    tell(unknown, &state)
    reducer.press(.backspace, on: &state)
    tell(nil, &state)
    #expect(state.overlay == nil)
    #expect(state.notice?.text == "the insole has described itself")
    #expect(reducer.press(.enter, on: &state).isEmpty)
  }

  @Test func nonsenseStaysToBeMended() throws {
    var state = LiveFixture.waiting()
    tell(unknown, &state)
    reducer.press(.backspace, .character("x"), on: &state)
    #expect(reducer.press(.enter, on: &state).isEmpty)
    guard case .layout(_, _, let typed, let problem) = state.overlay else {
      Issue.record("the question is gone")
      return
    }
    #expect(typed.hasSuffix("10x"))
    #expect(problem?.contains("'10x'") == true)
  }

  @Test func isAskedOnceAndAgainByEnter() throws {
    var state = LiveFixture.waiting()
    tell(unknown, &state)
    reducer.press(.escape, on: &state)
    tell(unknown, &state)
    #expect(state.overlay == nil)
    let screen = ConsoleView(state: state, theme: .fallback).render().lines().joined()
    #expect(screen.contains("16 cells of unknown shape"))
    #expect(screen.contains("press Enter"))
    reducer.press(.enter, on: &state)
    #expect(text(state) != nil)
    reducer.press(.escape, on: &state)
    // Another insole is another question.
    tell(.init(foot: .right, cellCount: 20), &state)
    #expect(state.overlay != nil)
  }

  @Test func waitsForWhatIsOpen() throws {
    var state = LiveFixture.waiting()
    reducer.press(.character("?"), on: &state)
    tell(unknown, &state)
    #expect(state.overlay == .help(scroll: 0))
    reducer.press(.escape, on: &state)
    tell(unknown, &state)
    #expect(text(state) != nil)
  }

  @Test(arguments: [
    ("16x8 270x95 kPa 100", 128, 16, 8), ("4x4 270x95 counts 50.5", 16, 4, 4),
    ("  16x1   20x1000 kPa 2000 ", 16, 16, 1),
  ])
  func goodLayoutsAreRead(text: String, cells: Int, rows: Int, columns: Int) throws {
    let insole = try LayoutText.insole(text, cellCount: cells)
    #expect(insole.layout.name == "\(rows)x\(columns)")
    #expect(insole.layout.cellCount == cells)
    #expect((20...1000).contains(insole.layout.lengthMillimetres))
    #expect((1...2000).contains(insole.samplingRateHz))
  }

  @Test(arguments: [
    ("", "expected four things"), ("16x8 270x95 kPa", "expected four things"),
    ("16x8 270x95 kPa 100 5", "expected four things"), ("15x8 270x95 kPa 100", "128 cells"),
    ("-16x-8 270x95 kPa 100", "128 cells"), ("16x8x1 270x95 kPa 100", "128 cells"),
    ("9223372036854775807x9 270x95 kPa 100", "128 cells"), ("16x8 270 kPa 100", "millimetres"),
    ("16x8 nanx95 kPa 100", "millimetres"), ("16x8 270x1e9 kPa 100", "millimetres"),
    ("16x8 270x95 torr 100", "none of"), ("16x8 270x95 kPa 0", "frames a second"),
    ("16x8 270x95 kPa inf", "frames a second"), ("16x8 270x95 kPa nan", "frames a second"),
  ])
  func badLayoutsSayWhy(text: String, says: String) {
    do throws(LayoutRefusal) {
      let insole = try LayoutText.insole(text, cellCount: 128)
      Issue.record("\(insole)")
    } catch {
      #expect(error.reason.contains(says), "\(error.reason)")
    }
  }

  @Test(arguments: [1, 2, 16, 99, 127, 128, 240, 1024, 4096]) func everyProposalCanBeTaken(
    cells: Int
  ) throws {
    let insole = try LayoutText.insole(LayoutText.proposal(cellCount: cells), cellCount: cells)
    #expect(insole.layout.cellCount == cells)
  }
}
