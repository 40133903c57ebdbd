import GaitAnalysis
import GaitModel
import PlainText

/// What the program of the feedback reads, one line each; docs/FEEDBACK.md describes them.
package enum FeedbackLine {
  /// A step that counted: `step left 112.3 %BW in shown 12.345`.
  static func step(
    _ entry: FeedbackTally.Entry, _ target: FeedbackTarget, isShown: Bool
  ) -> String {
    let zone =
      switch entry.zone {
      case .under: "under"
      case .inside: "in"
      case .over: "over"
      }
    return "step \(entry.foot.rawValue) \(value(entry.value)) \(target.unitSymbol) \(zone) "
      + "\(isShown ? "shown" : "hidden") \(FixedPoint.text(entry.seconds, decimals: 3))"
  }

  /// `summary 10 7 108.4 %BW`: steps, those in the zone, the mean of all.
  static func summary(_ block: ShownFeedback.Block, _ target: FeedbackTarget) -> String {
    "summary \(block.count) \(block.inZone) \(block.mean(nil).map(value) ?? "nan") \(target.unitSymbol)"
  }

  /// A beat: `beat 100`.
  package static func beat(_ beatsPerMinute: Double) -> String {
    "beat \(FixedPoint.text(beatsPerMinute, decimals: 0))"
  }

  /// `phase 2 7 Walk 1 of 3`: the name last, since it may be several words.
  static func phase(_ status: PhaseStatus) -> String {
    "phase \(status.position) \(status.count) \(Printable.text(status.name))"
  }

  private static func value(_ value: Double) -> String { FixedPoint.text(value, decimals: 3) }
}
