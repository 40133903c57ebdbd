package import GaitAnalysis
package import GaitFiles
package import GaitModel
import PlainText

/// How a walker did against targets, for exports and shells: English whatever the screens speak.
package struct FeedbackOutcome: Sendable {
  private let summaries: [FeedbackSummary]
  private let phases: VisitPhases

  /// - Parameters:
  ///   - summaries: of the session, in the order in which they were kept.
  ///   - markers: with the phases of a protocol, if there was one.
  ///   - endSeconds: when the session ends.
  package init(_ summaries: [FeedbackSummary], markers: [Marker] = [], endSeconds: Double = 0) {
    self.summaries = summaries
    phases = VisitPhases(markers, endSeconds: endSeconds)
  }

  package var isEmpty: Bool { summaries.isEmpty }

  // MARK: - Sentences

  /// One a summary.
  ///
  /// `Walk 1 of 3: peak force, left foot, from 15 to 25 kg: 34 of 50 steps in the zone ...`
  package var sentences: [String] { summaries.map(Self.sentence) }

  /// How it went, in a sentence.
  package static func sentence(_ summary: FeedbackSummary) -> String {
    let target = summary.target
    let name = summary.name.map { Printable.text($0) + ": " } ?? ""
    let share = number(100 * (summary.inZoneShare ?? 0), 0)
    let part = number(100 * (summary.inZoneFraction ?? 0), 0)
    let shown = summary.schedule == .everyStep ? "" : "; shown: \(summary.schedule.text)"
    return "\(name)\(title(target.measure)), \(foot(target)), from \(zone(target)): "
      + "\(summary.inZone) of \(Counted.text(summary.steps, "step")) in the zone (\(share) %), "
      + "\(summary.under) under, \(summary.over) over; longest streak \(summary.longestStreak); "
      + "\(number(summary.secondsInZone, 0)) s in the zone (\(part) % of the walking)\(shown)"
  }

  // MARK: - A table

  package static let columns = [
    "exercise", "measure", "foot", "zone", "steps", "under", "in zone", "over", "in zone [%]",
    "longest streak", "shown",
  ]

  /// The cells of `columns`, one row a summary.
  package var rows: [[String]] {
    summaries.map { summary in
      [
        summary.name ?? "-", Self.title(summary.target.measure), Self.foot(summary.target),
        Self.zone(summary.target), "\(summary.steps)", "\(summary.under)", "\(summary.inZone)",
        "\(summary.over)", Self.number(100 * (summary.inZoneShare ?? 0), 0),
        "\(summary.longestStreak)", summary.schedule.text,
      ]
    }
  }

  // MARK: - JSON

  /// One object a summary; `phase` is the place of the phase in which it began, from 1 on.
  package var json: JSONValue {
    .array(
      summaries.map { summary in
        let phase = summary.startSeconds.flatMap { phases.stretch(at: $0) }
        let zone = summary.target.zone
        return .object([
          ("name", JSONValue(summary.name)), ("measure", .string(summary.target.measure.rawValue)),
          ("unit", .string(summary.target.unitSymbol)),
          ("foot", JSONValue(summary.target.foot?.rawValue)),
          ("zone", .array([.number(zone.lowerBound), .number(zone.upperBound)])),
          ("shown", .string(summary.schedule.text)),
          ("phase", phase.map { .integer($0.mark.position) } ?? .null),
          ("startSeconds", JSONValue(summary.startSeconds)),
          ("steps", .integer(summary.steps)), ("under", .integer(summary.under)),
          ("inZone", .integer(summary.inZone)), ("over", .integer(summary.over)),
          ("inZonePercent", JSONValue(summary.inZoneShare.map { $0 * 100 })),
          ("longestStreak", .integer(summary.longestStreak)),
          ("secondsInZone", .seconds(summary.secondsInZone)),
          ("seconds", .seconds(summary.seconds)),
        ])
      })
  }

  /// The phases with the accepted steps that began in them.
  package func phasesJSON(_ steps: [Step]) -> JSONValue {
    .array(
      phases.stretches.map { stretch in
        .object([
          ("position", .integer(stretch.mark.position)), ("count", .integer(stretch.mark.count)),
          ("name", .string(stretch.mark.name)),
          ("startSeconds", .seconds(stretch.seconds.lowerBound)),
          ("endSeconds", .seconds(stretch.seconds.upperBound)),
          ("elapsedAtStartSeconds", .seconds(stretch.mark.elapsedSeconds)),
          (
            "stepsUsed",
            .integer(
              steps.count {
                $0.isAccepted && stretch.seconds.contains($0.stance.initialContactSeconds)
              })
          ),
        ])
      })
  }

  // MARK: - Words

  static func title(_ measure: FeedbackMeasure) -> String {
    switch measure {
    case .peakForce: "peak force"
    case .loadingRate: "loading rate"
    case .symmetry: "symmetry of peak forces"
    case .stanceTime: "stance time"
    }
  }

  private static func foot(_ target: FeedbackTarget) -> String {
    if target.measure == .symmetry { return "right minus left" }
    return target.foot.map { "\($0.rawValue) foot" } ?? "both feet"
  }

  private static func zone(_ target: FeedbackTarget) -> String {
    let ends = [target.zone.lowerBound, target.zone.upperBound].map { end in
      (0...3).map { number(end, $0) }.first { abs((Double($0) ?? .nan) - end) < 5e-4 }
        ?? number(end, 3)
    }
    return "\(ends[0]) to \(ends[1]) \(target.unitSymbol)"
  }

  private static func number(_ value: Double, _ decimals: Int) -> String {
    FixedPoint.text(value, decimals: decimals)
  }
}
