import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// What a file does not say is asked, and the file is opened again with the answer.
@Suite struct QuestionTests {
  private let reducer = ConsoleReducer()

  private func panel(_ state: ConsoleState) -> QuestionPanel? {
    if case .question(let panel) = state.overlay { panel } else { nil }
  }

  private func opened(_ answers: ImportAnswers) -> [ConsoleEffect] {
    [
      .openSession(
        path: "/data/walk.csv",
        answers: DeviceAnswers(device: QuestionFixture.device, answers: answers))
    ]
  }

  @Test func footIsChosen() {
    for (keys, foot) in [
      ([Key.down], Foot.left), ([.up], .right), ([.down, .down], .right),
      ([.character("r")], .right), ([.character("r"), .character("l")], .left),
      ([.character("j"), .character("j"), .character("k")], .left),
    ] {
      var state = QuestionFixture.asked(QuestionFixture.inquiry(.foot))
      #expect(state.opening == nil)
      for key in keys { #expect(reducer.press(key, on: &state).isEmpty) }
      #expect(reducer.press(.enter, on: &state) == opened(ImportAnswers(foot: foot)))
      #expect(state.overlay == nil)
      #expect(state.opening == "walk.csv")
    }
  }

  /// Nobody takes the left foot by pressing Enter once too often.
  @Test func enterAloneChoosesNoFoot() {
    var state = QuestionFixture.asked(QuestionFixture.inquiry(.foot))
    #expect(reducer.press(.enter, on: &state).isEmpty)
    #expect(panel(state)?.problem == "choose the left or the right foot first")
    reducer.press(.down, on: &state)
    #expect(panel(state)?.problem == nil)
  }

  @Test func escapeLeavesEverythingAsItWas() {
    for question in [ImportQuestion.foot, .layout(cellCount: 12), .samplingRate] {
      let inquiry = QuestionFixture.inquiry(question)
      var state = QuestionFixture.asked(inquiry)
      var expected = ConsoleStates.library()
      expected.notice = Notice(inquiry.message, kind: .problem)
      #expect(reducer.press(.character("1"), .escape, on: &state).isEmpty)
      #expect(state == expected)
      // A click beside the panel does the same.
      var clicked = QuestionFixture.asked(inquiry)
      reducer.click(0, 5, on: &clicked)
      #expect(clicked == expected)
    }
  }

  @Test func anOpenSessionStaysUnderTheQuestion() throws {
    let before = try ConsoleStates.walk()
    var state = before
    _ = reducer.reduce(&state, .answerNeeded(QuestionFixture.inquiry(.foot)))
    reducer.press(.escape, on: &state)
    #expect(state.session == before.session)
    #expect(state.screen == before.screen)
  }

  @Test func knownLayoutsAreChosen() {
    let layouts = ["small", "large"].map { QuestionFixture.layout($0) }
    var state = QuestionFixture.asked(
      QuestionFixture.inquiry(
        .layout(cellCount: 12), layouts: layouts, answers: ImportAnswers(foot: .right)))
    #expect(panel(state)?.choices.map(\.detail) == ["250 x 90 mm", "250 x 90 mm"])
    #expect(reducer.press(.enter, on: &state).isEmpty)
    #expect(panel(state)?.problem == "choose a layout or type one")
    #expect(
      reducer.press(.down, .down, .down, .enter, on: &state)
        == opened(ImportAnswers(foot: .right, layout: layouts[1])))
  }

  @Test func layoutsAreTyped() throws {
    var state = QuestionFixture.asked(QuestionFixture.inquiry(.layout(cellCount: 12)))
    reducer.type("4x3 270x95", on: &state)
    let effects = reducer.press(.enter, on: &state)
    let layout = try #require(MatrixText.layout("4x3 270x95"))
    #expect(effects == opened(ImportAnswers(layout: layout)))
    state = QuestionFixture.asked(
      QuestionFixture.inquiry(.layout(cellCount: 12), layouts: [QuestionFixture.layout("Small")]))
    reducer.type("smALl", on: &state)
    #expect(
      reducer.press(.enter, on: &state)
        == opened(ImportAnswers(layout: QuestionFixture.layout("Small"))))
  }

  @Test(arguments: [
    ("", "type where the cells lie"), ("4x2 270x95", "'4x2' has 8 cells, the file has 12"),
    ("4x3", "'4x3' is neither"), ("large", "'large' is neither"), ("0x12 270x95", "is neither"),
    ("file://other/x.toml", "another machine"),
  ])
  func wrongLayoutsAreRefused(text: String, because reason: String) throws {
    var state = QuestionFixture.asked(QuestionFixture.inquiry(.layout(cellCount: 12)))
    reducer.type(text, on: &state)
    #expect(reducer.press(.enter, on: &state).isEmpty)
    let problem = try #require(panel(state)?.problem)
    #expect(problem.contains(reason), "\(problem)")
    #expect(panel(state)?.text == text)
  }

  @Test func layoutFilesAreReadFirst() {
    let inquiry = QuestionFixture.inquiry(.layout(cellCount: 12))
    var state = QuestionFixture.asked(inquiry)
    _ = reducer.reduce(&state, .pasted("'/soles/our sole.toml' "))
    #expect(
      reducer.press(.enter, on: &state) == [.readLayoutFile(path: "/soles/our sole.toml")])
    _ = reducer.reduce(&state, .layoutFileRefused("our sole.toml: no length"))
    #expect(panel(state)?.problem == "our sole.toml: no length")
    let wrong = QuestionFixture.layout("ours", cellCount: 9)
    #expect(reducer.reduce(&state, .layoutFileRead(wrong)).isEmpty)
    #expect(panel(state)?.problem == "'ours' has 9 cells, the file has 12")
    let right = QuestionFixture.layout("ours")
    #expect(reducer.reduce(&state, .layoutFileRead(right)) == opened(ImportAnswers(layout: right)))
    // Somebody has left the question meanwhile.
    #expect(reducer.reduce(&state, .layoutFileRead(right)).isEmpty)
    _ = reducer.reduce(&state, .layoutFileRefused("late"))
    #expect(state.overlay == nil)
  }

  @Test func ratesAreTyped() {
    for (text, rate) in [("100", 100.0), (" 62,5 ", 62.5), ("1", 1), ("20000", 20_000)] {
      var state = QuestionFixture.asked(QuestionFixture.inquiry(.samplingRate))
      reducer.type(text, on: &state)
      #expect(reducer.press(.enter, on: &state) == opened(ImportAnswers(samplingRateHz: rate)))
    }
  }

  @Test(arguments: ["", "0", "-5", "0.5", "20001", "1e3", "fast", "1.2.3", "inf", "nan", "١٠٠"])
  func wrongRatesAreRefused(text: String) {
    var state = QuestionFixture.asked(QuestionFixture.inquiry(.samplingRate))
    reducer.type(text, on: &state)
    #expect(reducer.press(.enter, on: &state).isEmpty)
    #expect(panel(state)?.problem == "type frames a second from 1 to 20000")
    reducer.press(.backspace, on: &state)
    #expect(panel(state)?.problem == nil)
    #expect(panel(state)?.text == String(text.dropLast()))
  }

  /// A question does not take the keys of something that is open already.
  @Test func nothingElseIsInterrupted() {
    var state = ConsoleStates.library()
    reducer.press(.character(":"), on: &state)
    let inquiry = QuestionFixture.inquiry(.foot)
    _ = reducer.reduce(&state, .answerNeeded(inquiry))
    #expect(state.overlay == .palette(Palette()))
    #expect(state.notice == Notice(inquiry.message, kind: .problem))
  }

  @Test(arguments: [ImportQuestion.foot, .layout(cellCount: 12), .samplingRate])
  func fitsTheSmallestScreen(question: ImportQuestion) {
    let layouts = (0..<10).map { QuestionFixture.layout("size \($0)") }
    var state = QuestionFixture.asked(QuestionFixture.inquiry(question, layouts: layouts))
    state.size = ScreenLayout.minimum
    state.options.glyphs = .ascii
    reducer.press(.enter, on: &state)
    let lines = ConsoleView(state: state, theme: .fallback).render().lines()
    let text = lines.joined(separator: "\n")
    #expect(text.contains("walk.csv: Stappone CSV"))
    #expect(text.contains("! "), "\(text)")
    #expect(
      text.contains(question == .foot ? "right" : question == .samplingRate ? "Hz:" : "layout:"))
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
  }
}
