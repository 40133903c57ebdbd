/// One session that can be opened from the library.
package struct LibraryEntry: Equatable, Sendable {
  /// Which list a session is found in.
  package enum Shelf: String, Equatable, Sendable {
    case sample
    case recording
    /// Named on the command line.
    case named

    /// What it is called in a list.
    package var title: String {
      switch self {
      case .sample: "sample"
      case .recording: "recording"
      case .named: "file"
      }
    }
  }

  /// Where the file is.
  package var path: String
  /// The list that it is found in.
  package var shelf: Shelf
  /// Name, source and so on, or why the file cannot be read.
  package var title: String
  /// The device or program that it comes from.
  package var source: String
  /// `2023-09-27 10:21`, or empty if the file does not say.
  package var startedAt: String
  /// Nil where only opening the file would tell.
  package var durationSeconds: Double?
  /// As the session has them.
  package var tags: [String]
  /// Whether a reference force was recorded as well.
  package var hasReference: Bool
  /// Whether a simulator made it.
  package var isSimulated: Bool
  /// Why the file cannot be opened; nil if it can.
  package var problem: String?

  package init(
    path: String, shelf: Shelf, title: String, source: String, startedAt: String,
    durationSeconds: Double?, tags: [String], hasReference: Bool, isSimulated: Bool,
    problem: String? = nil
  ) {
    self.path = path
    self.shelf = shelf
    self.title = title
    self.source = source
    self.startedAt = startedAt
    self.durationSeconds = durationSeconds
    self.tags = tags
    self.hasReference = hasReference
    self.isSimulated = isSimulated
    self.problem = problem
  }
}
