import GaitModel

/// What was typed to narrow the library down: words that all have to fit.
///
/// `person:P07` and `tag:gym` fit whole codes and tags, `visit:2` a number, `last:7d` or `>7d` the last seven days,
/// `older:7d` or `<7d` what is older (`d`, `w`, `m` of 30 days, `y`), `2026-11` a month, `>2026-11-20` a day and what is newer; any
/// other word fits where it stands in the text of a row.
struct LibraryFilter {
  private enum Term {
    case word([UInt8])
    case person(String)
    case tag(String)
    case visit(String)
    case condition(String)
    case day(String)
    case from(seconds: Double)
    case before(seconds: Double)
    case fromDay(String)
    case beforeDay(String)
  }

  private let terms: [Term]

  init(_ text: String, nowUnixSeconds: Double) {
    terms = text.lowercased().split(separator: " ").compactMap {
      Self.term(String($0), nowUnixSeconds)
    }
  }

  /// What words are looked for in: small letters in UTF-8, since bytes are found faster than characters.
  static func searchText(_ entry: LibraryEntry) -> [UInt8] {
    Array(words(of: entry).joined(separator: " ").lowercased().utf8)
  }

  private static func words(of entry: LibraryEntry) -> [String] {
    [
      entry.title, entry.fileName, entry.source, entry.startedAt, entry.shelf.rawValue,
      entry.visit.person ?? "", entry.visit.condition ?? "", entry.format,
      entry.hasReference ? "reference" : "", entry.isSimulated ? "simulated" : "",
      entry.problem == nil ? "" : "damaged",
    ] + entry.tags
  }

  func matches(_ entry: LibraryEntry, text: [UInt8]) -> Bool {
    terms.allSatisfy { term in
      switch term {
      case .word(let word): Self.contains(text, word)
      case .person(let code):
        code.isEmpty ? entry.visit.person != nil : entry.visit.person?.lowercased() == code
      case .tag(let tag):
        tag.isEmpty ? !entry.tags.isEmpty : entry.tags.contains { $0.lowercased() == tag }
      case .visit(let number):
        number.isEmpty
          ? entry.visit.number != nil : entry.visit.number.map(String.init) == number
      case .condition(let text):
        text.isEmpty
          ? entry.visit.condition != nil
          : entry.visit.condition?.lowercased().contains(text) == true
      case .day(let day): entry.startedAt.hasPrefix(day)
      case .from(let seconds): entry.startedAtUnixSeconds.map { $0 >= seconds } ?? false
      case .before(let seconds): entry.startedAtUnixSeconds.map { $0 < seconds } ?? false
      case .fromDay(let day): !entry.startedAt.isEmpty && entry.startedAt >= day
      case .beforeDay(let day): !entry.startedAt.isEmpty && entry.startedAt < day
      }
    }
  }

  /// Nil for what is not finished yet, such as `>7`: it takes nothing away.
  private static func term(_ word: String, _ now: Double) -> Term? {
    let pairs: [(String, (String) -> Term)] = [
      ("person:", Term.person), ("tag:", Term.tag), ("visit:", Term.visit),
      ("condition:", Term.condition),
    ]
    for (prefix, make) in pairs where word.hasPrefix(prefix) {
      return make(String(word.dropFirst(prefix.count)))
    }
    for (prefix, isAfter) in [("last:", true), ("older:", false)] where word.hasPrefix(prefix) {
      let seconds = age(String(word.dropFirst(prefix.count)))
      return seconds.map { isAfter ? .from(seconds: now - $0) : .before(seconds: now - $0) }
    }
    if word.hasPrefix(">") || word.hasPrefix("<") {
      let isAfter = word.hasPrefix(">")
      let rest = String(word.dropFirst())
      if isDay(rest) { return isAfter ? .fromDay(rest) : .beforeDay(rest) }
      guard let seconds = age(rest) else { return nil }
      return isAfter ? .from(seconds: now - seconds) : .before(seconds: now - seconds)
    }
    return isDay(word) ? .day(word) : .word(Array(word.utf8))
  }

  private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard let first = word.first, word.count <= text.count else { return word.isEmpty }
    return text.withUnsafeBufferPointer { text in
      word.withUnsafeBufferPointer { word in
        for start in 0...(text.count - word.count) where text[start] == first {
          var length = 1
          while length < word.count, text[start + length] == word[length] { length += 1 }
          if length == word.count { return true }
        }
        return false
      }
    }
  }

  /// `7d` in seconds.
  private static func age(_ text: String) -> Double? {
    let days: [Character: Double] = ["d": 1, "w": 7, "m": 30, "y": 365]
    guard let unit = text.last.flatMap({ days[$0] }), let count = Int(text.dropLast()),
      (0...100_000).contains(count)
    else { return nil }
    return Double(count) * unit * 86_400
  }

  /// Whether it is a month or a day, `2026-11` or `2026-11-20`.
  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = parts.map(\.count)
    return (lengths == [4, 2] || lengths == [4, 2, 2])
      && parts.allSatisfy { $0.allSatisfy(\.isNumber) }
  }
}
