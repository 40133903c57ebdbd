package import GaitAnalysis
import GaitModel
import PlainText

/// What the screen Pressure shows and what is known for it.
package struct PressureState: Equatable, Sendable {
  /// What a cell's colour stands for.
  package enum Map: CaseIterable, Equatable, Sendable {
    case now, peak, mean, integral

    /// What a title calls it.
    package var title: String {
      switch self {
      case .now: tr("Pressure now")
      case .peak: tr("Peak pressure")
      case .mean: tr("Mean pressure")
      case .integral: tr("Pressure-time integral")
      }
    }

    /// The map after this one; a live session has fewer.
    func next(isLive: Bool) -> Map {
      let maps = isLive ? PressureState.liveMaps : Self.allCases
      let index = maps.firstIndex(of: self) ?? -1
      return maps[(index + 1) % maps.count]
    }
  }

  /// Which frames the numbers are of.
  package enum Span: CaseIterable, Equatable, Sendable {
    /// The contact of each foot at the shown moment, or the last one before it.
    case stance
    case usedSteps
    /// Between the cursors.
    case cursors
  }

  package var map = Map.peak
  package var span = Span.usedSteps
  /// What was asked for last; nil where nothing is known of the analysis any more.
  package var asked: PressureSpan?
  /// What was read last, of whatever span.
  package var report: PressureReport?
  /// Why nothing could be read.
  package var problem: String?

  package init() {}

  /// Maps that a live session has: its frames are gone once they were analysed.
  static let liveMaps: [Map] = [.now, .peak]

  /// The same with another map.
  func showing(_ map: Map) -> PressureState {
    var state = self
    state.map = map
    return state
  }

  /// Goes to the next span; that between the cursors needs both.
  mutating func nextSpan(hasCursors: Bool) {
    let spans = hasCursors ? Span.allCases : [.stance, .usedSteps]
    let index = spans.firstIndex(of: span) ?? -1
    span = spans[(index + 1) % spans.count]
  }
}

extension SessionState {
  /// From one cursor to the other, if both are set and apart.
  var cursorSpan: ClosedRange<Double>? {
    guard let cursorA, let cursorB, abs(cursorA - cursorB) >= 0.05 else { return nil }
    return min(cursorA, cursorB)...max(cursorA, cursorB)
  }

  /// What a span of the screen Pressure means at the shown moment.
  func pressureSpan(_ span: PressureState.Span) -> PressureSpan? {
    switch span {
    case .usedSteps: return .usedSteps
    case .cursors: return cursorSpan.map { .seconds($0) }
    case .stance:
      guard let analysis else { return nil }
      let begun = analysis.steps.prefix(analysis.stepCount(until: shownSeconds + 1e-9))
      return .steps(
        PerFoot.each { foot in
          (begun.last { $0.foot == foot } ?? analysis.steps.first { $0.foot == foot })?.index
        })
    }
  }
}
