import GaitAnalysis
import GaitModel

@testable import GaitConsole

/// Visits of somebody whose left foot gets better.
enum TrendFixture {
  static func state(visits: Int, text: String? = nil) -> TrendState {
    let sessions = (1...visits).map { number in session(number, text: text) }
    var state = TrendState(
      trend: SessionTrend(
        person: text ?? "P07", sessions: sessions,
        leftOut: [.init(name: text ?? "broken.gait", reason: text ?? "cannot be read")]))
    state.measure = .stance
    return state
  }

  private static func session(_ number: Int, text: String?) -> SessionTrend.Session {
    let x = Double(number)
    var values: [SessionNumbers.Value] = [
      .init(measure: "symmetry", foot: nil, n: 1, mean: -20 + 4 * x, sd: nil),
      .init(measure: "cadence", foot: nil, n: 1, mean: 96 + 2 * x, sd: nil),
    ]
    for (measure, left, right, sd) in [
      ("stance", 0.92 - 0.03 * x, 0.78 - 0.01 * x, 0.02), ("maxForce", 96 + 3 * x, 112.0, 3.5),
    ] {
      values.append(.init(measure: measure, foot: .left, n: 12, mean: left, sd: sd))
      values.append(.init(measure: measure, foot: .right, n: 13, mean: right, sd: sd / 2))
    }
    return SessionTrend.Session(
      name: text ?? "p07-\(number).gait",
      visit: SessionVisit(
        person: text ?? "P07", number: number,
        condition: text ?? (number % 2 == 1 ? "shoe A" : "shoe B")),
      startedAt: text ?? "2026-0\(number)-05 09:00", isSimulated: number == 2,
      numbers: SessionNumbers(
        stepsFound: 27, stepsUsed: 25, symmetry: (-20 + 4 * x) / 100, force: text ?? "estimated",
        values: values))
  }
}
