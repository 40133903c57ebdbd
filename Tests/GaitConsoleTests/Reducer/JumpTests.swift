import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Letters on everything that one can go to.
@Suite struct JumpTests {
  private let reducer = ConsoleReducer()

  private func screen(_ state: ConsoleState) -> CellBuffer {
    ConsoleView(state: state, theme: .fallback).render()
  }

  /// Every letter is on the screen where its target is, on every screen and at every size that shows one.
  @Test(
    arguments: Screen.allCases,
    [
      Size(columns: 40, rows: 12), Size(columns: 80, rows: 24), Size(columns: 200, rows: 60),
    ])
  func lettersStandOnTheirTargets(screen: Screen, size: Size) throws {
    var state = try ConsoleStates.walk(size: size)
    state.screen = screen
    reducer.press(.character("J"), on: &state)
    #expect(state.overlay == .jump)
    let targets = state.jumpTargets(.standard)
    #expect(targets.count >= Screen.allCases.count + 1)
    #expect(Set(targets.map(\.letter)).count == targets.count)
    #expect(Set(targets.map(\.place)).count == targets.count)
    let buffer = self.screen(state)
    for target in targets {
      #expect(buffer[target.place.x, target.place.y].glyph == target.letter.unicodeScalars.first)
    }
    for screen in Screen.allCases {
      #expect(targets.contains { $0.action == .show(screen) })
    }
  }

  /// Each letter does what its target says, and leaves nothing over the screen that it did not ask for.
  @Test(arguments: Screen.allCases) func lettersAct(screen: Screen) throws {
    var state = try ConsoleStates.walk(size: Size(columns: 120, rows: 40))
    state.screen = screen
    for target in state.jumpTargets(.standard) {
      var after = state
      reducer.press(.character("J"), .character(target.letter), on: &after)
      #expect(after.overlay != .jump)
      switch target.action {
      case .show(let wanted): #expect(after.screen == wanted)
      case .enlarge(let part): #expect(after.options.enlarged == part)
      case .run(let command):
        var other = state
        _ = reducer.reduce(&other, .commandChosen(command))
        #expect((after.screen, after.overlay == nil) == (other.screen, other.overlay == nil))
      }
    }
  }

  @Test func aPanelIsGivenBackByTheSameLetter() throws {
    var state = try ConsoleStates.walk(size: Size(columns: 120, rows: 40))
    let panel = try #require(
      state.jumpTargets(.standard).first { $0.action == .enlarge(.second) })
    reducer.press(.character("J"), .character(panel.letter), on: &state)
    #expect(state.options.enlarged == .second)
    let large = try #require(
      state.jumpTargets(.standard).first { $0.action == .enlarge(.second) })
    reducer.press(.character("J"), .character(large.letter), on: &state)
    #expect(state.options.enlarged == .none)
  }

  @Test func anyOtherKeyLeavesEverythingAsItIs() throws {
    for key in [Key.escape, .enter, .down, .character("~")] {
      var state = try ConsoleStates.walk()
      let before = state
      reducer.press(.character("J"), key, on: &state)
      #expect(state == before)
    }
  }

  /// Nobody sees letters in lines; it says what there is instead.
  @Test func linesHaveNoLetters() throws {
    var state = try ConsoleStates.walk()
    state.speech = SpeechState()
    reducer.press(.character("J"), on: &state)
    #expect(state.overlay == nil)
    #expect(state.notice?.text.contains("letters are for screens") == true)
  }
}
