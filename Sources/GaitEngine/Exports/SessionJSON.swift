import GaitAnalysis
package import GaitFiles
import GaitFormats
import GaitModel

/// The analysis as JSON with what an export adds: the curve of each force over each stance, in N and
/// %BW, and the words that every export carries.
package enum SessionJSON {
  /// - Parameters:
  ///   - session: what is exported.
  ///   - program: name and version of this program.
  /// - Returns: `gaitlab.analysis/1` with the keys `export` and, for each step, `curves`.
  package static func value(_ session: AnalyzedSession, program: String) -> JSONValue {
    let analysis = session.analysis
    let value = AnalysisJSON.value(
      analysis, metadata: session.metadata, markers: session.markers,
      durationSeconds: session.durationSeconds, outcome: session.outcome)
    guard case .object(var members) = value else { return value }
    for index in members.indices where members[index].key == "steps" {
      guard case .array(let steps) = members[index].value else { continue }
      members[index].value = .array(
        zip(steps, analysis.steps).map { value, step in
          guard case .object(let members) = value else { return value }
          return .object(members + [("curves", curves(step, of: analysis))])
        })
    }
    let facts = ExportFacts.facts(session, program: program) + ExportFacts.definitions
    return .object(
      members + [("export", .object(facts.map { ($0.label, .string($0.value)) }))])
  }

  /// 101 numbers from 0 to 100 % of stance; null where a force is not known or is no newtons.
  private static func curves(_ step: Step, of analysis: SessionAnalysis) -> JSONValue {
    .object(
      ForceKind.allCases.map { kind in
        let force = ExportedForce(kind, of: analysis)
        guard let curve = step.features(kind)?.curve.newtons else { return (force.name, .null) }
        func numbers(_ value: (Double) -> Double?) -> JSONValue {
          .array(curve.map { JSONValue(value(Double($0))) })
        }
        return (
          force.name,
          .object([
            ("newtons", force.hasNewtons ? numbers(force.newtons) : .null),
            ("percentBodyWeight", force.hasBodyWeights ? numbers(force.percent) : .null),
          ])
        )
      })
  }
}
