import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The error of each phase of the gait cycle as bars, each foot by itself.
struct PhaseBarsPanel {
  let report: ErrorReport

  /// Rows from which on it says anything: a frame and a line a phase and foot.
  static let leastRows = 2 + 2 * StancePhase.allCases.count

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    PanelBorder(
      title: tr("RMSE by phase, left and right"), focused: false,
      trailingTitle: tr("% of body weight")
    ).render(in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    let values = Foot.allCases.flatMap { report.footPhases[$0].values.map(\.rmse) }
    guard let highest = values.max(), highest > 0 else {
      EmptyView(text: tr("No step has both.")).render(in: inner, into: &buffer, context: context)
      return
    }
    let titles = StancePhase.allCases.map { tr(word: $0.title) }
    let labelWidth = (titles.map(\.count).max() ?? 0) + 1
    // A free row between phases where there is room for it; bars of up to three rows where there is more.
    let pitch = max(2, (inner.height + 1) / titles.count)
    let thickness = min(max((pitch - 1) / 2, 1), 3)
    let phasePitch = min(pitch, 2 * thickness + (thickness == 3 ? 2 : 1))
    for (index, phase) in StancePhase.allCases.enumerated() {
      for (line, foot) in Foot.allCases.enumerated() {
        let y = inner.y + index * phasePitch + line * thickness
        guard y + thickness <= inner.maxY else { return }
        if line == 0 {
          buffer.write(
            tr(word: phase.title), x: inner.x, y: y + (thickness - 1) / 2,
            style: context.theme[.text],
            maxWidth: labelWidth)
        }
        bar(
          report.footPhases[foot][phase]?.rmse, of: highest, foot,
          in: Rect(
            x: inner.x + labelWidth, y: y, width: inner.width - labelWidth, height: thickness),
          into: &buffer, context: context)
      }
    }
  }

  private func bar(
    _ value: Double?, of highest: Double, _ foot: Foot, in rect: Rect,
    into buffer: inout CellBuffer, context: DrawContext
  ) {
    let style = context.theme[foot.role]
    let middle = rect.y + (rect.height - 1) / 2
    let used = buffer.write(foot.letter + " ", x: rect.x, y: middle, style: style)
    let number = value.map { " " + ScreenNumber.text($0 * 100, decimals: 1) } ?? " -"
    let room = rect.width - used - 6
    guard room > 0 else { return }
    let filled = Int((Double(room) * (value ?? 0) / highest).rounded())
    for row in 0..<rect.height {
      // The first row leaves a line free above it.
      let glyph: Unicode.Scalar = context.glyphs == .ascii ? "=" : row == 0 ? "▆" : "█"
      for column in 0..<filled {
        buffer[rect.x + used + column, rect.y + row] = Cell(glyph, style: style)
      }
    }
    buffer.write(
      number, x: rect.x + used + filled, y: middle, style: context.theme[.text],
      maxWidth: rect.maxX - rect.x - used - filled)
  }
}
