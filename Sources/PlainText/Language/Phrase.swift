/// A text for people with gaps that values fill; its English format is what a language is asked for.
///
/// `"left step \(3) of \(12)"` has the format `left step %1 of %2` and the arguments `3` and `12`.
package struct Phrase: ExpressibleByStringInterpolation, Equatable, Sendable {
  /// The English text, with `%1` to `%9` where arguments stand.
  package let format: String
  package let arguments: [String]

  package init(stringLiteral value: String) {
    format = value
    arguments = []
  }

  package init(stringInterpolation: StringInterpolation) {
    format = stringInterpolation.format
    arguments = stringInterpolation.arguments
  }

  /// Collects the format and what stands in its gaps.
  ///
  /// Fractions are not taken: they go through `ScreenNumber` first, which knows how many decimals they have.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var format = ""
    fileprivate var arguments: [String] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      format.reserveCapacity(literalCapacity + 2 * interpolationCount)
    }

    package mutating func appendLiteral(_ literal: String) { format += literal }

    package mutating func appendInterpolation(_ text: some StringProtocol) { append(String(text)) }

    package mutating func appendInterpolation(_ character: Character) { append(String(character)) }

    package mutating func appendInterpolation(_ number: some BinaryInteger) { append("\(number)") }

    private mutating func append(_ argument: String) {
      arguments.append(argument)
      format += "%\(arguments.count)"
    }
  }

  /// A format with arguments in its gaps; a gap that has none stays as it is.
  static func filled(_ format: String, _ arguments: [String]) -> String {
    guard !arguments.isEmpty else { return format }
    var result = ""
    var rest = format[...]
    while let percent = rest.firstIndex(of: "%") {
      let next = rest.index(after: percent)
      let number = next < rest.endIndex ? gap(rest[next]) : nil
      guard let number, arguments.indices.contains(number - 1) else {
        result += rest[..<next]
        rest = rest[next...]
        continue
      }
      result += rest[..<percent]
      result += arguments[number - 1]
      rest = rest[rest.index(after: next)...]
    }
    return result + rest
  }

  /// What stands in the gaps of a format in a text; nil for a text that was made of another one.
  static func arguments(of text: String, format: String) -> [String]? {
    guard !gaps(of: format).isEmpty else { return text == format ? [] : nil }
    var arguments: [String] = []
    var rest = text[...]
    for (index, piece) in pieces(of: format).enumerated() {
      guard index > 0 else {
        guard rest.hasPrefix(piece) else { return nil }
        rest = rest.dropFirst(piece.count)
        continue
      }
      // Nothing behind the last gap leaves it all that is left.
      guard let place = piece.isEmpty ? rest.endIndex..<rest.endIndex : rest.firstRange(of: piece)
      else { return nil }
      arguments.append(String(rest[..<place.lowerBound]))
      rest = rest[place.upperBound...]
    }
    return rest.isEmpty ? arguments : nil
  }

  /// The text of a format between its gaps, which count upwards in English.
  private static func pieces(of format: String) -> [String] {
    var pieces = [""]
    var rest = format[...]
    while let character = rest.popFirst() {
      if character == "%", let next = rest.first, gap(next) != nil {
        rest.removeFirst()
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    return pieces
  }

  /// The numbers of the gaps of a format.
  package static func gaps(of format: String) -> Set<Int> {
    var gaps: Set<Int> = []
    var isBehindPercent = false
    for character in format {
      if isBehindPercent, let number = gap(character) { gaps.insert(number) }
      isBehindPercent = character == "%"
    }
    return gaps
  }

  private static func gap(_ character: Character) -> Int? {
    ("1"..."9").contains(character) ? character.wholeNumberValue : nil
  }
}
