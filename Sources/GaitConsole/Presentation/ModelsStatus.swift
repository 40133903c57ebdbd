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
      let percent = FixedPoint.text(progress * 100, decimals: 0)
      return .init(
        "Measuring ... \(percent) %"
          + (models.comparison == nil ? "" : ". The numbers shown are older."),
        role: .textStrong)
    }
    if isStacked, let problem = models.selectedEntry?.problem {
      return .init("! \(problem)", role: .bad)
    }
    if let problem = models.problem {
      return .init("! \(problem). Press e to measure again.", role: .bad)
    }
    if session == nil { return .init("Open a session to compare models on it.", role: .textDim) }
    if models.comparison == nil {
      guard session?.analysis?.isComplete == true else {
        return .init("Analysing ... The models are measured after that.", role: .textDim)
      }
      return .init(
        models.marked.isEmpty
          ? "Mark up to three models with c, then press e to measure them."
          : "Press e to measure the marked models on this session.", role: .textDim)
    }
    guard models.isComparisonOutdated else { return nil }
    return .init(
      models.marked.isEmpty
        ? "No model is marked: mark up to three with c."
        : "The marks have changed: press e to measure them.", role: .warning)
  }
}

/// What a model costs, as people read it.
enum ModelText {
  /// `128`, `65.6 k`, `1.2 M`.
  static func count(_ value: Int) -> String {
    let value = Double(value)
    if value.magnitude >= 999_950 { return FixedPoint.text(value / 1e6, decimals: 1) + " M" }
    if value.magnitude >= 1000 { return FixedPoint.text(value / 1e3, decimals: 1) + " k" }
    return FixedPoint.text(value, decimals: 0)
  }

  /// `10 frames, 100 ms`; without the time where nobody says how long a frame lasts.
  static func frames(_ count: Int, seconds: Double?) -> String {
    let frames = Counted.text(count, "frame")
    guard let seconds else { return frames }
    return "\(frames), \(milliseconds(Double(count) * seconds))"
  }

  static func milliseconds(_ seconds: Double) -> String {
    FixedPoint.text(seconds * 1000, decimals: 0) + " ms"
  }

  static func microseconds(_ glyphs: GlyphSet) -> String { glyphs == .ascii ? "us" : "µs" }

  /// What stands beside the lowest error.
  static func bestMark(_ glyphs: GlyphSet) -> String { glyphs == .ascii ? "*" : "◆" }
}
