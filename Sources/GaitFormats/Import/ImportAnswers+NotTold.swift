import GaitFiles
import GaitModel

extension ImportAnswers {
  /// The questions that have no answer, or one that does not fit.
  func unanswered(_ questions: [ImportQuestion]) -> [ImportQuestion] {
    questions.filter { question in
      switch question {
      case .foot: foot == nil
      case .layout(let cellCount): layout?.cellCount != cellCount
      case .samplingRate: samplingRateHz == nil
      }
    }
  }

  /// Refuses a file whose questions are not all answered.
  ///
  /// - Throws: `notTold` with the options that answer them.
  func require(_ questions: [ImportQuestion], path: String) throws(GaitlabError) {
    let open = unanswered(questions)
    guard !open.isEmpty else { return }
    var options: [String] = []
    var facts: [String] = []
    for question in open {
      switch question {
      case .foot:
        facts.append("which foot it is")
        options.append("--foot left or --foot right")
      case .layout(let cellCount):
        facts.append("where its \(cellCount) cells lie")
        options.append("--layout NAME with a layout of \(cellCount) cells")
      case .samplingRate:
        facts.append("how many samples a second it has")
        options.append("--rate HZ")
      }
    }
    throw GaitlabError(
      .notTold, file: path, found: "the file does not say \(facts.joined(separator: " and "))",
      expected: layoutMismatch(open), advice: "pass \(options.joined(separator: " and "))")
  }

  private func layoutMismatch(_ open: [ImportQuestion]) -> String {
    guard let layout else { return "" }
    for case .layout(let cellCount) in open {
      return "\(cellCount) cells, where '\(layout.name)' has \(layout.cellCount)"
    }
    return ""
  }
}
