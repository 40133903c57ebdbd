package import GaitAnalysis
package import GaitFiles
package import GaitModel

/// Reads the frames of a session once more for pressures, now that its steps are known.
package struct PressureReader: Sendable {
  private let session: any SessionReading
  private let analysis: SessionAnalysis
  private let metadata: SessionMetadata
  private let mask: MaskDefinition

  /// - Parameters:
  ///   - session: where the frames are read.
  ///   - analysis: of the session.
  ///   - metadata: with what the user and the frames know better; see `SessionBasis`.
  ///   - mask: the regions.
  package init(
    session: any SessionReading, analysis: SessionAnalysis, metadata: SessionMetadata,
    mask: MaskDefinition = .standard
  ) {
    self.session = session
    self.analysis = analysis
    self.metadata = metadata
    self.mask = mask
  }

  /// Reads the pressures of a span.
  ///
  /// - Throws: why the session cannot be read, `dataRefused` where the mask names a cell that an insole has not,
  ///   or `cancelled`.
  package func report(_ span: PressureSpan) throws(GaitlabError) -> PressureReport {
    let (left, (right, butterfly)) = try BackgroundThread.both {
      () throws(GaitlabError) in
      try pressure(.left, span)
    } _: {
      () throws(GaitlabError) in
      (try pressure(.right, span), try self.butterfly(span))
    }
    return PressureReport(
      span: span, feet: PerFoot(left: left, right: right), butterfly: butterfly)
  }

  private func cells(of foot: Foot) -> PressureCells? {
    metadata.insoles[foot].map {
      PressureCells(insole: $0, zero: analysis.calibrations.first.zero[foot])
    }
  }

  /// Frames of a foot from which the first zero is to be taken off.
  private func frames(_ foot: Foot) -> ForwardFrames {
    ForwardFrames(session: session, foot: foot, change: analysis.calibrations.withFirstZero)
  }

  private func pressure(
    _ foot: Foot, _ span: PressureSpan
  ) throws(GaitlabError) -> FootPressure? {
    guard let cells = cells(of: foot) else { return nil }
    guard mask.highestCell <= cells.layout.cellCount else {
      throw GaitlabError(
        .dataRefused, file: mask.name, found: "a region with cell \(mask.highestCell)",
        expected: "the \(foot.rawValue) insole has \(cells.layout.cellCount) cells",
        advice: "choose a mask that was made for this insole")
    }
    let regions = mask.mask(of: cells.layout)
    let contactAbove = cells.contactThreshold(peaks: analysis.cellPeaks[foot])
    var pressure = FootPressure(cells: cells, mask: regions, contactAbove: contactAbove)
    var frames = frames(foot)
    func contact(_ range: ClosedRange<Double>, step: Int?) throws(GaitlabError) -> ContactPressure?
    {
      try CancellationToken.check(path: metadata.name, "the pressures")
      // The frame behind the last one says how long that counts.
      let wide = range.lowerBound...range.upperBound + 2 / cells.samplingRateHz
      guard let frames = try frames.read(wide) else { return nil }
      return ContactPressure(
        frames: frames, seconds: range, step: step, cells: cells, mask: regions,
        contactAbove: contactAbove)
    }
    if case .seconds(let range) = span, let stretch = try contact(range, step: nil) {
      pressure.add(stretch)
    }
    for (step, stance) in span.stances(of: foot, in: analysis) {
      guard let contact = try contact(stance.seconds, step: step) else { continue }
      if case .seconds = span {
        pressure.addLine(of: contact)
      } else {
        pressure.add(contact)
      }
    }
    return pressure
  }

  /// Of the strides that begin with a left step of the span and whose swing is known.
  private func butterfly(_ span: PressureSpan) throws(GaitlabError) -> Butterfly? {
    guard let left = cells(of: .left), let right = cells(of: .right) else { return nil }
    let cells = PerFoot(left: left, right: right)
    let steps = Set(span.stances(of: .left, in: analysis).map(\.step))
    var (leftReader, rightReader) = (frames(.left), frames(.right))
    let frameSeconds = 1 / min(left.samplingRateHz, right.samplingRateHz)
    var butterfly = Butterfly()
    for step in analysis.steps where step.foot == .left && steps.contains(step.index) {
      guard let swing = step.swingSeconds else { continue }
      try CancellationToken.check(path: metadata.name, "the pressures")
      let start = step.stance.initialContactSeconds
      let seconds = start...step.stance.toeOffSeconds + swing
      guard !isBroken(seconds) else { continue }
      let wide = start - frameSeconds...seconds.upperBound + frameSeconds
      // A stride that spans a change is in two scales.
      guard !analysis.calibrations.isChanged(within: seconds) else { continue }
      guard let leftFrames = try leftReader.read(wide),
        let rightFrames = try rightReader.read(wide)
      else { continue }
      butterfly.add(
        frames: PerFoot(left: leftFrames, right: rightFrames), seconds: seconds, cells: cells,
        newtonsPerBodyWeight: analysis.calibrations[start].newtonsPerBodyWeight)
    }
    return butterfly.strides > 0 ? butterfly : nil
  }

  /// Whether frames of either foot are missing for longer than a step may lack.
  private func isBroken(_ seconds: ClosedRange<Double>) -> Bool {
    analysis.trust.gaps.contains {
      analysis.rule.isTooLong(gapSeconds: $0.durationSeconds) && $0.overlaps(seconds)
    }
  }
}
