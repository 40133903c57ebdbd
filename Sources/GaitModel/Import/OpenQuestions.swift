/// What a file leaves open, and the device that it is of.
package struct OpenQuestions: Equatable, Sendable {
  /// In the order in which they are asked.
  package var questions: [ImportQuestion]
  /// Whose answers may be remembered.
  package var device: RecordingDevice

  package init(_ questions: [ImportQuestion], of device: RecordingDevice) {
    self.questions = questions
    self.device = device
  }
}

/// The device of a recording, as far as its file describes it.
///
/// Made of the format, of what the device is called in the file, and of its number of cells: never of a person,
/// a path or a date, so that the next file of the same device has the same name.
package struct RecordingDevice: Equatable, Hashable, Sendable {
  /// What the format is called.
  package var format: String
  /// The format and whatever else tells devices apart, such as `Stappone CSV export, sole 7, 12 cells`.
  package var name: String
  /// Whether it is always under the same foot: a sole with a number of its own, but no mat or platform,
  /// and no device that has a file for either foot.
  package var isOfOneFoot: Bool

  /// - Parameters:
  ///   - format: what the format is called.
  ///   - parts: what else tells devices apart; empty parts are left out.
  ///   - isOfOneFoot: whether the device is always under the same foot.
  package init(format: String, _ parts: String..., isOfOneFoot: Bool = false) {
    self.format = format
    name = ([format] + parts.filter { !$0.isEmpty }).joined(separator: ", ")
    self.isOfOneFoot = isOfOneFoot
  }
}
