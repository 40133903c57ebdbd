import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport

extension Fixture {
  /// Answers to whatever a file does not say: the left foot, cells side by side, 100 Hz.
  static func answers(path: String) throws -> ImportAnswers {
    var answers = ImportAnswers()
    for question in try SessionImport.importer(path: path).questions(path: path) {
      switch question {
      case .foot: answers.foot = .left
      case .layout(let cellCount): answers.layout = layout(cellCount: cellCount)
      case .samplingRate: answers.samplingRateHz = 100
      }
    }
    return answers
  }

  /// A layout of so many cells in a line from heel to toe.
  static func layout(cellCount: Int) -> InsoleLayout {
    InsoleLayout(
      name: "line", rows: cellCount, columns: 1,
      rowPitchMillimetres: 260 / Double(max(cellCount, 1)), columnPitchMillimetres: 90)
  }

  /// The error that a file is refused with, or nil if it is read.
  static func error(reading path: String, answers: ImportAnswers) -> GaitlabError? {
    do throws(GaitlabError) {
      _ = try SessionImport.read(path: path, answers: answers)
      return nil
    } catch {
      return error
    }
  }
}
