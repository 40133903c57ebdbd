import GaitAnalysis
package import GaitModel

/// What a host says of its session, so that another screen makes the same of the same frames.
package struct SharedSession: Equatable, Codable, Sendable {
  /// Another one for each run of a host.
  package var id: UInt64
  /// As the devices state it, with the calibration, the lag and the levels that were found.
  package var metadata: SessionMetadata
  /// What the card of the estimator calls it.
  package var estimatorName: String
  /// SHA-256 of the model's file; nil for the sum of cells.
  package var estimatorSHA256: String?
  /// When a stance begins and ends.
  var rule: StanceRule
  /// Whether strides correct the scale.
  var scale: ScaleMode
  /// Whether each foot has a scale of its own.
  var scalesFeetApart: Bool
  /// The lag of the reference as it was found or set; nil before.
  var lag: Lag?
  /// Whether forces of a reference come.
  var isReferenceHere: Bool

  /// A lag of the reference.
  struct Lag: Equatable, Codable, Sendable {
    var seconds: Double
    /// Nil where it was set by hand.
    var correlation: Double?
  }

  /// Texts longer than this are no names.
  private static let longestText = 4096

  /// Why nobody could show it, in words; nil if every number is plausible and every size fits.
  func problem(_ check: (SessionMetadata) -> String?) -> String? {
    if let problem = check(metadata) { return problem }
    guard !metadata.feet.isEmpty else { return "a session without insoles" }
    let texts =
      [metadata.name, metadata.source, metadata.notes, metadata.reference ?? "", estimatorName]
      + metadata.tags + metadata.feet.compactMap { metadata.insoles[$0]?.layout.name }
    if texts.contains(where: { $0.utf8.count > Self.longestText }) || metadata.tags.count > 100 {
      return "texts that are no names"
    }
    let positive = [
      rule.minimumNewtons, rule.releaseFraction, rule.minStanceSeconds, rule.minSwingSeconds,
      rule.minContactSeconds, rule.maxStanceSeconds, rule.maxSwingSeconds, rule.maxGapSeconds,
    ]
    guard positive.allSatisfy({ $0 > 0 && $0 <= Plausible.newtons.upperBound }),
      rule.releaseFraction <= 1, (0...0.5).contains(rule.bodyWeightFraction)
    else { return "a rule for stances that finds none" }
    if let lag, !Plausible.referenceLagSeconds.contains(lag.seconds) {
      return "a reference that lags by \(lag.seconds) s"
    }
    return nil
  }
}

extension SharedSession.Lag {
  init(_ lag: LagEstimate) {
    self.init(
      seconds: lag.seconds, correlation: lag.correlation.isFinite ? lag.correlation : nil)
  }

  var estimate: LagEstimate { LagEstimate(seconds: seconds, correlation: correlation ?? .nan) }
}

/// How devices and the recording of a host are doing.
package struct SharedState: Equatable, Codable, Sendable {
  package var devices: [DeviceStatus]
  package var recorder: RecorderStatus?
  /// The last contacts that an option of the host leaves out; nil for none.
  ///
  /// By their moments: who comes later has other numbers for them.
  package var skippedContacts: [LeftOutStep]?

  /// Streams that a host can have.
  private static let mostDevices = 64
  private static let longestText = 512
  /// Contacts that are said.
  static let mostSkipped = 100

  /// Whether it is small enough to be shown.
  var isPlausible: Bool {
    devices.count <= Self.mostDevices
      && devices.allSatisfy { max($0.source.utf8.count, $0.device.utf8.count) <= Self.longestText }
      && (recorder?.path.utf8.count ?? 0) <= 2 * Self.longestText * 4
      && (skippedContacts?.count ?? 0) <= Self.mostSkipped
      && (skippedContacts ?? []).allSatisfy {
        Plausible.times.contains($0.initialContactSeconds) && $0.reason.isEmpty
      }
  }
}
