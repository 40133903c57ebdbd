package import GaitAnalysis
import GaitFiles
import PlainText

/// The one place where numbers and names of results become text, the same in every locale.
package enum ResultsText {
  /// What is shown where there is no value.
  static let none = "-"

  package static func number(_ value: Double?, _ decimals: Int) -> String {
    value.map { FixedPoint.text($0, decimals: decimals) } ?? none
  }

  /// Mean (SD), and the count of values where it is less than it should be.
  package static func meanSD(_ value: MeanSD?, _ decimals: Int, of expected: Int) -> String {
    guard let value, value.n > 0 else { return none }
    var text = number(value.mean, decimals)
    if let sd = value.sd { text += " (\(number(sd, decimals)))" }
    if value.n < expected { text += ", n \(value.n)" }
    return text
  }

  package static func value(_ metric: ResultsMetric, of arm: ArmResults) -> String {
    meanSD(arm.values[metric], metric.decimals, of: arm.expectedFolds)
  }

  /// A probability: three significant digits are more than ten subjects give.
  static func probability(_ value: Double) -> String {
    value < 0.0001 ? "< 0.0001" : number(value, 4)
  }

  static func percent(_ value: Double?) -> String {
    guard let value else { return none }
    return (value > 0 ? "+" : "") + number(value, 1)
  }

  /// A cell of a CSV file: no command to a spreadsheet, and quoted where it holds a separator.
  static func csv(_ text: String) -> String {
    let safe = FreeText.encode(text)
    return safe.contains(",") || safe.contains(";") ? "\"\(safe)\"" : safe
  }
}
