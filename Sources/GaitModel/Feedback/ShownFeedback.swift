/// What a walker is shown of the counts, where not every step is shown.
package struct ShownFeedback: Equatable, Codable, Sendable {
  /// Steps of a summary, and how they stand to the zone.
  package struct Block: Equatable, Codable, Sendable {
    /// Steps in the zone.
    package var inZone = 0
    /// Counted steps of each foot.
    package var counts = PerFoot(both: 0)
    /// The sum of the values of each foot.
    package var sums = PerFoot(both: 0.0)

    package init() {}

    /// Counted steps of both feet.
    package var count: Int { counts.left + counts.right }

    /// The mean value of a foot, or of both for nil; nil where none counted.
    package func mean(_ foot: Foot?) -> Double? {
      let count = foot.map { counts[$0] } ?? self.count
      let sum = foot.map { sums[$0] } ?? (sums.left + sums.right)
      return count > 0 ? sum / Double(count) : nil
    }

    mutating func add(_ value: Double, of foot: Foot, isInside: Bool) {
      inZone += isInside ? 1 : 0
      counts[foot] += 1
      sums[foot] += value
    }
  }

  /// The counts as of the last step, or the last summary, that was shown; nil before the first.
  package private(set) var summary: FeedbackSummary?
  /// The summary that was shown last; nil before the first.
  package private(set) var block: Block?
  /// Steps since then.
  package private(set) var next = Block()
  private var steps = PerFoot(both: 0)

  /// - Parameter summary: counts that are all shown already; nil before the first step.
  package init(_ summary: FeedbackSummary? = nil) { self.summary = summary }

  /// Takes a step that has been counted.
  ///
  /// - Parameters:
  ///   - value: of the step.
  ///   - foot: whose step it is.
  ///   - isInside: whether it is within the zone.
  ///   - summary: the counts with this step.
  /// - Returns: whether the step is shown.
  package mutating func take(
    _ value: Double, of foot: Foot, isInside: Bool, counts summary: FeedbackSummary
  ) -> Bool {
    if case .summary(let count) = summary.schedule {
      next.add(value, of: foot, isInside: isInside)
      guard next.count >= count else { return false }
      (block, next) = (next, Block())
      self.summary = summary
      return true
    }
    // Of a symmetry each step of either foot is one value.
    let row = summary.target.measure == .symmetry ? .left : foot
    steps[row] += 1
    guard summary.schedule.shows(steps[row]) else { return false }
    self.summary = summary
    return true
  }

  /// Whether the numbers can be, in what another console says.
  package var isPlausible: Bool {
    [block, next].compactMap(\.self).allSatisfy { block in
      [block.counts.left, block.counts.right, block.inZone].allSatisfy((0...10_000).contains)
        && block.sums.left.isFinite && block.sums.right.isFinite
    }
  }
}
