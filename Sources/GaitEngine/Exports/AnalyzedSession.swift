package import GaitAnalysis
package import GaitFiles
package import GaitModel

/// A session with its whole analysis, as exports take it.
package struct AnalyzedSession: Sendable {
  /// By what its rows are told from those of other sessions of an export.
  package var name: String
  package private(set) var analysis: SessionAnalysis
  package let metadata: SessionMetadata
  package let markers: [Marker]
  /// How the walker did against targets.
  package let feedback: [FeedbackSummary]
  package let durationSeconds: Double

  package init(
    name: String, analysis: SessionAnalysis, metadata: SessionMetadata, markers: [Marker] = [],
    feedback: [FeedbackSummary] = [], durationSeconds: Double
  ) {
    self.name = name
    self.analysis = analysis
    self.metadata = metadata
    self.markers = markers
    self.feedback = feedback
    self.durationSeconds = durationSeconds
  }

  /// Takes a session through the analysis.
  ///
  /// - Parameters:
  ///   - session: the session.
  ///   - path: its file.
  ///   - settings: what the analysis depends on.
  ///   - work: what it is for, such as `the export`, where somebody stops it.
  ///   - progress: told now and then which share has been read.
  /// - Throws: why it cannot be read, or `cancelled`.
  package init(
    _ session: any SessionReading, path: String, settings: AnalysisSettings,
    work: String = "the analysis", progress: (Double) -> Void = { _ in }
  ) throws(GaitlabError) {
    var analyzer = try SessionAnalyzer(session: session, settings: settings)
    while !analyzer.isFinished {
      try CancellationToken.check(path: path, work)
      try analyzer.next()
      progress(analyzer.progress)
    }
    self.init(
      name: analyzer.metadata.name, analysis: analyzer.analysis(), metadata: analyzer.metadata,
      markers: session.markers, feedback: session.feedback,
      durationSeconds: session.seconds.upperBound - session.seconds.lowerBound)
  }

  /// The steps of a part of it alone, with the calibration and the scale of the whole.
  package func part(_ seconds: ClosedRange<Double>) -> AnalyzedSession {
    var part = self
    part.analysis = analysis.part(seconds)
    return part
  }

  /// How the walker did against targets, for exports.
  package var outcome: FeedbackOutcome {
    let end = Foot.allCases.compactMap { analysis.tracks[$0]?.times.last }.max()
    let last = analysis.steps.map(\.stance.toeOffSeconds).max()
    return FeedbackOutcome(
      feedback, markers: markers, endSeconds: end ?? last ?? durationSeconds)
  }

  /// What is compared of it.
  ///
  /// - Parameters:
  ///   - part: the part that it is; nil for all of the session.
  ///   - pressure: of the used steps; nil leaves the maps out.
  /// - Returns: one side of a comparison.
  package func compared(
    part: ClosedRange<Double>? = nil, pressure: PressureReport? = nil
  ) -> ComparedSession {
    ComparedSession(
      analysis, metadata: metadata,
      date: metadata.startedAtUnixSeconds.map(WallClock.minutes).flatMap { $0.isEmpty ? nil : $0 },
      name: name, part: part, pressure: pressure)
  }

  /// Drops the forces of each frame, which only tables of frames and files of one session need, so
  /// that many sessions fit into memory.
  package mutating func forgetFrames() { analysis.tracks = PerFoot(both: nil) }
}

extension [AnalyzedSession] {
  /// The same sessions, each with a name of its own: the second `walk` is `walk (2)`.
  package var withNamesOfTheirOwn: [AnalyzedSession] {
    var used: Set<String> = []
    return map { session in
      var session = session
      let name = session.name
      var number = 2
      while !used.insert(session.name).inserted {
        session.name = "\(name) (\(number))"
        number += 1
      }
      return session
    }
  }
}
