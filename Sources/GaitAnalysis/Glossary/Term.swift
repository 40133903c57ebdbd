/// A word of the screens and exports, in plain words first.
package struct Term: Equatable, Sendable {
  /// As it stands on screens and in tables.
  package let name: String
  /// What it means to somebody who has never read a paper on gait.
  package let plain: String
  /// How it is reckoned; empty where the plain words say it all.
  package let formula: String
  /// The paper, standard or custom that the definition follows; empty where it is ours.
  package let source: String

  init(_ name: String, _ plain: String, formula: String = "", source: String = "") {
    self.name = name
    self.plain = plain
    self.formula = formula
    self.source = source
  }

  /// The glossary's term of this name, whatever the case; those whose names hold the text where there is none, then
  /// those that are explained by it.
  package static func named(_ text: String) -> [Term] {
    let wanted = text.lowercased()
    let all = Glossary.chapters.flatMap(\.terms)
    let exact = all.filter { $0.name.lowercased() == wanted }
    // Whoever asks what a flag is wants to know which there are.
    if ["flag", "flags"].contains(wanted) { return Glossary.flags.terms }
    if !exact.isEmpty { return exact }
    let named = all.filter { $0.name.lowercased().contains(wanted) }
    return named.isEmpty ? all.filter { $0.plain.lowercased().contains(wanted) } : named
  }
}

/// The words of one subject.
package struct GlossaryChapter: Equatable, Sendable {
  /// `Force`, `Time`: a heading.
  package let title: String
  /// In the order in which a newcomer meets them.
  package let terms: [Term]
}
