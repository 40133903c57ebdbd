import GaitAnalysis
import GaitFiles
import GaitModel

extension AnalysisJSON {
  static func errors(_ report: ErrorReport) -> JSONValue {
    func phase(_ phase: StancePhase) -> JSONValue {
      report.phases[phase].map(statistics) ?? .null
    }
    return .object([
      ("overall", statistics(report.overall)),
      ("stance", report.stance.map(statistics) ?? .null),
      ("loading", phase(.loading)), ("midStance", phase(.midStance)),
      ("unloading", phase(.unloading)), ("swing", phase(.swing)),
      ("peak1", feature(report.firstPeak)), ("valley", feature(report.valley)),
      ("peak2", feature(report.secondPeak)),
      (
        "timing",
        .object([
          ("initialContactSeconds", report.initialContact.map(statistics) ?? .null),
          ("toeOffSeconds", report.toeOff.map(statistics) ?? .null),
        ])
      ),
      ("impulsePercent", report.impulsePercent.map(statistics) ?? .null),
      ("bodyWeightNewtons", .number(report.bodyWeightNewtons)),
      ("nrmseRange", .string("range of the reference over the recording")),
      ("nrmseRangeBodyWeights", .number(report.referenceRangeBodyWeights)),
    ])
  }

  private static func statistics(_ statistics: ErrorStatistics) -> JSONValue {
    .object([
      ("bias", .number(statistics.bias)), ("mae", .number(statistics.mae)),
      ("rmse", .number(statistics.rmse)), ("nrmsePercent", JSONValue(statistics.nrmsePercent)),
      ("r2", JSONValue(statistics.r2)), ("pearsonR", JSONValue(statistics.pearsonR)),
      ("n", .integer(statistics.n)),
    ])
  }

  private static func feature(_ error: FeatureError?) -> JSONValue {
    guard let error, case .object(let members) = statistics(error.value) else { return .null }
    return .object(members + [("timeSeconds", error.timeSeconds.map(statistics) ?? .null)])
  }

  static func trust(_ trust: TrustReport) -> JSONValue {
    .object(
      [
        ("bodyWeightRatio", JSONValue(trust.bodyWeightRatio)),
        ("estimateBodyWeightRatio", JSONValue(trust.estimateRatio)),
        ("deadCells", .integer(trust.count(of: .dead))),
        ("saturatedCells", .integer(trust.count(of: .saturated))),
        ("droppedFrames", .integer(trust.droppedFrames)),
        ("nearHoleFraction", .number(trust.nearHoleFraction)),
        ("fallbackFrames", .integer(trust.fallbackFrames)),
        ("contactEstimateMinusSumSeconds", JSONValue(trust.contacts?.initialContactSeconds)),
        ("toeOffEstimateMinusSumSeconds", JSONValue(trust.contacts?.toeOffSeconds)),
        ("stanceEstimateMinusSumSeconds", JSONValue(trust.contacts?.stanceSeconds)),
        ("swingLoadBodyWeightsLeft", JSONValue(trust.swingLoad.bodyWeights.left)),
        ("swingLoadBodyWeightsRight", JSONValue(trust.swingLoad.bodyWeights.right)),
        (
          "gaps",
          .array(
            trust.gaps.map { gap in
              .object([
                ("foot", .string(gap.foot.rawValue)), ("startSeconds", .seconds(gap.startSeconds)),
                ("endSeconds", .seconds(gap.endSeconds)),
              ])
            })
        ),
        ("flags", .array(trust.flags.map { .string($0.rawValue) })),
      ] + ReferenceJSON.members(trust))
  }
}
