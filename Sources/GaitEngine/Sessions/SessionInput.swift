package import GaitModel

/// What is said beside a file when it is opened.
package struct SessionInput: Equatable, Sendable {
  /// What a vendor's file does not say itself.
  package var answers: ImportAnswers
  /// A file of force plates that is the reference; nil for none.
  package var referencePath: String?
  /// Where answers for devices are remembered; nil remembers none.
  package var memory: DeviceMemory?

  package init(
    answers: ImportAnswers = ImportAnswers(), referencePath: String? = nil,
    memory: DeviceMemory? = nil
  ) {
    self.answers = answers
    self.referencePath = referencePath
    self.memory = memory
  }
}
