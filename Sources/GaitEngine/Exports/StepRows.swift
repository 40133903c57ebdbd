import GaitAnalysis
import GaitModel

/// A row a contact, used or not: times, and the features of each force.
enum StepRows {
  private typealias Timing = (column: String, value: @Sendable (Step) -> Double?)
  private typealias Force = (
    title: String, unit: String, decimals: Int, value: @Sendable (ForceFeatures) -> Double?
  )
  private typealias Place = (title: String, value: @Sendable (ForceFeatures) -> Double?)

  private static let timings: [Timing] = [
    ("initial contact [s]", { $0.stance.initialContactSeconds }),
    ("toe-off [s]", { $0.stance.toeOffSeconds }), ("stance [s]", { $0.stance.stanceSeconds }),
    ("swing [s]", { $0.swingSeconds }), ("double support [s]", { $0.doubleSupportSeconds }),
  ]

  /// Forces and what is made of them: in newtons and in parts of body weight.
  private static let forces: [Force] = [
    ("first peak", "", 2, { $0.peaks?.first.newtons }),
    ("valley", "", 2, { $0.peaks?.valley.newtons }),
    ("second peak", "", 2, { $0.peaks?.second.newtons }),
    ("mean", "", 2, { $0.meanNewtons }), ("max", "", 2, { $0.maxNewtons }),
    ("impulse", " s", 3, { $0.impulseNewtonSeconds }),
    ("loading rate", "/s", 1, { $0.loadingRateNewtonsPerSecond }),
    ("loading rate to max", "/s", 1, { $0.loadingRateToMaxNewtonsPerSecond }),
  ]

  /// Where in stance they lie.
  private static let places: [Place] = [
    ("first peak", { $0.peaks?.first.percentStance }),
    ("valley", { $0.peaks?.valley.percentStance }),
    ("second peak", { $0.peaks?.second.percentStance }),
    ("max", { $0.maxPercentStance }),
  ]

  static let columns: [String] = {
    let features = ForceKind.allCases.flatMap { kind -> [String] in
      let name = ExportedForce.name(kind)
      let values = forces.flatMap {
        ["\(name) \($0.title) [N\($0.unit)]", "\(name) \($0.title) [%BW\($0.unit)]"]
      }
      return values + places.map { "\(name) \($0.title) [% stance]" }
    }
    let head = ["session", "foot", "step", "used", "rejection", "found on"]
    return head + timings.map(\.column) + features
  }()

  static func text(_ session: AnalyzedSession) -> String {
    let name = TidyTable.cell(session.name)
    let forces = ForceKind.allCases.map { ExportedForce($0, of: session.analysis) }
    return session.analysis.steps.map { step in
      let head = [
        name, step.foot.rawValue, "\(step.index)", step.isAccepted ? "yes" : "no",
        TidyTable.cell(step.rejection?.reason ?? ""),
        ExportedForce.name(session.analysis.foundOn(step)),
      ]
      let times = timings.map { TidyTable.cell($0.value(step), decimals: 4) }
      let features = forces.flatMap { cells(step.features($0.kind), force: $0) }
      return (head + times + features).joined(separator: ",") + "\n"
    }.joined()
  }

  private static func cells(_ features: ForceFeatures?, force: ExportedForce) -> [String] {
    let values = forces.flatMap { column -> [String] in
      let value = features.flatMap(column.value)
      return [
        TidyTable.cell(force.newtons(value), decimals: column.decimals),
        TidyTable.cell(force.percent(value), decimals: column.decimals + 1),
      ]
    }
    return values + places.map { TidyTable.cell(features.flatMap($0.value), decimals: 2) }
  }
}
