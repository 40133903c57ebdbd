/// What a file calls its device, as part of a name to remember it by.
enum DeviceName {
  private static let limit = 40

  /// Letters, digits, spaces and `. - _` of a text, without those at its ends.
  static func cleaned(_ text: some StringProtocol) -> String {
    let kept = text.map { character in
      character.isLetter || character.isNumber || "._-".contains(character) ? character : " "
    }
    return String(String(kept).split(separator: " ").joined(separator: " ").prefix(limit))
  }
}
