#if Training
  import GaitModel
  import GaitSimulation
  import GaitStore

  @testable import GaitTraining

  /// Small data sets of simulated walkers.
  enum DataFolders {
    static func walk(
      subject: String, seed: UInt64, seconds: Double = 12, rate: Double = 200
    ) -> RecordedSession {
      var session = SimulatedWalk(
        WalkerConfiguration(
          seed: seed, durationSeconds: seconds, samplingRateHz: rate, faults: .none,
          standingSeconds: 1)
      ).session
      session.metadata.tags = [SubjectTag.tag(subject: subject)]
      return session
    }

    /// Writes one walk for each subject into a folder.
    static func write(subjects: [String], to folder: String) throws {
      for (index, subject) in subjects.enumerated() {
        try SessionWriter.write(
          walk(subject: subject, seed: UInt64(index + 1)), to: "\(folder)/walk-\(subject).gait")
      }
    }
  }
#endif
