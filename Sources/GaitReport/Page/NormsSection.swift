import GaitAnalysis
import GaitEngine
import GaitModel
import PlainText

/// How far a session is from norms, and of whom they are.
struct NormsSection {
  let scores: NormScores
  let numbers: ReportNumbers
  let feet: [Foot]

  var html: String {
    let norms = scores.match.norms
    let rows = StepMeasure.allCases.compactMap { measure -> [String]? in
      guard let norm = scores.match.group.measures[measure],
        feet.contains(where: { scores.feet[$0][measure] != nil })
      else { return nil }
      return [
        "\(measure.title) [\(measure.normUnit)]", ReportNumbers.text(norm.mean, 2),
        ReportNumbers.text(norm.sd, 2),
      ] + Foot.allCases.map { NormText.signed(scores.feet[$0][measure]) }
    }
    let table = Markup.table(
      caption: NormScores.definition + ". It describes and does not tell well from ill.",
      columns: ["", "norms", "SD", "left z", "right z"], rows: rows)
    let outside = feet.compactMap { foot in
      scores.partOfStanceOutside[foot].map {
        "\(foot.rawValue) \(FixedPoint.text($0 * 100, decimals: 0)) %"
      }
    }
    var about = [
      "\(scores.match.words).", norms.people, "Source: \(norms.source).",
      norms.licence.isEmpty ? "" : "Licence: \(norms.licence).",
    ]
    if !outside.isEmpty {
      about.append(
        "The mean curve is more than one standard deviation away in this part of stance: "
          + outside.joined(separator: ", ") + ".")
    }
    let text = about.filter { !$0.isEmpty }.map { Markup.text($0) }.joined(separator: " ")
    return Markup.section("Beside norms", [table, "<p class=\"faint\">\(text)</p>"])
  }
}
