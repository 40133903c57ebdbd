package import GaitModel
import PlainText

/// Code, visit, condition and tags of a session as they are typed.
package struct VisitForm: Equatable, Sendable {
  package enum Field: Int, CaseIterable, Equatable, Sendable {
    case person, visit, condition, tags

    package var title: String {
      switch self {
      case .person: tr("code")
      case .visit: tr("visit")
      case .condition: tr("condition")
      case .tags: tr("tags")
      }
    }
  }

  /// The file.
  package let path: String
  /// What the list calls it.
  package let name: String
  package var texts: [String]
  package var field = Field.person
  /// Why it was not taken.
  package var problem: String?

  package init(_ entry: LibraryEntry) {
    path = entry.path
    name = entry.fileName
    texts = [
      entry.visit.person ?? "", entry.visit.number.map(String.init) ?? "",
      entry.visit.condition ?? "",
      entry.tags.filter { !SubjectTag.isSubject($0) }.joined(separator: ", "),
    ]
  }

  /// The text of the field that is typed into.
  package var text: String {
    get { texts[field.rawValue] }
    set { texts[field.rawValue] = newValue }
  }

  /// What is said of a code that looks like a name.
  package var warning: String? { PersonCode.warning(texts[Field.person.rawValue]) }

  mutating func move(by distance: Int) {
    let all = Field.allCases
    field = all[(field.rawValue + distance + all.count) % all.count]
    problem = nil
  }

  /// What was typed, as it is kept.
  ///
  /// - Throws: why it is not taken; the field is then the one that it is about.
  mutating func result() throws(SessionVisit.Refusal) -> (visit: SessionVisit, tags: [String]) {
    var visit = SessionVisit()
    field = .person
    visit.person = try SessionVisit.text(
      texts[Field.person.rawValue], limit: SessionVisit.longestPerson)
    field = .visit
    visit.number = try SessionVisit.number(texts[Field.visit.rawValue])
    field = .condition
    visit.condition = try SessionVisit.text(
      texts[Field.condition.rawValue], limit: SessionVisit.longestText)
    field = .tags
    var tags: [String] = []
    for part in texts[Field.tags.rawValue].split(separator: ",") {
      guard let tag = try SessionVisit.text(String(part), limit: SessionVisit.longestText),
        !tags.contains(tag)
      else { continue }
      tags.append(tag)
    }
    return (visit, tags)
  }
}
