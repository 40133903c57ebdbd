import GaitFiles
import GaitModel
import PlainText

extension ImportAnswers {
  /// The foot that somebody answered, or that the name of the file ends in.
  func foot(ofFile path: String) -> Foot? { foot ?? FootFiles.foot(ofFile: path) }

  /// The questions that have no answer, or one that does not fit.
  func unanswered(_ questions: [ImportQuestion], path: String) -> [ImportQuestion] {
    questions.filter { question in
      switch question {
      case .foot: foot(ofFile: path) == nil
      case .layout(let cellCount): layout?.cellCount != cellCount
      case .samplingRate: samplingRateHz == nil
      }
    }
  }

  /// Refuses a file whose questions are not all answered.
  ///
  /// - Parameters:
  ///   - questions: what the file does not say.
  ///   - path: the file, whose name may say the foot.
  ///   - device: the device that it is of.
  /// - Throws: `notTold` with the open questions and the options that answer them.
  func require(
    _ questions: [ImportQuestion], path: String, device: @autoclosure () -> RecordingDevice
  ) throws(GaitlabError) {
    let open = unanswered(questions, path: path)
    guard !open.isEmpty else { return }
    var options: [String] = []
    var facts: [String] = []
    for question in open {
      switch question {
      case .foot:
        facts.append("which foot it is")
        options.append("--foot left or --foot right")
      case .layout(let cellCount):
        facts.append(cellCount == 1 ? "where its cell lies" : "where its \(cellCount) cells lie")
        options.append("--layout NAME with a layout of \(Counted.text(cellCount, "cell"))")
      case .samplingRate:
        facts.append("how many samples a second it has")
        options.append("--rate HZ")
      }
    }
    throw GaitlabError(
      .notTold, file: path, found: "the file does not say \(facts.joined(separator: " and "))",
      expected: layoutMismatch(open), advice: "pass \(options.joined(separator: " and "))",
      openQuestions: OpenQuestions(open, of: device()))
  }

  private func layoutMismatch(_ open: [ImportQuestion]) -> String {
    guard let layout else { return "" }
    for case .layout(let cellCount) in open {
      return "\(Counted.text(cellCount, "cell")), where '\(layout.name)' has \(layout.cellCount)"
    }
    return ""
  }
}
