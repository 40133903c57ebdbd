import PlainText

/// What somebody has to know to look on; spoken from one screen to the next.
package struct ShareToken: Equatable, Sendable {
  /// Characters that a token has at least, without the hyphens that it is read with.
  package static let shortest = 6
  package static let longest = 64
  /// Letters and digits that nobody takes for each other.
  private static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ")
  private static let generatedCount = 8

  /// Capital letters and digits, without hyphens.
  let plain: String

  /// One that nobody can guess: 8 of 30 characters, while the host takes few guesses a second.
  package static func random() -> ShareToken {
    ShareToken(
      plain: String((0..<generatedCount).map { _ in alphabet.randomElement() ?? "2" }))
  }

  private init(plain: String) { self.plain = plain }

  /// Reads a token as somebody has typed it, with or without hyphens, blanks and capitals.
  ///
  /// - Returns: nil for anything but 6 to 64 letters and digits of ASCII.
  package init?(typed text: String) {
    var plain = ""
    for character in text where !"- \t\r\n".contains(character) {
      guard character.isASCII, character.isLetter || character.isNumber else { return nil }
      plain += character.uppercased()
    }
    guard (Self.shortest...Self.longest).contains(plain.utf8.count) else { return nil }
    self.plain = plain
  }

  /// In groups of four, such as `K7QF-29MX`.
  package var text: String {
    let characters = Array(plain)
    return stride(from: 0, to: characters.count, by: 4)
      .map { String(characters[$0..<min($0 + 4, characters.count)]) }.joined(separator: "-")
  }

  /// Whether others sent the same token; how long it takes says nothing of where they differ.
  package func matches(_ bytes: [UInt8]) -> Bool {
    let own = Array(plain.utf8)
    var difference = own.count ^ bytes.count
    for index in 0..<Self.longest {
      let mine = index < own.count ? own[index] : 0
      let other = index < bytes.count ? bytes[index] : 0
      difference |= Int(mine ^ other)
    }
    return difference == 0 && bytes.count <= Self.longest
  }
}
