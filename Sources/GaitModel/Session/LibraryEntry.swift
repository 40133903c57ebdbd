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

  /// How far the steps of a session are known.
  package enum Steps: Equatable, Sendable {
    /// Nobody has counted them yet.
    case notCounted
    /// How many were used, and the signed symmetry of their highest force where both feet have some, with how
    /// many steps the foot with fewer has.
    case counted(used: Int, symmetry: Double?, n: Int? = nil)
    /// Why they cannot be counted.
    case impossible(String)
  }

  /// Where the file is.
  package var path: String
  /// The list that it is found in.
  package var shelf: Shelf
  /// The session's name, or the file's.
  package var title: String
  /// The device or program that it comes from.
  package var source: String
  /// `2023-09-27 10:21`, or empty if the file does not say.
  package var startedAt: String
  /// The same in seconds since 1970; nil if the file does not say.
  package var startedAtUnixSeconds: Double?
  /// Nil where only opening the file would tell.
  package var durationSeconds: Double?
  /// As the session has them.
  package var tags: [String]
  /// Whether a reference force was recorded as well.
  package var hasReference: Bool
  /// Whether a simulator made it.
  package var isSimulated: Bool
  /// Whose it is, and which of that person's.
  package var visit = SessionVisit()
  /// Markers with a note, and the session's own notes.
  package var noteCount = 0
  /// `gait`, or the vendor's format.
  package var format = "gait"
  /// How far its steps are counted.
  package var steps = Steps.notCounted
  /// Whether the file has been looked into; until then only its name is known.
  package var isRead = true
  /// Why the file cannot be opened; nil if it can.
  package var problem: String?

  package init(
    path: String, shelf: Shelf, title: String, source: String = "", startedAt: String = "",
    durationSeconds: Double? = nil, tags: [String] = [], hasReference: Bool = false,
    isSimulated: Bool = false, problem: String? = nil
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

  /// The file's name without its folder.
  package var fileName: String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}
