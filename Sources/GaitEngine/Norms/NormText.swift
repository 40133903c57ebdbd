package import GaitAnalysis
package import GaitFiles
package import GaitModel
import PlainText

/// Norms beside a session, as JSON and in notes of tables.
package enum NormText {
  /// Which group, why, and how far off each measure is.
  package static func json(_ scores: NormScores) -> JSONValue {
    let norms = scores.match.norms
    return .object([
      ("name", .string(norms.name)), ("people", .string(norms.people)),
      ("source", .string(norms.source)), ("licence", .string(norms.licence)),
      ("group", .string(scores.match.group.name)), ("match", .string(scores.match.words)),
      ("definition", .string(NormScores.definition)),
      ("zCadence", JSONValue(scores.cadence)),
      ("zLeft", feet(scores.feet.left)), ("zRight", feet(scores.feet.right)),
      ("partOfStanceOutsideLeft", JSONValue(scores.partOfStanceOutside.left)),
      ("partOfStanceOutsideRight", JSONValue(scores.partOfStanceOutside.right)),
    ])
  }

  private static func feet(_ scores: [StepMeasure: Double]) -> JSONValue {
    .object(
      StepMeasure.allCases.compactMap { measure in
        scores[measure].map { (measure.rawValue, .number($0)) }
      })
  }

  /// The same in lines for the head of a table.
  package static func notes(_ scores: NormScores, feet: [Foot]) -> [String] {
    let norms = scores.match.norms
    var lines = ["norms: \(scores.match.words); \(norms.people) \(norms.source)"]
    for foot in feet {
      let measures = StepMeasure.allCases.compactMap { measure in
        scores.feet[foot][measure].map { "\(measure.title) \(signed($0))" }
      }
      if !measures.isEmpty {
        lines.append("z \(foot.rawValue): \(measures.joined(separator: ", "))")
      }
      if let part = scores.partOfStanceOutside[foot] {
        lines.append(
          "\(foot.rawValue): the mean curve is over one SD from the norm's in "
            + "\(FixedPoint.text(part * 100, decimals: 0)) % of stance")
      }
    }
    if let cadence = scores.cadence { lines.append("z cadence: \(signed(cadence))") }
    return lines + [NormScores.definition]
  }

  /// A score with its sign.
  package static func signed(_ score: Double?) -> String {
    score.map { FixedPoint.signed($0, decimals: 1) } ?? "-"
  }
}
