import GaitModel
import GaitTestSupport

@testable import GaitConsole

/// Files that do not say everything.
enum QuestionFixture {
  static let device = RecordingDevice(
    format: "Stappone CSV export", "sole 7", "12 cells", isOfOneFoot: true)

  static func inquiry(
    _ question: ImportQuestion, layouts: [InsoleLayout] = [],
    answers: ImportAnswers = ImportAnswers()
  ) -> ImportInquiry {
    ImportInquiry(
      path: "/data/walk.csv", fileName: "walk.csv", device: device, question: question,
      layouts: layouts, answers: answers, message: "/data/walk.csv: the file does not say it")
  }

  static func layout(_ name: String, cellCount: Int = 12) -> InsoleLayout {
    InsoleLayout(
      name: name, rows: cellCount, columns: 1, rowPitchMillimetres: 250 / Double(cellCount),
      columnPitchMillimetres: 90)
  }

  /// The library with the question over it.
  static func asked(_ inquiry: ImportInquiry) -> ConsoleState {
    var state = ConsoleStates.library()
    state.opening = "walk.csv"
    _ = ConsoleReducer().reduce(&state, .answerNeeded(inquiry))
    return state
  }
}
