/// Text of European languages in the letters that every terminal has.
package enum ASCIIText {
  /// The text with `ae` for `ä`, `e` for `é` and so on; `?` for what has no such spelling.
  package static func folded(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    return text.reduce(into: "") { result, character in
      if character.isASCII {
        result.append(character)
      } else {
        result += spellings[character] ?? "?"
      }
    }
  }

  private static let spellings: [Character: String] = {
    var spellings: [Character: String] = [
      "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe", "å": "aa",
      "–": "-", "—": "-", "‘": "'", "’": "'", "‚": "'", "“": "\"", "”": "\"", "„": "\"",
      "«": "\"", "»": "\"", "…": "...", "×": "x", "·": "-", "µ": "u", "±": "+-", "°": " deg",
      "²": "2", "³": "3", "¿": "", "¡": "", "\u{A0}": " ", "\u{202F}": " ",
    ]
    let plain: [Character: String] = [
      "a": "áàâãąă", "c": "çćč", "d": "ďđ", "e": "éèêëęě", "g": "ğ", "i": "íìîïı", "l": "łľĺ",
      "n": "ñńň", "o": "óòôõő", "r": "řŕ", "s": "śšş", "t": "ťţ", "u": "úùûůű", "y": "ýÿ",
      "z": "źžż",
    ]
    for (letter, accented) in plain {
      for character in accented { spellings[character] = String(letter) }
    }
    for (character, spelling) in spellings {
      let capital = character.uppercased()
      guard capital.count == 1, let key = capital.first, key != character else { continue }
      spellings[key] = spelling.prefix(1).uppercased() + spelling.dropFirst()
    }
    return spellings
  }()
}
