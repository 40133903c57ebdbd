#if Training
  import GaitAnalysis
  import GaitModel
  import GaitSimulation
  import GaitStore

  @testable import GaitTraining
  @testable import GaitExperiments

  /// Results and recordings that are easy to reckon with.
  enum ExperimentFixture {
    /// Metrics whose every number follows from one.
    static func metrics(
      _ recording: String, subject: String, condition: String = "fresh", speed: String = "normal",
      rmse: Double
    ) -> RecordingMetrics {
      RecordingMetrics(
        recording: recording, subject: subject, condition: condition, speed: speed, frames: 1000,
        steps: 20, rmse: rmse, mae: rmse / 2, bias: -rmse / 4, nrmsePercent: rmse * 100, r2: 0.9,
        pearsonR: nil, loadingRMSE: rmse * 2, midStanceRMSE: rmse, unloadingRMSE: rmse * 3,
        swingRMSE: rmse / 10, stanceEdgesRMSE: rmse * 2.5,
        firstPeak: RecordingMetrics.Peak(rmse: rmse, milliseconds: 12, steps: 18), valley: nil,
        secondPeak: nil, impulsePercent: 3,
        initialContact: RecordingMetrics.Event(
          medianMilliseconds: 8, p95Milliseconds: 20, found: 18, missed: 2, spurious: 1),
        toeOff: nil)
    }

    /// A cell of two recordings, slow and fast, a little to both sides of an error.
    static func cell(
      _ arm: String, _ fold: String, seed: UInt64 = 1, rmse: Double, condition: String = "fresh"
    ) -> CellResult {
      CellResult(
        arm: arm, fold: fold, seed: seed, parameters: 1000, trainedSeconds: 60, epochs: 8,
        validationRMSE: 0.05,
        recordings: [
          metrics(
            "\(fold)-slow", subject: fold, condition: condition, speed: "slow", rmse: rmse - 0.01),
          metrics(
            "\(fold)-fast", subject: fold, condition: condition, speed: "fast", rmse: rmse + 0.01),
        ])
    }

    static let provenance = ResultsProvenance(
      title: "A | test", caveat: "Invented <numbers>; nobody walked.",
      command: "gaitlab experiment --x", configuration: [.init("epochs", "8")], seeds: [1, 2],
      commit: "abc", time: "2026-01-01", machine: "one core")

    /// Two arms over six folds of which `kd` has five, under two conditions.
    static func table() throws -> (table: ResultsTable, cells: [CellResult]) {
      let folds = ["A", "B", "C", "D", "E", "F"]
      var cells: [CellResult] = []
      for (index, fold) in folds.enumerated() {
        for (arm, gain) in [("scratch", 0.0), ("kd", -0.004)] where arm != "kd" || fold != "F" {
          var cell = cell(arm, fold, rmse: 0.05 + 0.01 * Double(index) + gain * Double(index + 1))
          cell.recordings += cell.recordings.map { recording in
            var worn = recording
            worn.recording += "-worn"
            worn.condition = "worn"
            worn.rmse += 0.02
            return worn
          }
          cells.append(cell)
        }
      }
      let plan = ResultsPlan(arms: ["scratch", "kd"], folds: folds)
      return (try ResultsTable(cells, plan: plan, source: "fixture"), cells)
    }

    /// Writes a simulated walker's recording and opens it.
    static func recording(
      _ subject: String, seed: UInt64, in folder: String, seconds: Double = 14, tags: [String] = [],
      change: (inout RecordedSession) -> Void = { _ in }
    ) throws -> DataRecording {
      var session = SimulatedWalk(
        WalkerConfiguration(
          seed: seed, durationSeconds: seconds, faults: .typical, standingSeconds: 1)
      ).session
      session.metadata.tags = [SubjectTag.tag(subject: subject)] + tags
      change(&session)
      let path = "\(folder)/walk-\(subject)-\(seed).gait"
      try SessionWriter.write(session, to: path, replacing: true)
      return try DataRecording(path: path)
    }
  }
#endif
