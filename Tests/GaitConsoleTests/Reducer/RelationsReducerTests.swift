import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Maps of a step inside the networks: what is asked for, when, and what a click means.
@Suite struct RelationsReducerTests {
  private let reducer = ConsoleReducer()

  private func questions(_ effects: [ConsoleEffect]) -> [RelationsState.Question] {
    effects.compactMap { effect in
      guard case .readRelations(let question, _) = effect else { return nil }
      return question
    }
  }

  private func models() throws -> ConsoleState {
    var state = try ConsoleStates.walk(size: Size(columns: 200, rows: 60))
    state.screen = .models
    state.models.list(ModelFixture.entries, inUse: "student")
    state.models.comparison = ModelFixture.comparison()
    return state
  }

  @Test func aStepIsAskedForOnceAndTheNextOneWhenItIsReached() throws {
    var state = try models()
    let first = questions(reducer.press(.character("h"), on: &state))
    let step = try #require(state.session?.shownStep)
    #expect(first.map(\.place) == [StepRelations.Place(foot: step.foot, index: step.index)])
    #expect(first.first?.models == state.models.marked)
    #expect(questions(reducer.press(.character("s"), .character("h"), on: &state)).isEmpty)
    let later = (0..<6).flatMap { _ in questions(reducer.press(.character("]"), on: &state)) }
    #expect(!later.isEmpty)
    #expect(later.allSatisfy { $0 != first.first })
  }

  @Test func otherMarksAreOtherMaps() throws {
    var state = try models()
    reducer.press(.character("h"), on: &state)
    let marked = state.models.marked
    let effects = reducer.press(.character("c"), on: &state)
    #expect(state.models.marked != marked)
    #expect(questions(effects).map(\.models) == [state.models.marked])
  }

  @Test func keysGoThroughMapsAndLayers() throws {
    var state = try models()
    #expect(!state.offers(.relationLayer))
    var seen: [RelationsState.Map?] = []
    for _ in 0..<3 {
      reducer.press(.character("h"), on: &state)
      seen.append(state.models.relations.map)
    }
    #expect(seen == [.temporal, .correlation, nil])
    reducer.press(.character("h"), on: &state)
    #expect(state.offers(.relationLayer))
    let layers = (0..<3).map { _ in
      reducer.press(.character("s"), on: &state)
      return state.models.relations.layer
    }
    #expect(layers == [0, 1, 2])
  }

  @Test func nothingIsAskedForWhileNothingIsShown() throws {
    var state = try models()
    #expect(questions(reducer.press(.character("]"), on: &state)).isEmpty)
    state.session?.progress = 0.5
    #expect(questions(reducer.press(.character("h"), on: &state)).isEmpty)
    let analysis = try #require(state.session?.analysis)
    #expect(
      questions(reducer.reduce(&state, .analysisProgressed(analysis, progress: 1))).count == 1)
  }

  /// The column is one moment and the row the other, and both are marked.
  @Test func aClickNamesTwoMoments() throws {
    var state = try models()
    reducer.press(.character("h"), on: &state)
    let step = try #require(state.session?.shownStep)
    _ = reducer.reduce(&state, .relationsRead(ModelFixture.relations(of: step)))
    let view = ModelsView(models: state.models, session: state.session, options: state.options)
    let content = state.layout.content
    let places = (content.y..<content.maxY).flatMap { y in
      (content.x..<content.maxX).map { Point(x: $0, y: y) }
    }
    let onMaps = places.compactMap { place in
      view.moments(at: place, in: content).map { (place, $0) }
    }
    let corner = try #require(onMaps.first)
    #expect(corner.1.across < 0.1)
    #expect(corner.1.down < 0.1)
    let (place, moments) = onMaps[onMaps.count / 3]
    _ = reducer.reduce(&state, .mouse(MouseEvent(kind: .press, position: place)))
    let session = try #require(state.session)
    let found = StepMoments(step: step, session: session)
    #expect(abs(try #require(found.a) - moments.down) < 1e-9)
    #expect(abs(try #require(found.b) - moments.across) < 1e-9)
    #expect(found.lines.map(\.label).contains("A"))
    let rows = try #require(RelationsRows(models: state.models))
    #expect(rows.cursorText(found, .temporal).contains("difference"))
  }

  @Test func whatCannotBeShownSaysWhy() throws {
    var state = try models()
    reducer.press(.character("h"), on: &state)
    _ = reducer.reduce(&state, .relationsRead(nil))
    #expect(state.models.relations.problem != nil)
    _ = reducer.reduce(&state, .relationsFailed("gone"))
    #expect(state.models.relations.problem == "gone")
  }

  @Test func theTeacherIsFirstAndThePupilIsTheSelectedOne() throws {
    var state = try models()
    let step = try #require(state.session?.shownStep)
    state.models.relations.report = ModelFixture.relations(of: step)
    let rows = try #require(RelationsRows(models: state.models))
    let pictures = rows.pictures(of: .correlation)
    #expect(pictures.count == 3)
    #expect(pictures[0].title == rows.teacher.name)
    #expect(pictures[0].range == -1...1)
    #expect(pictures[2].isDifference)
    let difference = zip(pictures[1].map.values, pictures[0].map.values).map { $0 - $1 }
    #expect(pictures[2].map.values == difference)
    #expect(rows.channelRows.first?.count == rows.channelColumns.count)
  }

  /// Who listens hears the two moments and how far the networks are apart, in place of the comparison.
  @Test func sentencesSayWhatTheMapsShow() throws {
    var state = try models()
    reducer.press(.character("h"), on: &state)
    let step = try #require(state.session?.shownStep)
    _ = reducer.reduce(&state, .relationsRead(ModelFixture.relations(of: step)))
    let lines = ModelSentences(state: state).lines
    #expect(lines.contains { $0.contains("Temporal maps, layer 3 of 3") })
    #expect(lines.contains { $0.contains("thousandths") })
    #expect(!lines.contains { $0.contains("latency") })
  }
}
