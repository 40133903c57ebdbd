/// Which steps a walker is shown, all of which count.
///
/// Who is shown every step comes to need it: learning keeps better with less (Winstein and Schmidt 1990, faded
/// feedback; Lavery 1962, summaries).
package enum FeedbackSchedule: Equatable, Hashable, Sendable {
  /// The first step of each foot and every so many after it; 1 is every step.
  case every(Int)
  /// This part of the steps of each foot in percent, evenly spread.
  case share(percent: Int)
  /// None, but the mean and the count after so many steps of both feet.
  case summary(after: Int)
  /// None, to see what has been learned.
  case withheld

  /// Nothing is hidden.
  package static let everyStep = FeedbackSchedule.every(1)

  /// What a key goes through.
  package static let usual: [FeedbackSchedule] = [
    .everyStep, .every(2), .share(percent: 33), .summary(after: 10), .withheld,
  ]

  private static let counts = 1...1000

  /// As files and options have it: `every step`, `every 2 steps`, `33 %`, `summary after 10 steps`, `none`.
  package var text: String {
    switch self {
    case .every(1): "every step"
    case .every(let count): "every \(count) steps"
    case .share(let percent): "\(percent) %"
    case .summary(let count): "summary after \(count) steps"
    case .withheld: "none"
    }
  }

  /// What `text` may be, for whoever has written something else.
  package static let expected =
    "'every step', 'every 2 steps', '33 %', 'summary after 10 steps' or 'none'"

  /// Reads what `text` gives; nil for anything else.
  package init?(_ text: String) {
    let words = text.replacing("%", with: " % ").split(separator: " ").map { $0.lowercased() }
    let counts = words.compactMap { Int($0) }.filter { Self.counts.contains($0) }
    switch (words.first, words.count, counts.count) {
    case ("none", 1, 0): self = .withheld
    case ("every", 2, 0) where words[1] == "step": self = .everyStep
    case ("every", 3, 1) where Int(words[1]) != nil && ["step", "steps"].contains(words[2]):
      self = .every(counts[0])
    case ("summary", 4, 1) where words[1] == "after" && ["step", "steps"].contains(words[3]):
      self = .summary(after: counts[0])
    case (_, 2, 1) where words[1] == "%" && counts[0] <= 100: self = .share(percent: counts[0])
    default: return nil
    }
  }

  /// Whether the n-th step, from 1 on, is shown as it comes.
  package func shows(_ number: Int) -> Bool {
    switch self {
    case .every(let count): return (number - 1) % max(count, 1) == 0
    case .share(let percent):
      // As many as the part of all so far, rounded up: evenly spread, and the first is among them.
      func due(_ steps: Int) -> Int { (steps * percent + 99) / 100 }
      return due(number) > due(number - 1)
    case .summary, .withheld: return false
    }
  }
}

extension FeedbackSchedule: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let schedule = FeedbackSchedule(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no schedule of feedback"))
    }
    self = schedule
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
