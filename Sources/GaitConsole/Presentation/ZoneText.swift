import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Why a typed zone is none.
struct ZoneRefusal: Error, Equatable {
  let reason: String
}

/// Zones as people write them: `95-120`, `-10 to 10`, `0.55 .. 0.75`.
enum ZoneText {
  /// Reads a zone.
  ///
  /// - Parameters:
  ///   - text: what was typed; it may be anything.
  ///   - target: tells by measure and unit which numbers make sense.
  /// - Returns: the zone in the unit of the measure.
  /// - Throws: `ZoneRefusal` with a line that says what is expected.
  static func zone(
    _ text: String, for target: FeedbackTarget
  ) throws(ZoneRefusal) -> ClosedRange<Double> {
    let measure = target.measure
    let example = tr("type two numbers such as \(self.text(target.zones[0], measure))")
    var rest = Substring(text)
    guard let lower = number(&rest) else { throw ZoneRefusal(reason: example) }
    skipSpaces(&rest)
    if rest.hasPrefix("to") || rest.hasPrefix("..") {
      rest.removeFirst(2)
    } else if rest.hasPrefix("-") {
      rest.removeFirst()
    } else {
      throw ZoneRefusal(reason: example)
    }
    guard let upper = number(&rest) else { throw ZoneRefusal(reason: example) }
    skipSpaces(&rest)
    guard rest.isEmpty else { throw ZoneRefusal(reason: example) }
    guard lower < upper else {
      throw ZoneRefusal(reason: tr("the lower end comes first, and the upper one is above it"))
    }
    let limits = target.zoneLimits
    guard limits.contains(lower), limits.contains(upper) else {
      throw ZoneRefusal(reason: tr("both ends lie within \(self.text(limits, measure))"))
    }
    return lower...upper
  }

  /// A zone as it can be typed, without its unit.
  static func text(_ zone: ClosedRange<Double>, _ measure: FeedbackMeasure) -> String {
    let separator = zone.lowerBound < 0 ? " to " : "-"
    return number(zone.lowerBound, measure) + separator + number(zone.upperBound, measure)
  }

  /// An end of a zone: with the decimals that it has, up to three.
  private static func number(_ value: Double, _ measure: FeedbackMeasure) -> String {
    for decimals in 0..<3 {
      let scale = [1.0, 10, 100][decimals]
      if abs(value * scale - (value * scale).rounded()) < 1e-6 {
        return ScreenNumber.text(value, decimals: max(decimals, measure == .stanceTime ? 2 : 0))
      }
    }
    return ScreenNumber.text(value, decimals: 3)
  }

  private static func skipSpaces(_ text: inout Substring) {
    while text.first == " " { text.removeFirst() }
  }

  /// Takes a decimal number off the front; nothing else that `Double` would read is one.
  private static func number(_ text: inout Substring) -> Double? {
    skipSpaces(&text)
    var taken = ""
    if let sign = text.first, sign == "-" || sign == "+" { taken.append(text.removeFirst()) }
    while let next = text.first, next.isASCII, next.isNumber || next == "." || next == "," {
      if !next.isNumber, taken.contains(where: { ".,".contains($0) }) || text.hasPrefix("..") {
        break
      }
      taken.append(text.removeFirst())
    }
    return Double(ScreenNumber.typed(taken))
  }
}
