import GaitAnalysis
import GaitModel
import TerminalCore

/// The moments of a step that are looked at, as parts of its stance: those of the cursors, or the shown one.
struct StepMoments: Equatable {
  /// Nil outside of stance, as the others.
  let shown: Double?
  let a: Double?
  let b: Double?

  init(step: Step, session: SessionState) {
    func part(_ seconds: Double) -> Double? {
      let part = (seconds - step.stance.initialContactSeconds) / step.stance.stanceSeconds
      return (0...1).contains(part) ? part : nil
    }
    shown = part(session.shownSeconds)
    a = session.cursorA.flatMap(part)
    b = session.cursorB.flatMap(part)
  }

  /// The column and the row of a map that are looked at.
  var cursor: (across: Double?, down: Double?) { (b ?? shown, a ?? shown) }

  /// The same on a curve over 0 to 100 % of stance.
  var lines: [PlotVerticalLine] {
    let places: [(Double?, ThemeRole, String)] = [
      (shown, .timeCursor, ""), (a, .cursorA, "A"), (b, .cursorB, "B"),
    ]
    return places.compactMap { part, role, label in
      part.map { PlotVerticalLine(x: $0 * 100, role: role, label: label) }
    }
  }
}
