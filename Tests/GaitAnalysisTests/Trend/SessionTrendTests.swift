import GaitModel
import Testing

@testable import GaitAnalysis

/// Visits are what belongs together, in the order of time, with the mean and SD of all their steps.
@Suite struct SessionTrendTests {
  private func session(
    _ name: String, number: Int? = nil, condition: String? = nil, startedAt: String = "",
    stance: [Double] = [0.7, 0.8], used: Int? = nil
  ) -> SessionTrend.Session {
    let mean = MeanSD(stance)
    return SessionTrend.Session(
      name: name, visit: SessionVisit(person: "P07", number: number, condition: condition),
      startedAt: startedAt,
      numbers: SessionNumbers(
        stepsFound: stance.count, stepsUsed: used ?? stance.count, symmetry: 0.1,
        force: "estimated",
        values: [
          .init(measure: "stance", foot: .left, n: mean.n, mean: mean.mean, sd: mean.sd),
          .init(measure: "symmetry", foot: nil, n: 1, mean: 10, sd: nil),
        ]))
  }

  @Test func numbersGoBeforeDatesWhereAllHaveOne() {
    let trend = SessionTrend(
      person: "P07",
      sessions: [
        session("c", number: 3, startedAt: "2026-01-01 10:00"), session("a", number: 1),
        session("b", number: 2, startedAt: "2026-03-01 10:00"),
        session("b2", number: 2, startedAt: "2026-02-01 10:00"),
      ])
    #expect(trend.visits.map(\.label) == ["1", "2", "3"])
    #expect(trend.visits[1].sessions.map(\.name) == ["b2", "b"])
    #expect(trend.visits[1].day == "2026-02-01")
  }

  @Test func daysStandForVisitsWithoutANumber() {
    let trend = SessionTrend(
      person: nil,
      sessions: [
        session("d"), session("b", startedAt: "2026-03-02 10:00"),
        session("a", startedAt: "2026-03-01 10:00"),
        session("a2", startedAt: "2026-03-01 16:00"), session("c", number: 7),
        session("e", number: 2, startedAt: "2026-03-01 23:00"),
      ])
    #expect(
      trend.visits.map(\.label) == ["2026-03-01", "2", "2026-03-02", "no date", "7"])
    #expect(trend.visits[0].sessions.count == 2)
  }

  @Test func stepsOfAllSessionsArePooled() throws {
    let all = [0.7, 0.8, 0.65, 0.9, 1.1]
    let trend = SessionTrend(
      person: "P07",
      sessions: [
        session("a", number: 1, stance: Array(all[..<2])),
        session("b", number: 1, stance: Array(all[2...])),
      ])
    let mean = try #require(trend.visits[0].mean(.stance, .left))
    let expected = MeanSD(all)
    #expect(mean.n == 5)
    #expect(abs(mean.mean - expected.mean) < 1e-12)
    #expect(abs((mean.sd ?? 0) - (expected.sd ?? 1)) < 1e-12)
    #expect(trend.visits[0].mean(.symmetry, nil)?.n == 2)
    #expect(trend.visits[0].mean(.symmetry, nil)?.sd == 0)
    #expect(trend.visits[0].mean(.stance, .right) == nil)
  }

  @Test func oneSessionHasNoSpreadOfItsSymmetry() {
    let trend = SessionTrend(person: "P07", sessions: [session("a", number: 1)])
    #expect(trend.visits[0].mean(.symmetry, nil)?.sd == nil)
  }

  @Test func conditionsAreVisitsOfTheirOwn() {
    let sessions = [
      session("a", number: 1, condition: "shoe A"), session("b", number: 1, condition: "shoe B"),
      session("c", number: 1),
    ]
    let trend = SessionTrend(person: "P07", sessions: sessions)
    #expect(trend.visits.map(\.condition) == [nil, "shoe A", "shoe B"])
    #expect(trend.conditions == ["shoe A", "shoe B"])
    let one = SessionTrend(person: "P07", sessions: sessions, condition: "shoe B")
    #expect(one.visits.flatMap(\.sessions).map(\.name) == ["b"])
  }

  @Test func sessionsWithoutAStepDoNotCount() {
    let trend = SessionTrend(
      person: "P07", sessions: [session("a", number: 1, used: 0), session("b", number: 2)])
    #expect(trend.visits.map(\.number) == [2])
    #expect(trend.leftOut.map(\.name) == ["a"])
  }

  @Test func setsOfNumbersAddUp() {
    var sum = MeanSD()
    sum.add(MeanSD())
    #expect(sum == MeanSD())
    sum.add(MeanSD([3]))
    #expect(sum.n == 1 && sum.mean == 3 && sum.sd == nil)
    sum.add(MeanSD([5, 7]))
    #expect(sum.n == 3 && sum.mean == 5 && abs((sum.sd ?? 0) - 2) < 1e-12)
    #expect(MeanSD(n: 0, mean: 4, sd: 2) == MeanSD())
  }
}
