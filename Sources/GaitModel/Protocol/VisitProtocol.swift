/// The phases of a visit, one after the other: `gaitlab live --protocol visit.toml`.
package struct VisitProtocol: Equatable, Sendable {
  /// One part of a visit: some minutes of walking with a target, or a rest.
  package struct Phase: Equatable, Sendable {
    /// What it is called; of several alike each says which it is.
    package var name: String
    /// How long it takes; nil lasts until somebody goes on.
    package var seconds: Double?
    /// What is practised; nil counts nothing.
    package var exercise: FeedbackPreset?
    /// Beats a minute; nil for silence.
    package var beatsPerMinute: Double?

    package init(
      name: String, seconds: Double? = nil, exercise: FeedbackPreset? = nil,
      beatsPerMinute: Double? = nil
    ) {
      self.name = name
      self.seconds = seconds
      self.exercise = exercise
      self.beatsPerMinute = beatsPerMinute
    }
  }

  /// What the protocol is called.
  package var name: String
  /// Never empty.
  package var phases: [Phase]

  /// Phases of a protocol, at most.
  package static let mostPhases = 200
  /// How long a phase may be.
  package static let lengths = 1.0...86_400.0
  /// Beats a minute that somebody can walk to.
  package static let beatsPerMinute = 30.0...200.0

  package init(name: String, phases: [Phase]) {
    precondition(!phases.isEmpty, "a protocol without phases")
    self.name = name
    self.phases = phases
  }
}
