import GaitFiles
package import GaitModel

/// Something that a file does not say and that its numbers depend on.
package enum ImportQuestion: Equatable, Sendable {
  /// Which foot the file was recorded under.
  case foot
  /// Where the cells lie; the device has so many of them.
  case layout(cellCount: Int)
  /// How many samples a second; the file has neither a rate nor times.
  case samplingRate
}

/// What somebody answered, as options or in the console; what a file says itself is not overruled.
package struct ImportAnswers: Equatable, Sendable {
  package var foot: Foot?
  package var layout: InsoleLayout?
  package var samplingRateHz: Double?

  package init(foot: Foot? = nil, layout: InsoleLayout? = nil, samplingRateHz: Double? = nil) {
    self.foot = foot
    self.layout = layout
    self.samplingRateHz = samplingRateHz
  }
}

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
