/// The tag that says who a recording is of, for instance `subject:P07`: a code, never a name.
package enum SubjectTag {
  private static let prefix = "subject:"

  /// Whether a tag says who a recording is of.
  package static func isSubject(_ tag: String) -> Bool { tag.hasPrefix(prefix) }

  /// The tag of a subject's recordings.
  package static func tag(subject: String) -> String { prefix + subject }

  /// The subject that the tags name, or nil if none does or two do.
  package static func subject(of tags: [String]) -> String? {
    let subjects = Set(tags.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) })
    guard subjects.count == 1, let subject = subjects.first, !subject.isEmpty else { return nil }
    return String(subject)
  }
}
