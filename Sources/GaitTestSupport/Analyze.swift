package import GaitAnalysis
package import GaitEngine
package import GaitFiles
package import GaitModel

/// Takes sessions through the analysis for tests.
package enum Analyze {
  /// The whole analysis, read in stretches of the given length.
  package static func session(
    _ session: any SessionReading, settings: AnalysisSettings = AnalysisSettings(),
    stretchSeconds: Double = 10
  ) throws(GaitlabError) -> SessionAnalysis {
    var analyzer = try SessionAnalyzer(session: session, settings: settings)
    while !analyzer.isFinished { try analyzer.next(stretchSeconds: stretchSeconds) }
    return analyzer.analysis()
  }

  package static func recorded(
    _ session: RecordedSession, settings: AnalysisSettings = AnalysisSettings(),
    stretchSeconds: Double = 10
  ) throws(GaitlabError) -> SessionAnalysis {
    try self.session(
      MemorySession(session), settings: settings, stretchSeconds: stretchSeconds)
  }

  package static func file(_ path: String) throws(GaitlabError) -> SessionAnalysis {
    try session(SessionOpener.open(path: path))
  }
}
