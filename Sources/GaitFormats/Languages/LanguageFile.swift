package import GaitFiles
package import PlainText
import TOMLKit

/// A language of the console as its translator writes it: docs/LANGUAGES.md.
///
/// ```
/// name = "Deutsch"
/// code = "de"
/// decimal = ","
///
/// [phrases]
/// "left step %1 of %2" = "linker Schritt %1 von %2"
/// ```
///
/// A phrase with an empty translation stays English.
package enum LanguageFile {
  private static let advice = "mend the file, or begin again with 'gaitlab languages template'"
  private static let keys = ["name", "code", "decimal", "one", "phrases"]

  /// Reads a language.
  ///
  /// - Parameter path: the file.
  /// - Returns: the language; phrases without a translation are left out.
  /// - Throws: `badHeader` with the line of the first mistake, `encoding`, or why the file cannot be read.
  package static func read(path: String) throws(GaitlabError) -> Language {
    let source = try SettingsText(path: path, advice: advice)
    let table = try source.table()
    for key in table.keys where !keys.contains(key) {
      throw source.refusal(
        "an unknown key '\(key)'", expected: "one of \(keys.joined(separator: ", "))",
        line: source.line(of: key))
    }
    let name = try text("name", of: table, in: source)
    let code = try text("code", of: table, in: source)
    guard (2...3).contains(code.count), code.allSatisfy({ ("a"..."z").contains($0) }) else {
      throw source.refusal(
        "the code '\(code)'", expected: "two or three small letters, such as fr",
        line: source.line(of: "code"))
    }
    return Language(
      name: name, code: code, decimalSeparator: try separator(table, in: source),
      singularCounts: try singularCounts(table, in: source),
      phrases: try phrases(table, in: source))
  }

  // MARK: - Head

  private static func text(
    _ key: String, of table: TOMLTable, in source: SettingsText
  ) throws(GaitlabError) -> String {
    guard let text = table[key]?.string, !text.isEmpty, text.count <= 40,
      !text.unicodeScalars.contains(where: Printable.isHarmful)
    else {
      throw source.refusal(
        table[key] == nil ? "no '\(key)'" : "a '\(key)' that is none",
        expected: "\(key) = \"...\", 40 characters at most", line: source.line(of: key))
    }
    return text
  }

  private static func separator(
    _ table: TOMLTable, in source: SettingsText
  ) throws(GaitlabError) -> Character {
    guard let value = table["decimal"] else { return "." }
    guard let text = value.string, let separator = text.first, [".", ","].contains(text) else {
      throw source.refusal(
        "an unknown decimal separator", expected: "decimal = \",\" or \".\"",
        line: source.line(of: "decimal"))
    }
    return separator
  }

  private static func singularCounts(
    _ table: TOMLTable, in source: SettingsText
  ) throws(GaitlabError) -> Set<Int> {
    guard let value = table["one"] else { return [1] }
    let counts = value.array.map { list in (0..<list.count).map { list[$0].int } }
    guard let counts, !counts.contains(nil) else {
      throw source.refusal(
        "counts that are none", expected: "one = [1], or [0, 1]", line: source.line(of: "one"))
    }
    return Set(counts.compactMap(\.self))
  }

  // MARK: - Phrases

  private static func phrases(
    _ table: TOMLTable, in source: SettingsText
  ) throws(GaitlabError) -> [String: String] {
    guard let value = table["phrases"] else { return [:] }
    guard let list = value.table else {
      throw source.refusal(
        "'phrases' that are no table", expected: "[phrases]", line: source.line(of: "phrases"))
    }
    var phrases: [String: String] = [:]
    for english in list.keys {
      guard let translation = list[english]?.string else {
        throw source.refusal(
          "no text for '\(english)'", expected: "a translation in quotation marks",
          line: source.line(of: english))
      }
      guard !translation.isEmpty else { continue }
      guard !translation.unicodeScalars.contains(where: Printable.isHarmful) else {
        throw source.refusal(
          "control characters in the translation of '\(english)'", expected: "plain text",
          line: source.line(of: english))
      }
      try requireGaps(of: english, in: translation, source: source)
      phrases[english] = translation
    }
    return phrases
  }

  /// No number that the English phrase has may get lost, and none be made up.
  private static func requireGaps(
    of english: String, in translation: String, source: SettingsText
  ) throws(GaitlabError) {
    let wanted = Phrase.gaps(of: english)
    let found = Phrase.gaps(of: translation)
    guard wanted != found else { return }
    let unknown = found.subtracting(wanted).min()
    let missing = wanted.subtracting(found).min()
    let what =
      unknown.map { "an unknown placeholder %\($0)" } ?? "no placeholder %\(missing ?? 0)"
    let all = wanted.sorted().map { "%\($0)" }.joined(separator: " ")
    throw source.refusal(
      "\(what) in the translation of '\(english)'",
      expected: wanted.isEmpty ? "no placeholder" : "\(all), in any order",
      line: source.line(of: english))
  }

  // MARK: - Template

  /// All phrases for a translator, with those translations that there are already.
  ///
  /// - Parameters:
  ///   - sections: titles and phrases.
  ///   - language: what is translated; nil for a new language.
  /// - Returns: the text of a file.
  package static func template(
    _ sections: [(title: String, phrases: [String])], language: Language?
  ) -> String {
    let one = (language?.singularCounts ?? [1]).sorted().map { "\($0)" }.joined(separator: ", ")
    var text = """
      # A language of gaitlab's console; docs/LANGUAGES.md says how it is made.
      # %1 to %9 stand for what the console fills in; they may change places and none may get lost.
      # What is left empty stays English.

      name = \(TOMLText.quoted(language?.name ?? ""))
      code = \(TOMLText.quoted(language?.code ?? ""))
      decimal = \(TOMLText.quoted(String(language?.decimalSeparator ?? ",")))
      one = [\(one)]  # the counts that take the phrase for one

      [phrases]

      """
    for section in sections {
      text += "\n# \(section.title)\n"
      for phrase in section.phrases {
        let translation = language?.phrases[phrase] ?? ""
        text += "\(TOMLText.quoted(phrase)) = \(TOMLText.quoted(translation))\n"
      }
    }
    return text
  }
}
