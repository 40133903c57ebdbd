import GaitModel

extension SessionComparison {
  /// What makes it a comparison of something else than walks, in sentences; sides are called by their number.
  package var doubts: [String] {
    orderDoubts + stepDoubts + forceDoubts + insoleDoubts
  }

  /// Why the numbers of a side may not be believed, in sentences that begin with its number.
  package var sideDoubts: [String] {
    sides.enumerated().flatMap { index, side in
      side.flags.map { "\(index + 1): \($0.explanation)" }
    }
  }

  /// Such as `1, 3`, in every language; the numbers are the sides' places in the row.
  private func numbers(_ isMeant: (ComparedSession) -> Bool) -> String? {
    let numbers = sides.indices.filter { isMeant(sides[$0]) }.map { "\($0 + 1)" }
    return numbers.isEmpty ? nil : numbers.joined(separator: ", ")
  }

  private func varies<Value: Hashable>(_ value: (ComparedSession) -> Value) -> Bool {
    Set(sides.map(value)).count > 1
  }

  private var orderDoubts: [String] {
    var doubts: [String] = []
    if order == .given, let undated = numbers({ $0.startedAtUnixSeconds == nil }) {
      doubts.append("no date is known of \(undated): the order is the one that was given")
    }
    if order == .visit, let undated = numbers({ $0.startedAtUnixSeconds == nil }) {
      doubts.append("no date is known of \(undated): in the order of the visits' numbers")
    }
    if order == .date, areNumberedBackwards {
      doubts.append("the visits' numbers run against the dates: one of them is wrong")
    }
    if Set(sides.compactMap(\.visit.person)).count > 1 {
      doubts.append("the sessions are of different people: a change is no one person's")
    }
    if varies(\.isSimulated), let simulated = numbers(\.isSimulated) {
      doubts.append("\(simulated): a simulated walker, beside a recording")
    }
    return doubts
  }

  /// Whether a later session of the person has a lower number.
  private var areNumberedBackwards: Bool {
    guard !varies(\.visit.person) else { return false }
    let numbers = sides.compactMap(\.visit.number)
    return numbers.count == sides.count && zip(numbers, numbers.dropFirst()).contains { $0 > $1 }
  }

  private var stepDoubts: [String] {
    var doubts: [String] = []
    if let none = numbers({ $0.summary.stepsUsed == 0 }) {
      doubts.append("no step is used of \(none): there is nothing to compare with")
    }
    for foot in Foot.allCases {
      if varies({ $0.layouts[foot] != nil }), let without = numbers({ $0.layouts[foot] == nil }) {
        doubts.append("no \(foot.rawValue) foot was recorded in \(without)")
      }
      if let one = numbers({ $0.summary.stepsUsedOnFoot[foot] == 1 }) {
        doubts.append(
          "one \(foot.rawValue) step is used of \(one): it has no SD, so that no change can be judged"
        )
      }
    }
    return doubts
  }

  private var forceDoubts: [String] {
    var doubts: [String] = []
    if units.isEmpty {
      doubts.append("the forces have no unit in common: only times are compared")
    }
    if varies(\.contactsBy) {
      let words = sides.map { $0.contactsBy.word }.joined(separator: ", ")
      doubts.append("contacts were found on different forces (\(words)): times may differ by that")
    }
    if force == .estimated, varies(\.estimator) {
      doubts.append("the sessions were estimated by different models")
    }
    let masses = sides.map(\.bodyMassKilograms)
    if let unknown = numbers({ $0.bodyMassKilograms == nil }), masses.contains(where: { $0 != nil })
    {
      doubts.append(
        "no body mass is known of \(unknown): body weight is what its insoles read (--body-mass)")
    }
    let known = masses.compactMap(\.self)
    if let least = known.min(), let most = known.max(), most > 1.02 * least {
      doubts.append("the body masses differ: forces are parts of each session's own body weight")
    }
    return doubts
  }

  private var insoleDoubts: [String] {
    var doubts: [String] = []
    let differs = Foot.allCases.contains { foot in
      sides.allSatisfy { $0.layouts[foot] != nil } && commonLayout(foot) == nil
    }
    if differs {
      doubts.append(
        "the insoles differ: their pressures are compared on a grid of \(CanonicalGrid.rows) x "
          + "\(CanonicalGrid.columns)")
    }
    if varies(\.samplingRateHz) {
      doubts.append("the sampling rates differ: fast rises and short times may differ by that")
    }
    return doubts
  }
}
