/// The numbers of a results table: what each is called, what it means, and where it comes from.
package enum ResultsMetric: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  case rmse, mae, bias, nrmsePercent, r2, pearsonR
  case loadingRMSE, midStanceRMSE, unloadingRMSE, swingRMSE, stanceEdgesRMSE, stanceEdgesRatio
  case firstPeak, firstPeakMilliseconds, valley, valleyMilliseconds
  case secondPeak, secondPeakMilliseconds, impulsePercent
  case initialContactMedian, initialContactP95, initialContactMissed, initialContactSpurious
  case toeOffMedian, toeOffP95, toeOffMissed, toeOffSpurious

  /// What a recording's value is; nil where it has none.
  package func value(of metrics: RecordingMetrics) -> Double? {
    switch self {
    case .rmse: metrics.rmse
    case .mae: metrics.mae
    case .bias: metrics.bias
    case .nrmsePercent: metrics.nrmsePercent
    case .r2: metrics.r2
    case .pearsonR: metrics.pearsonR
    case .loadingRMSE: metrics.loadingRMSE
    case .midStanceRMSE: metrics.midStanceRMSE
    case .unloadingRMSE: metrics.unloadingRMSE
    case .swingRMSE: metrics.swingRMSE
    case .stanceEdgesRMSE: metrics.stanceEdgesRMSE
    case .stanceEdgesRatio:
      metrics.rmse > 0 ? metrics.stanceEdgesRMSE.map { $0 / metrics.rmse } : nil
    case .firstPeak: metrics.firstPeak?.rmse
    case .firstPeakMilliseconds: metrics.firstPeak?.milliseconds
    case .valley: metrics.valley?.rmse
    case .valleyMilliseconds: metrics.valley?.milliseconds
    case .secondPeak: metrics.secondPeak?.rmse
    case .secondPeakMilliseconds: metrics.secondPeak?.milliseconds
    case .impulsePercent: metrics.impulsePercent
    case .initialContactMedian: metrics.initialContact?.medianMilliseconds
    case .initialContactP95: metrics.initialContact?.p95Milliseconds
    case .initialContactMissed: metrics.initialContact.flatMap { $0.percent($0.missed) }
    case .initialContactSpurious: metrics.initialContact.flatMap { $0.percent($0.spurious) }
    case .toeOffMedian: metrics.toeOff?.medianMilliseconds
    case .toeOffP95: metrics.toeOff?.p95Milliseconds
    case .toeOffMissed: metrics.toeOff.flatMap { $0.percent($0.missed) }
    case .toeOffSpurious: metrics.toeOff.flatMap { $0.percent($0.spurious) }
    }
  }

  /// The head of its column, with the unit.
  package var title: String {
    switch self {
    case .rmse: "RMSE [BW]"
    case .mae: "MAE [BW]"
    case .bias: "bias [BW]"
    case .nrmsePercent: "NRMSE [%]"
    case .r2: "R2"
    case .pearsonR: "r"
    case .loadingRMSE: "first 15 % [BW]"
    case .midStanceRMSE: "mid-stance [BW]"
    case .unloadingRMSE: "last 15 % [BW]"
    case .swingRMSE: "swing [BW]"
    case .stanceEdgesRMSE: "stance edges [BW]"
    case .stanceEdgesRatio: "edges / whole"
    case .firstPeak: "peak 1 [BW]"
    case .firstPeakMilliseconds: "peak 1 [ms]"
    case .valley: "valley [BW]"
    case .valleyMilliseconds: "valley [ms]"
    case .secondPeak: "peak 2 [BW]"
    case .secondPeakMilliseconds: "peak 2 [ms]"
    case .impulsePercent: "impulse [%]"
    case .initialContactMedian: "initial contact, median [ms]"
    case .initialContactP95: "initial contact, p95 [ms]"
    case .initialContactMissed: "initial contact, missed [%]"
    case .initialContactSpurious: "initial contact, spurious [%]"
    case .toeOffMedian: "toe-off, median [ms]"
    case .toeOffP95: "toe-off, p95 [ms]"
    case .toeOffMissed: "toe-off, missed [%]"
    case .toeOffSpurious: "toe-off, spurious [%]"
    }
  }

  /// Decimals that it is shown with.
  package var decimals: Int {
    switch self {
    case .nrmsePercent, .stanceEdgesRatio, .impulsePercent: 2
    case .initialContactMissed, .initialContactSpurious, .toeOffMissed, .toeOffSpurious: 2
    case .firstPeakMilliseconds, .valleyMilliseconds, .secondPeakMilliseconds: 1
    case .initialContactMedian, .initialContactP95, .toeOffMedian, .toeOffP95: 1
    default: 4
    }
  }
}

extension RecordingMetrics.Event {
  /// A count as a percentage of the events of the reference; nil if there is none.
  func percent(_ count: Int) -> Double? {
    found + missed > 0 ? 100 * Double(count) / Double(found + missed) : nil
  }
}
