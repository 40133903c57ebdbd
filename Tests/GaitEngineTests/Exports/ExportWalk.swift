import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitSimulation
import GaitTestSupport

/// A simulated walk that has been analysed for an export.
enum ExportWalk {
  static let program = "gaitlab 9.9"

  static func recording(seconds: Double = 8, seed: UInt64 = 1) -> RecordedSession {
    var session = SimulatedWalk(
      WalkerConfiguration(
        seed: seed, durationSeconds: seconds, samplingRateHz: 100,
        faults: SensorFaults(noiseCounts: 1, dropOutsPerMinute: 20))
    ).session
    session.metadata.name = "walk one"
    session.markers = [Marker(timeSeconds: 3, note: "turn <here> & back")]
    return session
  }

  static func analyzed(
    _ recording: RecordedSession = recording(), settings: AnalysisSettings? = nil
  ) throws -> AnalyzedSession {
    let settings = try settings ?? AnalysisSettings(estimator: .model(TestModels.bundled()))
    return try AnalyzedSession(
      MemorySession(recording), path: "walk.gait", settings: settings)
  }

  /// The same walk on a device that reads counts and of nobody's known mass.
  static func counts() throws -> AnalyzedSession {
    var session = recording()
    session.metadata.bodyMassKilograms = nil
    session.metadata.reference = nil
    session.reference = PerFoot(both: nil)
    for foot in Foot.allCases { session.metadata.insoles[foot]?.unit = .counts }
    let analyzed = try analyzed(session, settings: AnalysisSettings())
    return analyzed
  }

  /// A table by its columns' names.
  static func rows(_ text: String) -> (columns: [String], rows: [[String: String]]) {
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    guard let columns = lines.first else { return ([], []) }
    return (
      columns,
      lines.dropFirst().map { row in
        Dictionary(zip(columns, row)) { first, _ in first }
      }
    )
  }

  static func text(_ row: TidyRow, _ sessions: [AnalyzedSession]) -> String {
    var text = ""
    TidyTable(row, program: program).write(sessions) { text += $0 }
    return text
  }
}
