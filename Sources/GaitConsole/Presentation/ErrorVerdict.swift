import GaitAnalysis
import GaitModel
import PlainText

/// What the table of errors comes to, in a sentence: which peak or valley of which foot is read furthest off.
struct ErrorVerdict {
  /// What is judged, of one foot; the bias in % of body weight, estimate minus reference.
  private struct Finding {
    let measure: StepMeasure
    let foot: Foot
    let bias: Double
  }

  private static let measures: [StepMeasure] = [
    .firstPeakNewtons, .valleyNewtons, .secondPeakNewtons,
  ]

  let sentence: String

  /// Nil where few steps have both forces: what they say is chance.
  init?(_ analysis: SessionAnalysis) {
    let findings = Self.measures.flatMap { measure in
      Foot.allCases.compactMap { foot in
        analysis.blandAltman(measure, foot: foot).flatMap {
          $0.points.count < LibraryRows.fewSteps
            ? nil : Finding(measure: measure, foot: foot, bias: $0.bias * 100)
        }
      }
    }
    guard let worst = findings.max(by: { abs($0.bias) < abs($1.bias) }) else { return nil }
    let title = tr(word: worst.measure.title)
    let amount = ScreenNumber.text(abs(worst.bias), decimals: 1)
    let foot = worst.foot.word
    let main =
      worst.bias < 0
      ? tr("Furthest off on average: \(title), \(foot): \(amount) % of body weight too low")
      : tr("Furthest off on average: \(title), \(foot): \(amount) % of body weight too high")
    let other = findings.first { $0.measure == worst.measure && $0.foot != worst.foot }
    sentence =
      main
      + (other.map {
        " (\($0.foot.word) \(ScreenNumber.signed($0.bias, decimals: 1)))."
      } ?? ".")
  }
}
