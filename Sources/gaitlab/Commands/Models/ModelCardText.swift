import GaitAnalysis
import GaitFiles
import GaitModel
import PlainText
import TerminalCore

/// A model's card as lines of text.
enum ModelCardText {
  private static let widths = [20, 22, 12, 10]

  /// One line of the list; the last column takes what is left.
  static func row(_ columns: [String]) -> String {
    columns.enumerated().map { index, text in
      let text = Printable.text(text)
      guard index < widths.count else { return text }
      return text + String(repeating: " ", count: max(1, widths[index] - text.count))
    }.joined()
  }

  /// `66 529`.
  static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var index = digits.count - 3
    while index > 0 {
      digits.insert(" ", at: digits.index(digits.startIndex, offsetBy: index))
      index -= 3
    }
    return digits
  }

  static func lines(_ card: EstimatorDescription, byteCount: Int?) -> [String] {
    func line(_ label: String, _ value: String) -> String {
      let label = Printable.text(label)
      return label + String(repeating: " ", count: max(1, 20 - label.count))
        + Printable.text(value)
    }
    var lines = [
      line("name", card.name), line("summary", card.summary), line("kind", card.kind),
      line("SHA-256", card.sha256 ?? "no file behind it"),
    ]
    if let byteCount { lines.append(line("size", "\(grouped(byteCount)) bytes")) }
    lines += [
      line("parameters", grouped(card.parameterCount)),
      line("multiply-adds", "\(grouped(card.multiplyAddsPerFrame)) a frame"),
    ]
    if let rate = card.samplingRateHz {
      let delay = Double(card.delayFrames) / rate * 1000
      lines += [
        line("made for", "\(FixedPoint.text(rate, decimals: 0)) Hz"),
        line(
          "receptive field",
          Counted.text(card.receptiveFieldFrames, "frame")),
        line(
          "look-ahead",
          "\(Counted.text(card.delayFrames, "frame")) (\(FixedPoint.text(delay, decimals: 0)) ms)"),
      ]
    }
    if let layouts = card.trainedLayouts { lines.append(line("trained on", layouts.text)) }
    if !card.provenance.isEmpty {
      lines +=
        ["", "where it comes from"] + card.provenance.map { line("  \($0.label)", $0.value) }
    }
    if !card.metrics.isEmpty {
      lines +=
        ["", "measured when it was made"] + card.metrics.map { line("  \($0.label)", $0.value) }
    }
    return lines
  }
}
