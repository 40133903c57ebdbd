package import GaitAnalysis

/// A person's visits as they are looked at.
package struct TrendState: Equatable, Sendable {
  /// All visits.
  package var trend: SessionTrend
  /// The sessions that it is made of, to make it again for one condition.
  package var sessions: [SessionTrend.Session]
  package var measure = TrendMeasure.symmetry
  /// The only condition that counts; nil for all.
  package var condition: String?

  package init(trend: SessionTrend) {
    self.trend = trend
    sessions = trend.visits.flatMap(\.sessions)
  }

  /// The visits of the chosen condition.
  var shown: SessionTrend {
    guard let condition else { return trend }
    return SessionTrend(
      person: trend.person, sessions: sessions, condition: condition, leftOut: trend.leftOut)
  }

  /// The measures that some visit has.
  var measures: [TrendMeasure] {
    TrendMeasure.allCases.filter { measure in
      trend.visits.contains { visit in measure.feet.contains { visit.mean(measure, $0) != nil } }
    }
  }

  mutating func move(by distance: Int) {
    let all = measures
    guard !all.isEmpty else { return }
    let index = (all.firstIndex(of: measure) ?? 0) + distance
    measure = all[(index % all.count + all.count) % all.count]
  }

  /// All conditions, then each alone.
  mutating func nextCondition() {
    let all = trend.conditions
    guard let current = condition, let index = all.firstIndex(of: current) else {
      condition = condition == nil ? all.first : nil
      return
    }
    condition = index + 1 < all.count ? all[index + 1] : nil
  }
}
