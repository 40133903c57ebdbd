package import GaitAnalysis
import GaitFiles
package import GaitModel
import PlainText

/// The force of every frame as CSV: one row a frame, the feet merged by time.
package struct EstimateTable {
  private let analysis: SessionAnalysis
  private let metadata: SessionMetadata

  /// Characters that are handed on in one go.
  private static let pieceLength = 1 << 16

  package init(_ analysis: SessionAnalysis, metadata: SessionMetadata) {
    self.analysis = analysis
    self.metadata = metadata
  }

  /// Hands the table on, piece by piece.
  package func write<Failure: Error>(_ output: (String) throws(Failure) -> Void) throws(Failure) {
    var piece = header
    let tracks = Foot.allCases.compactMap { analysis.tracks[$0] }
    var next = Array(repeating: 0, count: tracks.count)
    while let track = earliest(tracks, next) {
      piece += row(tracks[track], next[track])
      next[track] += 1
      if piece.utf8.count > Self.pieceLength {
        try output(piece)
        piece = ""
      }
    }
    try output(piece)
  }

  private var header: String {
    let unit = analysis.hasNewtons ? "N" : "counts"
    let estimator = analysis.estimator
    var lines = [
      "gaitlab vGRF estimate 1",
      "session: \(FreeText.encode(metadata.name)) (\(FreeText.encode(metadata.source)))",
      "simulated: \(metadata.isSimulated ? "yes" : "no")",
      "model: \(FreeText.encode(estimator.name)) (\(FreeText.encode(estimator.kind)))",
      "model SHA-256: \(estimator.sha256 ?? "none")",
      "calibration: \(analysis.calibrations.summary)",
      "scale: \(ScaleText.text(analysis.trust.scale))",
      "body weight: \(number(analysis.calibration.bodyWeightNewtons, 1)) \(unit)"
        + (analysis.calibration.isBodyMassKnown ? "" : " (as the insoles read it)"),
    ]
    let rates = metadata.feet.compactMap { foot in
      metadata.insoles[foot].map { "\(foot.rawValue) \(number($0.samplingRateHz, 2)) Hz" }
    }
    lines.append("frames: " + rates.joined(separator: ", ") + modelRate)
    lines += Foot.allCases.compactMap { foot in
      guard metadata.insoles[foot] != nil else { return nil }
      let scales = analysis.calibrations.described {
        "\(number($0.newtonsPerBodyWeight[foot], 1)) \(unit)"
      }
      return "\(foot.rawValue) insole reads \(scales) for one body weight"
    }
    lines.append("steps used: \(LeftOutText.stepsUsed(analysis, freeText: FreeText.encode))")
    let trust = analysis.trust
    lines.append(
      "gaps: \(trust.gaps.count); frames lost or left out: \(trust.droppedFrames); with a hole in view "
        + "of the model: \(number(trust.nearHoleFraction * 100, 1)) %; given by the sum of cells "
        + "instead: \(trust.fallbackFrames)")
    lines += trust.flags.map { "flag \($0.rawValue): \($0.explanation)" }
    if let reference = metadata.reference {
      lines.append("reference: \(FreeText.encode(reference))")
    }
    lines += [
      "estimated: the model's vertical ground reaction force of that frame, its delay taken off",
      "measured: the insole's own sum of pressure x area, not calibrated; counts by the calibration, and "
        + "empty without a body mass",
      "scale: factor on the calibrated cells, from strides before: left + right carry one body weight",
      "empty: not known at that frame",
      "research and education only",
    ]
    let columns =
      "time [s],foot,estimated [N],estimated [BW],measured [N],scale"
      + (hasReference ? ",reference [N]" : "")
    return lines.map { "# \($0)\n" }.joined() + columns + "\n"
  }

  /// Says so where frames are brought to a model's rate and back.
  private var modelRate: String {
    guard let rate = analysis.estimator.samplingRateHz,
      metadata.feet.contains(where: { foot in
        metadata.insoles[foot].map { abs($0.samplingRateHz / rate - 1) > 0.005 } ?? false
      })
    else { return "" }
    return "; interpolated to the model's \(number(rate, 0)) Hz and back"
  }

  private var hasReference: Bool { metadata.reference != nil }

  /// The track whose next frame comes first; nil at the end of all.
  private func earliest(_ tracks: [FootTrack], _ next: [Int]) -> Int? {
    tracks.indices.filter { next[$0] < tracks[$0].times.count }
      .min { tracks[$0].times[next[$0]] < tracks[$1].times[next[$1]] }
  }

  private func row(_ track: FootTrack, _ index: Int) -> String {
    let time = track.times[index]
    let estimated = index < track.estimated.count ? Double(track.estimated[index]) : nil
    let weight = analysis.calibration.bodyWeightNewtons
    var cells = [
      FixedPoint.text(time, decimals: 4), track.foot.rawValue,
      number(analysis.hasNewtons ? estimated : nil, 2),
      number(analysis.hasBodyWeights ? estimated.map { $0 / weight } : nil, 5),
      number(analysis.hasNewtons ? Double(track.measured[index]) : nil, 2),
      number(analysis.scaleChanges.factor(track.foot, at: time), 4),
    ]
    if hasReference { cells.append(number(track.newtons(.reference, at: time), 2)) }
    return cells.joined(separator: ",") + "\n"
  }

  private func number(_ value: Double?, _ decimals: Int) -> String {
    guard let value, value.isFinite else { return "" }
    return FixedPoint.text(value, decimals: decimals)
  }
}
