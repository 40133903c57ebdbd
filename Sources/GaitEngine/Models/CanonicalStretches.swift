import GaitAnalysis
import GaitFiles
import GaitModel

/// What a network is given of a recording: stretches of canonical frames without a hole, at its rate.
struct CanonicalStretches {
  /// `[frames][128]` in body weights per cell, one a stretch; both feet, the left one first.
  private(set) var stretches: [[Float]] = []

  /// A longer hole ends a stretch, by the seconds between two frames over those of the rate.
  private static let longestHoleSeconds = 0.02

  /// Calibrates a recording as the pipeline does.
  ///
  /// - Throws: why it cannot be used.
  init(path: String, samplingRateHz: Double) throws(GaitlabError) {
    let recording = try CalibratedFrames(try SessionOpener.open(path: path), path: path)
    let (basis, blocks, scale) = (recording.basis, recording.blocks, recording.scale)
    for foot in basis.metadata.feet {
      guard let block = blocks[foot], var canonicalizer = basis.canonicalizer(foot),
        let rate = basis.metadata.insoles[foot]?.samplingRateHz
      else { continue }
      var stretch: [Float] = []
      var last: Double?
      func end() {
        defer { stretch.removeAll() }
        guard var adapter = RateAdapter(sessionHz: rate, modelHz: samplingRateHz) else {
          stretches.append(stretch)
          return
        }
        var resampled: [Float] = []
        adapter.push(stretch.span, appendingTo: &resampled)
        stretches.append(resampled)
      }
      for index in 0..<block.count {
        try CancellationToken.check(path: path, "the calibration")
        let time = block.times[index]
        let source = block.cells[index * block.cellCount..<(index + 1) * block.cellCount]
        guard source.allSatisfy(\.isFinite) else { continue }
        if let last, time - last > Self.longestHoleSeconds + 1 / rate { end() }
        last = time
        let factor = Float(scale.factor(foot, at: time))
        let start = stretch.count
        canonicalizer.append(source, at: time, to: &stretch)
        for cell in start..<stretch.count { stretch[cell] *= factor }
      }
      end()
    }
    stretches.removeAll(where: \.isEmpty)
  }
}
