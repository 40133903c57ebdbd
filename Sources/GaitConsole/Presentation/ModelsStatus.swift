import GaitAnalysis
import PlainText
import TerminalCore

/// What is going on with the comparison, or what to do about it; nothing if it is as wished.
struct ModelsStatus {
  let models: ModelsState
  let session: SessionState?
  /// Whether the panels are stacked, so that the card, which says why a model cannot be used, may be
  /// out of sight.
  var isStacked = false

  var paragraph: TextBlock.Paragraph? {
    if let progress = models.progress {
      let percent = ScreenNumber.text(progress * 100, decimals: 0)
      return .init(
        models.comparison == nil
          ? tr("Measuring ... \(percent) %")
          : tr("Measuring ... \(percent) %. The numbers shown are older."),
        role: .textStrong)
    }
    if isStacked, let problem = models.selectedEntry?.problem {
      return .init("! \(problem)", role: .bad)
    }
    if let problem = models.problem {
      return .init(tr("! \(problem). Press e to measure again."), role: .bad)
    }
    if session == nil {
      return .init(tr("Open a session to compare models on it."), role: .textDim)
    }
    if models.comparison == nil {
      guard session?.analysis?.isComplete == true else {
        return .init(tr("Analysing ... The models are measured after that."), role: .textDim)
      }
      return .init(
        models.marked.isEmpty
          ? tr("Mark up to three models with c, then press e to measure them.")
          : tr("Press e to measure the marked models on this session."), role: .textDim)
    }
    guard models.isComparisonOutdated else { return nil }
    return .init(
      models.marked.isEmpty
        ? tr("No model is marked: mark up to three with c.")
        : tr("The marks have changed: press e to measure them."), role: .warning)
  }
}

/// What a model costs, as people read it.
enum ModelText {
  /// `128`, `65.6 k`, `1.2 M`.
  static func count(_ value: Int) -> String {
    let value = Double(value)
    if value.magnitude >= 999_950 { return ScreenNumber.text(value / 1e6, decimals: 1) + " M" }
    if value.magnitude >= 1000 { return ScreenNumber.text(value / 1e3, decimals: 1) + " k" }
    return ScreenNumber.text(value, decimals: 0)
  }

  /// `10 frames, 100 ms`; without the time where nobody says how long a frame lasts.
  static func frames(_ count: Int, seconds: Double?) -> String {
    let frames = tr(count, one: "\(count) frame", many: "\(count) frames")
    guard let seconds else { return frames }
    return "\(frames), \(milliseconds(Double(count) * seconds))"
  }

  static func milliseconds(_ seconds: Double) -> String {
    ScreenNumber.text(seconds * 1000, decimals: 0) + " ms"
  }

  static func microseconds(_ glyphs: GlyphSet) -> String { glyphs == .ascii ? "us" : "µs" }

  /// What stands beside the lowest error.
  static func bestMark(_ glyphs: GlyphSet) -> String { glyphs == .ascii ? "*" : "◆" }
}
