/// The names that the C code of a model has: of its files, and before everything that it declares.
struct CNames: Equatable, Sendable {
  /// Lower case letters, digits and underscores, beginning with a letter: `student_live`.
  let lower: String
  /// The same for constants: `STUDENT_LIVE`.
  let upper: String

  /// Makes them of a model's name, which may be any text.
  init(_ name: String) {
    let digits: ClosedRange<Unicode.Scalar> = "0"..."9"
    let letters: ClosedRange<Unicode.Scalar> = "a"..."z"
    let words = name.lowercased().unicodeScalars.split { scalar in
      !digits.contains(scalar) && !letters.contains(scalar)
    }
    let joined = words.map { String($0) }.joined(separator: "_")
    let startsWithLetter = joined.unicodeScalars.first.map(letters.contains) ?? false
    // The example is called main.
    let isTaken = joined == "main"
    lower =
      startsWithLetter && !isTaken ? joined : joined.isEmpty ? "model" : "model_" + joined
    upper = lower.uppercased()
  }

  /// Puts the names into a template, whose place-holders are `$p` and `$P`.
  func filled(_ template: String) -> String {
    template.replacing("$p", with: lower).replacing("$P", with: upper)
  }
}
