import GaitModel

/// Whether frames come at the rate that a session states; networks depend on it.
struct FrameRateCheck {
  /// Hertz that the times of the frames tell, where these contradict the stated rate.
  private let measured: PerFoot<Double?>

  /// Stated and measured rates that differ by less are the same: gaps and rounded times.
  private static let tolerance = 0.05
  /// Frames that are looked at.
  static let maxFrames = 1000
  private static let minFrames = 20

  /// Looks at the first frames of a session.
  init(_ head: PerFoot<FrameBlock?>, metadata: SessionMetadata) {
    var measured = PerFoot<Double?>(both: nil)
    for foot in metadata.feet {
      guard let stated = metadata.insoles[foot]?.samplingRateHz,
        let times = head[foot]?.times.prefix(Self.maxFrames), times.count >= Self.minFrames
      else { continue }
      let steps = zip(times.dropFirst(), times).map { $0 - $1 }
      guard let step = steps.median, step > 0, abs(1 / step / stated - 1) > Self.tolerance
      else { continue }
      measured[foot] = 1 / step
    }
    self.measured = measured
  }

  var isContradicted: Bool { Foot.allCases.contains { measured[$0] != nil } }

  /// Believes the times.
  func correct(_ metadata: inout SessionMetadata) {
    for foot in Foot.allCases {
      if let rate = measured[foot] { metadata.insoles[foot]?.samplingRateHz = rate }
    }
  }
}
