/// Whose session it is and which of that person's: a code, a visit and a condition, each of them optional.
package struct SessionVisit: Equatable, Hashable, Codable, Sendable {
  /// A code such as `P07`; never a name.
  package var person: String?
  /// The visit's number, counted from 1.
  package var number: Int?
  /// What was different from other recordings of the visit, such as `shoe A`.
  package var condition: String?

  package init(person: String? = nil, number: Int? = nil, condition: String? = nil) {
    self.person = person
    self.number = number
    self.condition = condition
  }

  /// Whether nothing of it is known.
  package var isEmpty: Bool { person == nil && number == nil && condition == nil }

  /// Numbers that a visit may have.
  package static let numbers = 1...9999
  /// Characters of a code, at most.
  package static let longestPerson = 32
  /// Characters of a condition or of a tag, at most.
  package static let longestText = 60

  /// What no file may hold, in words, or nil.
  package var problem: String? {
    if let number, !Self.numbers.contains(number) { return "a visit \(number)" }
    return nil
  }

  /// A code or a condition as it is kept: without blanks at its ends.
  ///
  /// - Parameters:
  ///   - text: what somebody typed.
  ///   - limit: characters that it may have.
  /// - Returns: nil for nothing but blanks.
  /// - Throws: `Refusal` for text that is too long or has characters that cannot be seen.
  package static func text(_ text: String, limit: Int) throws(Refusal) -> String? {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    let trimmed = words.joined(separator: " ")
    guard trimmed.count <= limit else {
      throw Refusal(reason: "over \(limit) characters")
    }
    let hasControls = trimmed.unicodeScalars.contains {
      [.control, .format, .lineSeparator, .paragraphSeparator].contains(
        $0.properties.generalCategory)
    }
    guard !hasControls else { throw Refusal(reason: "characters that cannot be seen") }
    return trimmed.isEmpty ? nil : trimmed
  }

  /// The number of a visit as somebody typed it; nil for nothing but blanks.
  ///
  /// - Throws: `Refusal` for what is no such number.
  package static func number(_ text: String) throws(Refusal) -> Int? {
    let trimmed = String(text.filter { $0 != " " })
    if trimmed.isEmpty { return nil }
    guard let number = Int(trimmed), numbers.contains(number) else {
      throw Refusal(
        reason: "a visit is a number from \(numbers.lowerBound) to \(numbers.upperBound)")
    }
    return number
  }

  /// Why something that was typed is not taken.
  package struct Refusal: Error, Equatable, Sendable {
    /// In a few words.
    package let reason: String

    package init(reason: String) { self.reason = reason }
  }
}

/// What tells a code from a name.
package enum PersonCode {
  /// Whether a text looks like a person's name: two words of letters, or one that begins with a capital and
  /// goes on without digits, as `Anna` does and `P07`, `CTRL` and `ab12` do not.
  package static func looksLikeName(_ text: String) -> Bool {
    let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "\u{2019}" }
    let names = words.filter { word in
      // Writing without capitals has names of one character.
      let isLong = word.count > 1 || word.contains { !$0.isUppercase && !$0.isLowercase }
      return isLong && !word.contains(where: \.isNumber)
    }
    if names.count > 1 || text.contains("@") { return true }
    guard words.count == 1, let only = names.first, only.count > 2, let first = only.first else {
      return false
    }
    let isCased = only.contains { $0.isUppercase || $0.isLowercase }
    return !isCased || (first.isUppercase && only.dropFirst().contains(where: \.isLowercase))
  }

  /// What is said about such a text, or nil.
  package static func warning(_ text: String) -> String? {
    looksLikeName(text) ? "looks like a name: use a code such as P07" : nil
  }
}
