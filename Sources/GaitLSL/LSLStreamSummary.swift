/// What a stream says of itself, as far as it is understood; all texts are data.
struct LSLStreamSummary: Equatable {
  /// Elements of `gaitlab` in a stream's metadata; docs/LSL.md describes them.
  static let keys = ["layout", "size", "unit", "foot", "rate", "saturation", "mass", "simulated"]
  /// Channels whose labels are looked at.
  static let labelLimit = 64

  var name: String
  var channelCount: Int
  /// 0 for samples that come when they like.
  var samplingRateHz: Double
  /// Values by key.
  var metadata: [String: String] = [:]
  /// Labels of the first channels; empty where there is none.
  var labels: [String] = []
  /// Units of the first channels; empty where there is none.
  var units: [String] = []
}
