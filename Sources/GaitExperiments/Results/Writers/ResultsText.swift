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

  /// Text from elsewhere in XML, as content or within an attribute.
  static func xml(_ text: String) -> String {
    var result = ""
    for scalar in Printable.text(text, limit: .max).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      // XML 1.0 has no room for these two, not even as references.
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
