package import GaitModel

/// A whole simulated walk with everything that is exactly known of it.
package struct SimulatedWalk: Sendable {
  package let session: RecordedSession
  /// The true stances, force above 0, that end within the walk: in the order of time, and with the
  /// standing at the beginning as each foot's first.
  package let stances: [Stance]
  private let schedule: WalkSchedule

  /// Simulates a walk.
  ///
  /// - Precondition: `configuration.problem` is nil and the duration is finite.
  package init(_ configuration: WalkerConfiguration) {
    precondition(configuration.durationSeconds.isFinite, "a walk in memory has to end")
    var stream = WalkerStream(configuration)
    let block = stream.makeBlock(seconds: configuration.durationSeconds)
    schedule = stream.schedule
    session = RecordedSession(
      metadata: stream.metadata,
      frames: PerFoot.each { foot in
        block?.frames[foot] ?? FrameBlock(foot: foot, cellCount: SimulatedInsole.cellCount)
      },
      reference: PerFoot.each { foot in block?.reference[foot] ?? ForceBlock(foot: foot) })
    stances = Foot.allCases
      .flatMap { stream.schedule.curves[$0] }
      .compactMap { $0.stance(endingBy: configuration.durationSeconds) }
      .sorted { $0.initialContactSeconds < $1.initialContactSeconds }
  }

  /// The exact force of a foot in newtons at a time of the walk, at any moment between the samples.
  package func vGRF(foot: Foot, at seconds: Double) -> Double {
    schedule.newtons(foot, at: seconds)
  }
}
