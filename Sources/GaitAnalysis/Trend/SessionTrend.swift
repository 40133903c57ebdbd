package import GaitModel

/// How the numbers of one person have changed from visit to visit.
///
/// A visit is what has one number and one condition; sessions without a number are a visit a day. A mean is of
/// all steps of the visit's sessions together, and its SD is that of the steps, within sessions and between
/// them. Numbers of a whole session, such as the symmetry, have the mean and SD of the sessions.
package struct SessionTrend: Equatable, Sendable {
  /// One session that counts.
  package struct Session: Equatable, Sendable {
    /// The session's name.
    package var name: String
    /// The person's code, the visit's number and the condition.
    package var visit: SessionVisit
    /// `2023-09-27 10:21`, or empty if the file does not say.
    package var startedAt: String
    /// Whether the samples come from a simulator.
    package var isSimulated: Bool
    /// Means and SDs of its used steps.
    package var numbers: SessionNumbers

    package init(
      name: String, visit: SessionVisit, startedAt: String, isSimulated: Bool = false,
      numbers: SessionNumbers
    ) {
      self.isSimulated = isSimulated
      self.name = name
      self.visit = visit
      self.startedAt = startedAt
      self.numbers = numbers
    }

    var day: String { String(startedAt.prefix(10)) }
  }

  /// What has one number and one condition.
  package struct Visit: Equatable, Sendable {
    /// Nil where the sessions have none.
    package let number: Int?
    /// Such as `barefoot`; nil where the sessions have none.
    package let condition: String?
    /// Of the first session, `2023-09-27`; empty if no file says.
    package let day: String
    /// In the order of time.
    package let sessions: [Session]

    /// `2`, the day, or that there is neither.
    package var label: String { number.map(String.init) ?? (day.isEmpty ? "no date" : day) }

    /// Whose forces the numbers are of: more than one word where they differ.
    package var forces: [String] { Array(Set(sessions.map(\.numbers.force))).sorted() }

    /// Whether a session comes from a simulator.
    package var isSimulated: Bool { sessions.contains(where: \.isSimulated) }

    /// The mean and SD of a measure; nil where no session has it.
    package func mean(_ measure: TrendMeasure, _ foot: Foot?) -> MeanSD? {
      var all = MeanSD()
      for session in sessions {
        if let mean = session.numbers.mean(measure, foot) { all.add(mean) }
      }
      return all.n > 0 ? all : nil
    }

    /// Steps that were used.
    package var stepsUsed: Int { sessions.reduce(0) { $0 + $1.numbers.stepsUsed } }
  }

  /// The person's code; nil where files were named.
  package let person: String?
  /// In the order of time, as far as it is known.
  package let visits: [Visit]
  /// Sessions that do not count, each with the reason.
  package let leftOut: [LeftOut]

  /// A session that does not count.
  package struct LeftOut: Equatable, Sendable {
    /// The session's name.
    package let name: String
    /// One sentence.
    package let reason: String

    package init(name: String, reason: String) {
      self.name = name
      self.reason = reason
    }
  }

  /// - Parameters:
  ///   - person: the code; nil where files were named.
  ///   - sessions: in any order; those without a used step do not count.
  ///   - condition: the only one that counts; nil for all.
  ///   - leftOut: what could not be read.
  package init(
    person: String?, sessions: [Session], condition: String? = nil, leftOut: [LeftOut] = []
  ) {
    self.person = person
    var leftOut = leftOut
    var groups: [Key: [Session]] = [:]
    for session in sessions where condition == nil || session.visit.condition == condition {
      guard session.numbers.stepsUsed > 0 else {
        leftOut.append(LeftOut(name: session.name, reason: "no step was used"))
        continue
      }
      groups[Key(session), default: []].append(session)
    }
    self.leftOut = leftOut
    let found = groups.map { key, sessions in
      let sorted = sessions.sorted { ($0.startedAt, $0.name) < ($1.startedAt, $1.name) }
      return Visit(
        number: key.number, condition: key.condition,
        day: sorted.map(\.day).filter { !$0.isEmpty }.min() ?? "", sessions: sorted)
    }
    let areNumbered = found.allSatisfy { $0.number != nil }
    visits = found.sorted { Self.order($0, areNumbered) < Self.order($1, areNumbered) }
  }

  /// Whether some numbers are of another force than others: a change may then be that of the force.
  package var mixesForces: Bool { Set(visits.flatMap(\.forces)).count > 1 }

  /// The conditions of the visits, each once.
  package var conditions: [String] { Array(Set(visits.compactMap(\.condition))).sorted() }

  /// What the sessions of a visit have in common.
  private struct Key: Hashable {
    let number: Int?
    let condition: String?
    let day: String

    init(_ session: Session) {
      number = session.visit.number
      condition = session.visit.condition
      day = number == nil ? session.day : ""
    }
  }

  /// By number where all have one; by date otherwise, those without a date last.
  private static func order(_ visit: Visit, _ areNumbered: Bool) -> (Int, String, Int, String) {
    // Two of one day are in the order of their times.
    let start = visit.sessions.map(\.startedAt).filter { !$0.isEmpty }.min() ?? "~"
    return (areNumbered ? visit.number ?? 0 : 0, start, visit.number ?? 0, visit.condition ?? "")
  }
}
