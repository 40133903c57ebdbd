import GaitAnalysis
import GaitFiles
import GaitModel

/// How reference and insoles fit together, as JSON under `trust`.
enum ReferenceJSON {
  /// What `trust` says of the flags in words, and of the reference.
  static func members(_ trust: TrustReport) -> [(String, JSONValue)] {
    [
      ("silentCells", .integer(trust.count(of: .silent))),
      ("advice", .array(trust.flags.map { .string($0.explanation) })),
      ("reference", trust.reference.map(value) ?? .null),
    ]
  }

  private static func value(_ report: ReferenceReport) -> JSONValue {
    .object(
      Foot.allCases.map { foot in
        (foot.rawValue, report.feet[foot].map { self.foot($0, foot, report) } ?? .null)
      } + [
        ("shiftedBySeconds", .number(report.lag.seconds)),
        ("shiftOrigin", .string(report.lag.origin.rawValue)),
        ("shiftPearsonR", JSONValue(report.lag.correlation)),
        ("carriedBodyWeights", JSONValue(report.carriedBodyWeights)),
        ("contradicted", .bool(report.isContradicted)),
        (
          "definition",
          .string(
            "pearsonR: reference with the sum of the foot's cells at 50 Hz; shiftedBySeconds: added to the "
              + "times of the reference; lagSeconds: still to add; offset and drift: as read, taken off; "
              + "carriedBodyWeights: left + right over whole strides by the walker's weight"
          )
        ),
      ])
  }

  private static func foot(
    _ foot: ReferenceReport.FootReport, _ name: Foot, _ report: ReferenceReport
  ) -> JSONValue {
    .object([
      ("coveredFraction", .number(foot.coveredFraction)),
      ("pearsonR", JSONValue(foot.correlation)),
      ("pearsonROtherInsole", JSONValue(foot.crossCorrelation)),
      ("lagSeconds", JSONValue(foot.lagSeconds)),
      ("signTurned", .bool(foot.level?.isNegative ?? false)),
      ("offsetNewtons", .number(foot.level?.newtons ?? 0)),
      ("driftNewtonsPerSecond", .number(foot.level?.driftPerSecond ?? 0)),
      ("noPlate", ranges(report.offPlate[name])),
      ("wrongPlate", ranges(report.onOtherPlate[name])),
      ("notUnloaded", ranges(report.notUnloaded[name])),
    ])
  }

  private static func ranges(_ ranges: [ClosedRange<Double>]) -> JSONValue {
    .array(
      ranges.map { range in
        .object([
          ("startSeconds", .seconds(range.lowerBound)), ("endSeconds", .seconds(range.upperBound)),
        ])
      })
  }
}
