/// A language of the screens: what each English phrase is in it, and how it writes numbers.
///
/// The language in use is bound where the console runs and nowhere else: commands, exports and reports stay
/// English with points in their numbers, whatever the console speaks.
package struct Language: Equatable, Sendable {
  /// What those who speak it call it, such as `Deutsch`.
  package let name: String
  /// Two or three letters, as locales begin with them.
  package let code: String
  /// What stands before decimals.
  package let decimalSeparator: Character
  /// The counts that take the phrase for one: 1, in French also 0.
  package let singularCounts: Set<Int>
  /// Translations by English formats; what is missing stays English.
  package let phrases: [String: String]
  /// Whether letters beyond ASCII are written with those of ASCII, as `ue`.
  package var isASCII = false

  package init(
    name: String, code: String, decimalSeparator: Character = ".", singularCounts: Set<Int> = [1],
    phrases: [String: String] = [:]
  ) {
    self.name = name
    self.code = code
    self.decimalSeparator = decimalSeparator
    self.singularCounts = singularCounts
    self.phrases = phrases
  }

  /// What everything is written in.
  package static let english = Language(name: "English", code: "en")

  private static let bound = TaskLocal<Language>(wrappedValue: .english)

  /// The language of what is drawn and said now; English where none is bound.
  package static var current: Language { bound.get() }

  /// Runs code whose text is in this language.
  package func bind<Result>(_ body: () throws -> Result) rethrows -> Result {
    try Self.bound.withValue(self, operation: body)
  }

  /// The same for a terminal that shows ASCII alone.
  package var inASCII: Language {
    var language = self
    language.isASCII = true
    return language
  }

  func text(_ phrase: Phrase) -> String {
    Phrase.filled(word(phrase.format), phrase.arguments)
  }

  /// The translation of a text without gaps.
  func word(_ english: String) -> String {
    guard let translation = phrases[english] else { return english }
    return isASCII ? ASCIIText.folded(translation) : translation
  }
}

extension Language {
  /// A sentence that another module has made of one of some formats; as it is where it is of none.
  func sentence(_ english: String, of formats: [String]) -> String {
    guard !phrases.isEmpty else { return english }
    for format in formats where phrases[format] != nil {
      guard let arguments = Phrase.arguments(of: english, format: format) else { continue }
      return Phrase.filled(word(format), arguments.map(word))
    }
    return english
  }
}

/// A phrase in the language in use.
package func tr(_ phrase: Phrase) -> String { Language.current.text(phrase) }

/// The one of two phrases that fits a count, in the language in use.
///
/// - Parameters:
///   - count: how many there are.
///   - one: for a single one.
///   - many: for any other number, none included.
/// - Returns: the phrase; languages say which counts take the first one.
package func tr(_ count: some BinaryInteger, one: Phrase, many: Phrase) -> String {
  let language = Language.current
  return language.text(language.singularCounts.contains(Int(count)) ? one : many)
}

/// A word that other modules write in English, in the language in use.
package func tr(word: String) -> String { Language.current.word(word) }

/// A sentence of another module, made of one of some formats, in the language in use.
package func tr(sentence: String, of formats: [String]) -> String {
  Language.current.sentence(sentence, of: formats)
}
