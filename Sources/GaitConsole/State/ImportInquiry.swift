package import GaitModel

/// A file that does not say everything, and what somebody can answer.
package struct ImportInquiry: Equatable, Sendable {
  package var path: String
  /// What leaves the question open: the file, or the one of force plates beside it.
  package var fileName: String
  package var device: RecordingDevice
  /// The one that is asked now; others follow when the file is read again.
  package var question: ImportQuestion
  /// The layouts that are known and fit, for a question about the layout.
  package var layouts: [InsoleLayout]
  /// What was answered for this file so far.
  package var answers: ImportAnswers
  /// What is said where nobody answers.
  package var message: String

  package init(
    path: String, fileName: String, device: RecordingDevice, question: ImportQuestion,
    layouts: [InsoleLayout] = [], answers: ImportAnswers = ImportAnswers(), message: String
  ) {
    self.path = path
    self.fileName = fileName
    self.device = device
    self.question = question
    self.layouts = layouts
    self.answers = answers
    self.message = message
  }
}

/// What somebody answered, and the device that it is remembered for.
package struct DeviceAnswers: Equatable, Sendable {
  package var device: RecordingDevice
  package var answers: ImportAnswers

  package init(device: RecordingDevice, answers: ImportAnswers) {
    self.device = device
    self.answers = answers
  }
}
