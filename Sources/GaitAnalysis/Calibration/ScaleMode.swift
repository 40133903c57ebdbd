/// How the scale of an insole is followed after its calibration.
package enum ScaleMode: String, CaseIterable, Codable, Equatable, Sendable {
  /// Each accepted stride corrects the scale a little: over whole strides of steady walking left +
  /// right carry one body weight.
  case running
  /// The calibration holds to the end.
  case fixed
}
