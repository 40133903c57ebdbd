import GaitAnalysis
import GaitModel
import TerminalCore

/// The moments of a step that are looked at, as parts of its stance: those of the cursors, or the shown one.
struct StepMoments: Equatable {
  /// Nil outside of stance, as the others.
  let shown: Double?
  let a: Double?
  let b: Double?
  /// The first peak of the force; nil for a step that has none.
  let peak: Double?

  init(step: Step, session: SessionState) {
    func part(_ seconds: Double) -> Double? {
      let part = (seconds - step.stance.initialContactSeconds) / step.stance.stanceSeconds
      return (0...1).contains(part) ? part : nil
    }
    shown = part(session.shownSeconds)
    a = session.cursorA.flatMap(part)
    b = session.cursorB.flatMap(part)
    let features = step.reference ?? step.estimated
    peak = (features?.peaks?.first.percentStance).map { $0 / 100 }
  }

  /// The column and the row of a map that are looked at: the cursors, or the shown moment and the first peak, since a
  /// moment and itself say nothing.
  var cursor: (across: Double?, down: Double?) { (b ?? shown, a ?? peak ?? shown) }

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
