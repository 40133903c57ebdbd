import GaitAnalysis
package import GaitModel

/// What is said beside a file when it is opened.
package struct SessionInput: Equatable, Sendable {
  /// What a vendor's file does not say itself.
  package var answers: ImportAnswers
  /// A file of force plates that is the reference; nil for none.
  package var referencePath: String?
  /// What is said of that file's plates.
  package var plates: PlateAnswers
  /// Seconds to add to the times of the reference, of whichever file; nil finds them.
  package var referenceLagSeconds: Double?
  /// Where answers for devices are remembered; nil remembers none.
  package var memory: DeviceMemory?

  package init(
    answers: ImportAnswers = ImportAnswers(), referencePath: String? = nil,
    plates: PlateAnswers = PlateAnswers(), referenceLagSeconds: Double? = nil,
    memory: DeviceMemory? = nil
  ) {
    self.answers = answers
    self.referencePath = referencePath
    self.plates = plates
    self.referenceLagSeconds = referenceLagSeconds
    self.memory = memory
  }
}

extension AnalysisSettings {
  /// The settings for a session that is opened with this input.
  package func with(_ input: SessionInput) -> AnalysisSettings {
    var settings = self
    settings.basis.referenceLagSeconds = input.referenceLagSeconds
    return settings
  }
}

/// What somebody said of force plates, where it cannot be found.
package struct PlateAnswers: Equatable, Sendable {
  /// Whose each plate of the file is, nil to find it; empty finds all.
  package var feet: [Foot?]
  /// Whether loads read negative; nil finds it for each plate.
  package var isNegative: Bool?

  package init(feet: [Foot?] = [], isNegative: Bool? = nil) {
    self.feet = feet
    self.isNegative = isNegative
  }
}
