/// What a live session sends on to other programs, as soon as it is known.
package enum LiveOutput: Equatable, Sendable {
  /// What the numbers rest on: before the first of them, and whenever it has changed.
  case session(LiveOutputSession)
  case estimate(LiveEstimate)
  case step(LiveStep)
  /// Nothing more comes; seconds of the session's clock.
  case ended(seconds: Double)
}

/// What the numbers of a live session rest on.
package struct LiveOutputSession: Equatable, Sendable {
  /// The feet that are measured, left first.
  package var feet: [Foot]
  /// What estimates the forces.
  package var estimator: String
  /// What one body weight is in newtons: by the known mass, or what the insoles read.
  package var bodyWeightNewtons: Double
  /// Whether body weight comes from a known mass.
  package var isBodyMassKnown: Bool
  /// Whether the walker is simulated.
  package var isSimulated: Bool
  /// When the session's time was zero, in seconds since 1970; nil where nobody knows.
  package var startedAtUnixSeconds: Double?

  package init(
    feet: [Foot], estimator: String, bodyWeightNewtons: Double, isBodyMassKnown: Bool,
    isSimulated: Bool, startedAtUnixSeconds: Double?
  ) {
    self.feet = feet
    self.estimator = estimator
    self.bodyWeightNewtons = bodyWeightNewtons
    self.isBodyMassKnown = isBodyMassKnown
    self.isSimulated = isSimulated
    self.startedAtUnixSeconds = startedAtUnixSeconds
  }
}

/// The estimates of both feet at one moment of a live session.
package struct LiveEstimate: Equatable, Sendable {
  /// NaN where there is none.
  package let newtons: PerFoot<Float>
  /// The moment, in seconds of the session's clock.
  package let seconds: Double
  /// How long ago the frame was measured that it is of.
  package let agoSeconds: Double

  package init(newtons: PerFoot<Float>, seconds: Double, agoSeconds: Double) {
    self.newtons = newtons
    self.seconds = seconds
    self.agoSeconds = agoSeconds
  }
}

/// An accepted step of a live session, once it is over.
package struct LiveStep: Equatable, Sendable {
  /// Whose step it is.
  package var foot: Foot
  /// Counts the steps of this foot that were sent on, from 1.
  package var number: Int
  /// In seconds of the session's clock.
  package var initialContactSeconds: Double
  /// In seconds of the session's clock.
  package var toeOffSeconds: Double
  /// Highest force in % of body weight; nil where it is not known.
  package var peakPercent: Double?
  /// In body weights a second; nil without two peaks.
  package var loadingRate: Double?
  /// How long ago its toe-off was measured.
  package var agoSeconds: Double

  package init(
    foot: Foot, number: Int, initialContactSeconds: Double, toeOffSeconds: Double,
    peakPercent: Double?, loadingRate: Double?, agoSeconds: Double
  ) {
    self.foot = foot
    self.number = number
    self.initialContactSeconds = initialContactSeconds
    self.toeOffSeconds = toeOffSeconds
    self.peakPercent = peakPercent
    self.loadingRate = loadingRate
    self.agoSeconds = agoSeconds
  }

  /// How long the foot was on the ground.
  package var stanceSeconds: Double { toeOffSeconds - initialContactSeconds }
}

/// How a receiver of what a live session sends on is doing.
package struct OutletStatus: Equatable, Sendable {
  /// Such as `udp 127.0.0.1:9100`.
  package var name: String
  /// Messages that it has taken.
  package var sent = 0
  /// Messages that it did not take, and that are gone.
  package var dropped = 0

  package init(name: String) { self.name = name }
}

/// How a live session is shared with those who look on.
package struct ShareStatus: Equatable, Sendable {
  /// Where they connect to, such as `127.0.0.1:9100`.
  package var address: String
  /// What they have to know.
  package var token: String
  /// How many look on.
  package var viewers: Int
  /// Packets that slow ones have missed.
  package var dropped: Int

  package init(address: String, token: String, viewers: Int = 0, dropped: Int = 0) {
    self.address = address
    self.token = token
    self.viewers = viewers
    self.dropped = dropped
  }
}
