import GaitAnalysis
import GaitModel
import PlainText

/// What a map of pressures is of, in words.
enum PressureSpanText {
  /// Which frames the numbers are of.
  static func text(_ session: SessionState, _ pressure: PressureState) -> String {
    if session.isLive { return pressure.map == .now ? "" : tr("since the beginning") }
    guard pressure.map != .now else { return tr("at \(number(session.shownSeconds)) s") }
    switch pressure.report?.span {
    case .usedSteps:
      let counts = Foot.allCases.compactMap { foot in
        pressure.report?.feet[foot].map { "\($0.steps.count) \(foot.letter)" }
      }
      return tr("mean of used steps, \(counts.joined(separator: " "))")
    case .steps(let numbers):
      let names = Foot.allCases.compactMap { foot in
        numbers[foot].map { "\(foot.letter)\($0)" }
      }
      return names.isEmpty ? tr("no step") : tr("steps \(names.joined(separator: " "))")
    case .seconds(let range):
      return "A-B \(number(range.lowerBound))-\(number(range.upperBound)) s"
    case nil: return ""
    }
  }

  private static func number(_ seconds: Double) -> String {
    ScreenNumber.text(seconds, decimals: 2)
  }
}
