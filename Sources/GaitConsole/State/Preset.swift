import GaitAnalysis
import GaitModel
import PlainText

/// What a screen is set up for, in one key.
package enum Preset: String, CaseIterable, Equatable, Sendable {
  /// Reading a recorded walk: forces in body weights of the force that decides, smooth maps on one scale.
  case clinic
  /// Showing a walker how it goes: the screen Feedback, and longer curves beside it.
  case therapy
  /// Looking at an insole: its own sum in newtons, cells as they are, a scale that follows them.
  case bench

  /// What is shown when a session has been opened.
  var screen: Screen { self == .therapy ? .feedback : .monitor }

  /// What changes.
  package var summary: String {
    switch self {
    case .clinic: "% of body weight, smooth maps, fixed scale, 5 s"
    case .therapy: "Feedback first, % of body weight, 10 s"
    case .bench: "insole in newtons, raw cells, automatic scale, 2 s"
    }
  }
}

extension ConsoleState {
  /// Sets things up as a preset wants them; what it says nothing of stays.
  package mutating func apply(_ preset: Preset) {
    self.preset = preset
    options.unit = preset == .bench ? .newtons : .bodyWeightPercent
    options.force = preset == .bench ? .measured : nil
    options.showsRawCells = preset == .bench
    options.isRangeAutomatic = preset == .bench
    options.windowSeconds =
      switch preset {
      case .clinic: 5
      case .therapy: 10
      case .bench: 2
      }
    options.enlarged = .none
    monitorMap = .now
  }

  /// Applies the next preset and shows its screen.
  mutating func takeNextPreset() -> [ConsoleEffect] {
    let next = preset?.following ?? .clinic
    apply(next)
    notice = Notice("\(tr(word: next.rawValue)): \(tr(word: next.summary))")
    return session == nil ? [] : show(next.screen)
  }
}
