import GaitAnalysis
import GaitModel

/// The forces over each stance on 101 points, a row a point.
enum CurveRows {
  static let columns: [String] =
    ["session", "foot", "step", "used", "stance [%]", "time [s]"]
    + ForceKind.allCases.flatMap { kind in
      ["N", "%BW"].map { "\(ExportedForce.name(kind)) [\($0)]" }
    }

  static func text(_ session: AnalyzedSession) -> String {
    let name = TidyTable.cell(session.name)
    let forces = ForceKind.allCases.map { ExportedForce($0, of: session.analysis) }
    var text = ""
    for step in session.analysis.steps {
      let curves = forces.map { step.features($0.kind)?.curve.newtons }
      // A stance that no force covers has no curve.
      guard curves.contains(where: { $0 != nil }) else { continue }
      let head = "\(name),\(step.foot.rawValue),\(step.index),\(step.isAccepted ? "yes" : "no")"
      for point in 0..<StanceCurve.pointCount {
        let part = Double(point) / Double(StanceCurve.pointCount - 1)
        let time = step.stance.initialContactSeconds + part * step.stance.stanceSeconds
        text += "\(head),\(point),\(TidyTable.cell(time, decimals: 4))"
        for (force, curve) in zip(forces, curves) {
          let value = curve.map { Double($0[point]) }
          text += "," + TidyTable.cell(force.newtons(value), decimals: 2)
          text += "," + TidyTable.cell(force.percent(value), decimals: 3)
        }
        text += "\n"
      }
    }
    return text
  }
}
