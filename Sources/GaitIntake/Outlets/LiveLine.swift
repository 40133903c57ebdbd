import GaitFiles
package import GaitModel

/// What a live session sends on as lines of JSON, one object each; docs/SINKS.md describes them.
package enum LiveLine {
  /// Changes when a receiver would have to.
  package static let schema = "gaitlab-live-1"

  /// The line of a message, with its end of line.
  ///
  /// - Parameter output: what is said.
  /// - Returns: UTF-8; numbers that are not known are null.
  package static func bytes(_ output: LiveOutput) -> [UInt8] { Array((text(output) + "\n").utf8) }

  static func text(_ output: LiveOutput) -> String {
    let members: [(String, String)] =
      switch output {
      case .session(let session):
        [
          ("type", quoted("session")), ("schema", quoted(schema)),
          ("estimator", quoted(session.estimator)),
          ("feet", "[" + session.feet.map { quoted($0.rawValue) }.joined(separator: ",") + "]"),
          ("bodyWeightNewtons", number(session.bodyWeightNewtons, decimals: 1)),
          ("bodyMassKnown", "\(session.isBodyMassKnown)"),
          ("simulated", "\(session.isSimulated)"),
          ("startedAtUnixSeconds", number(session.startedAtUnixSeconds, decimals: 3)),
        ]
      case .estimate(let estimate):
        [
          ("type", quoted("estimate")), ("seconds", number(estimate.seconds, decimals: 6)),
          ("left", number(Double(estimate.newtons.left), decimals: 1)),
          ("right", number(Double(estimate.newtons.right), decimals: 1)),
          ("lateSeconds", number(estimate.agoSeconds, decimals: 6)),
        ]
      case .step(let step):
        [
          ("type", quoted("step")), ("foot", quoted(step.foot.rawValue)),
          ("number", "\(step.number)"),
          ("initialContact", number(step.initialContactSeconds, decimals: 6)),
          ("toeOff", number(step.toeOffSeconds, decimals: 6)),
          ("peakPercent", number(step.peakPercent, decimals: 1)),
          ("loadingRate", number(step.loadingRate, decimals: 2)),
          ("lateSeconds", number(step.agoSeconds, decimals: 6)),
        ]
      case .ended(let seconds):
        [("type", quoted("end")), ("seconds", number(seconds, decimals: 6))]
      }
    return "{" + members.map { "\(quoted($0.0)):\($0.1)" }.joined(separator: ",") + "}"
  }

  private static func quoted(_ text: String) -> String { JSONValue.string(text).text() }

  /// A number of JSON, which has no word for what is not a number.
  private static func number(_ value: Double?, decimals: Int) -> String {
    guard let value, value.isFinite else { return "null" }
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (value * scale).rounded()
    // Beyond whole numbers that a double holds there are no decimals to round.
    let rounded = scaled.magnitude < 0x1p53 ? scaled / scale : value
    let text = "\(rounded)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
