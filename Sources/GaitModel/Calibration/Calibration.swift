/// What turns an insole's readings into force in body weights.
public struct Calibration: Equatable, Codable, Sendable {
  /// How it was found.
  package enum Origin: String, Codable, Sendable {
    /// Found from the walking itself: whole strides of both feet carry one body weight.
    case automatic
    /// From standing still on both feet: what both read together is one body weight.
    case standing
    /// From standing on one foot after the other: what each reads is one body weight.
    case standingOnEachFoot
    /// The insoles' own newtons, believed; zero from the walking.
    case insole
    /// Too few whole strides; the device's own unit is believed.
    case none
  }

  /// How it was found.
  package var origin: Origin
  /// Reading of each unloaded cell in the unit of the device; zeros where it was not found.
  package var zero: PerFoot<[Float]>
  /// Newtons that the insole itself reads while the walker weighs one body weight.
  package var newtonsPerBodyWeight: PerFoot<Double>
  /// What one body weight is in newtons.
  public var bodyWeightNewtons: Double
  /// Whether body weight comes from a known mass, or is what the insoles read.
  package var isBodyMassKnown: Bool
  /// Whole strides that the scale was found from, both feet.
  package var strideCount: Int
  /// When it was measured, in seconds since 1970; nil where it was found while a file was analysed.
  package var measuredAtUnixSeconds: Double?

  package init(
    origin: Origin, zero: PerFoot<[Float]>, newtonsPerBodyWeight: PerFoot<Double>,
    bodyWeightNewtons: Double, isBodyMassKnown: Bool, strideCount: Int,
    measuredAtUnixSeconds: Double? = nil
  ) {
    self.origin = origin
    self.zero = zero
    self.newtonsPerBodyWeight = newtonsPerBodyWeight
    self.bodyWeightNewtons = bodyWeightNewtons
    self.isBodyMassKnown = isBodyMassKnown
    self.strideCount = strideCount
    self.measuredAtUnixSeconds = measuredAtUnixSeconds
  }

  /// Whether it was found from the strides of a recording.
  package var isFromWalking: Bool { origin == .automatic || origin == .insole }

  /// The walker's mass, if it is known and not what the insoles read.
  package var massKilograms: Double? {
    isBodyMassKnown ? bodyWeightNewtons / Physics.standardGravity : nil
  }

  /// The same for insoles that it may know nothing of: their zero is nothing.
  package func fitted(to insoles: PerFoot<InsoleDescription?>) -> Calibration {
    var fitted = self
    for foot in Foot.allCases {
      let count = insoles[foot]?.layout.cellCount ?? 0
      if zero[foot].count != count { fitted.zero[foot] = Array(repeating: 0, count: count) }
    }
    return fitted
  }

  /// What a screen says of it.
  package var summary: String {
    switch origin {
    case .automatic: "automatic, \(strideCount) \(strideCount == 1 ? "stride" : "strides")"
    case .standing: "standing"
    case .standingOnEachFoot: "standing on each foot"
    case .insole: "the insoles' own newtons"
    case .none: "none: too few whole strides"
    }
  }
}
