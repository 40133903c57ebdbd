package import GaitAnalysis
package import GaitConsole
import GaitEngine
import GaitFiles
package import GaitModel
package import GaitSimulation
import GaitStore

/// A short simulated walk that has been through the whole pipeline, the same every time.
package struct AnalyzedWalk: Sendable {
  package let recording: RecordedSession
  /// Opened, analysed to the end, standing at `shownSeconds`.
  package let session: SessionState

  /// A moment with one foot on the ground and steps before and after it.
  package static let shownSeconds = 6.4

  /// At the end of the samples.
  private let analyzer: SessionAnalyzer

  private static let made = Result { try AnalyzedWalk(configuration: .short) }

  /// The walk that most tests look at; it is simulated once.
  package static func shared() throws -> AnalyzedWalk { try made.get() }

  /// Writes the shared walk as a session file.
  package static func write(to path: String) throws {
    try SessionWriter.write(try shared().recording, to: path)
  }

  package init(configuration: WalkerConfiguration) throws {
    var recording = SimulatedWalk(configuration).session
    recording.markers = [Marker(timeSeconds: 5, note: "turn")]
    self.recording = recording
    let memory = MemorySession(recording)
    var session = SessionState(
      metadata: recording.metadata, markers: recording.markers, range: recording.seconds)
    var analyzer = try SessionAnalyzer(session: memory)
    session.analysis = try analyzer.finish()
    session.progress = 1
    session.transport.seek(to: Self.shownSeconds)
    self.analyzer = analyzer
    var window = FrameWindow(session: memory, metadata: analyzer.metadata)
    session.frames = try window.frames(at: session.shownSeconds)
    self.session = session
  }

  /// Pressures under both feet.
  package func pressures(_ span: PressureSpan) throws -> PressureReport {
    try PressureReader(
      session: MemorySession(recording), analysis: analyzer.analysis(),
      metadata: analyzer.metadata
    ).report(span)
  }

  /// The numbers without some of the steps.
  package func analysis(leavingOut steps: [LeftOutStep]) -> SessionAnalysis {
    var analyzer = analyzer
    analyzer.leaveOut(steps)
    return analyzer.analysis()
  }
}

extension WalkerConfiguration {
  /// Twelve seconds with a dead cell, noise and drop-outs.
  package static let short = WalkerConfiguration(
    seed: 5, durationSeconds: 12, samplingRateHz: 100, faults: typicalWithDropOuts,
    standingSeconds: 1)

  private static var typicalWithDropOuts: SensorFaults {
    var faults = SensorFaults.typical
    faults.dropOutsPerMinute = 12
    return faults
  }
}
