package import GaitAnalysis
package import GaitFiles
package import GaitModel

/// Takes a whole recorded session through the pipeline, piece by piece.
///
/// A value: `next` analyses the next stretch, so that a caller can show progress, draw in between,
/// or stop. However long the stretches, the result is the same.
package struct SessionAnalyzer: Sendable {
  package let session: any SessionReading
  private var pipeline: Pipeline
  private var position: Double
  /// The stretch that is read while the one before it is analysed.
  private var ahead: StretchAhead?

  /// Seconds of the next stretch where nobody says how long it is: a short one first, so that there is soon something to
  /// see, then longer ones, at whose ends threads wait for each other less often.
  private var stretchSeconds = shortestSeconds
  private let longestSeconds: Double

  /// Stretches that are shorter, in seconds, are not worth a thread.
  private static let leastAheadSeconds = 5.0
  private static let shortestSeconds = 10.0
  private static let longestSeconds = 60.0
  /// Bytes of cells that a stretch has at most, unless its frames are very large.
  private static let mostBytes = 4e6

  /// What its numbers rest on.
  package var basis: SessionBasis { pipeline.basis }
  /// The session's metadata with what the user and the frames know better.
  package var metadata: SessionMetadata { basis.metadata }

  /// Calibrates on the beginning of the session.
  package init(
    session: any SessionReading, settings: AnalysisSettings = AnalysisSettings()
  ) throws(GaitlabError) {
    try self.init(
      session: session, basis: try session.basis(settings.basis), estimator: settings.estimator)
  }

  /// Goes on from what is known of the session already.
  package init(
    session: any SessionReading, basis: SessionBasis, estimator: EstimatorSource
  ) throws(GaitlabError) {
    self.session = session
    pipeline = Pipeline(
      basis: basis, makeEstimator: try estimator.checked(for: basis.metadata))
    position = session.seconds.lowerBound
    let bytesPerSecond = basis.metadata.feet.compactMap { basis.metadata.insoles[$0] }
      .reduce(0.0) { $0 + $1.samplingRateHz * Double($1.layout.cellCount) * 4 }
    longestSeconds = min(
      max(Self.mostBytes / max(bytesPerSecond, 1), Self.shortestSeconds), Self.longestSeconds)
    pipeline.reserve(seconds: session.seconds.upperBound - session.seconds.lowerBound)
  }

  /// How much of the session was read, 0...1.
  package var progress: Double {
    let length = session.seconds.upperBound - session.seconds.lowerBound
    return length > 0 ? min((position - session.seconds.lowerBound) / length, 1) : 1
  }

  package var isFinished: Bool { position > session.seconds.upperBound }

  /// Reads the next stretch; after the last one the analysis is complete.
  package mutating func next() throws(GaitlabError) {
    let seconds = stretchSeconds
    stretchSeconds = min(2 * seconds, longestSeconds)
    try next(stretchSeconds: seconds, ahead: stretchSeconds)
  }

  /// The same with a stretch of so many seconds, as the next one will have.
  package mutating func next(stretchSeconds: Double) throws(GaitlabError) {
    try next(stretchSeconds: stretchSeconds, ahead: stretchSeconds)
  }

  private mutating func next(
    stretchSeconds: Double, ahead aheadSeconds: Double
  ) throws(GaitlabError) {
    guard !isFinished else { return }
    let span = SessionStretch.Span(start: position, end: position + stretchSeconds)
    let stretch = try read(span)
    let next = SessionStretch.Span(start: span.end, end: span.end + aheadSeconds)
    let isWorthIt =
      stretchSeconds >= Self.leastAheadSeconds && next.start <= session.seconds.upperBound
    ahead =
      isWorthIt
      ? StretchAhead(next, of: session, referenceLagSeconds: basis.referenceLagSeconds) : nil
    // A short stretch is done before a thread has begun.
    let work: any FootWork =
      stretchSeconds >= Self.leastAheadSeconds ? FeetSideBySide() : FeetInTurn()
    pipeline.push(stretch.frames, by: work)
    for foot in session.metadata.feet {
      if let forces = stretch.reference[foot] { pipeline.push(reference: basis.aligned(forces)) }
    }
    pipeline.settle(until: min(span.end.nextDown, session.seconds.upperBound), by: work)
    position = span.end
    if isFinished { pipeline.finish() }
  }

  private func read(_ span: SessionStretch.Span) throws(GaitlabError) -> SessionStretch {
    if let ahead, ahead.span == span, let stretch = try ahead.take() { return stretch }
    return try SessionStretch(span, of: session, referenceLagSeconds: basis.referenceLagSeconds)
  }

  /// Leaves other steps out by hand, of those read and to be read.
  package mutating func leaveOut(_ steps: [LeftOutStep]) { pipeline.leaveOut(steps) }

  /// What is known so far.
  package func analysis() -> SessionAnalysis { pipeline.analysis() }

  /// Reads all that is left and returns the whole analysis.
  package mutating func finish(
    progress report: (Double) -> Void = { _ in }
  ) throws(GaitlabError) -> SessionAnalysis {
    while !isFinished {
      try next()
      report(progress)
    }
    return analysis()
  }
}

extension SessionReading {
  /// What the session's numbers rest on.
  ///
  /// - Parameter settings: what the user decided.
  /// - Returns: the basis, found on the session's first frames.
  /// - Throws: why they cannot be read.
  package func basis(
    _ settings: BasisSettings = BasisSettings()
  ) throws(GaitlabError) -> SessionBasis {
    let reference = try referenceSample(settings)
    var basis = SessionBasis(
      metadata: metadata, head: try head(seconds: AutomaticCalibration.windowSeconds),
      settings: settings, reference: reference)
    guard basis.referenceLag.origin == .none,
      let lively = ReferenceLagFinder.liveliest(reference)
    else { return basis }
    var frames = PerFoot<FrameBlock?>(both: nil)
    var forces = PerFoot<ForceBlock?>(both: nil)
    for foot in metadata.feet {
      frames[foot] = try self.frames(foot, seconds: lively)
      forces[foot] = reference[foot]?.slice(seconds: lively)
    }
    basis.findReferenceLag(frames: frames, reference: forces)
    return basis
  }

  /// Forces of the reference that its sign, offset, drift and lag are found on.
  ///
  /// All of it, or ten minutes spread from its beginning to its end where it is longer than that. None
  /// where all of these are known.
  private func referenceSample(
    _ settings: BasisSettings
  ) throws(GaitlabError) -> PerFoot<ForceBlock?> {
    let isLagKnown = settings.referenceLagSeconds != nil || metadata.referenceLagSeconds != 0
    guard metadata.reference != nil, metadata.referenceLevels == nil || !isLagKnown else {
      return PerFoot(both: nil)
    }
    let length = seconds.upperBound - seconds.lowerBound
    let pieces = length > 600 ? 10 : 1
    let pieceLength = pieces == 1 ? length : 60
    var sample = PerFoot<ForceBlock?>(both: nil)
    for foot in metadata.feet {
      var block = ForceBlock(foot: foot)
      for piece in 0..<pieces {
        let part = pieces == 1 ? 0 : Double(piece) / Double(pieces - 1)
        let start = seconds.lowerBound + part * (length - pieceLength)
        guard let forces = try reference(foot, seconds: start...start + pieceLength) else {
          continue
        }
        for index in forces.newtons.indices where forces.newtons[index].isFinite {
          block.append(timeSeconds: forces.times[index], newtons: forces.newtons[index])
        }
      }
      sample[foot] = block.isEmpty ? nil : block
    }
    return sample
  }
}
