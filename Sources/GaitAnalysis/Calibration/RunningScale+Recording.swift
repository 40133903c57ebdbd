package import GaitModel

extension RunningScale {
  /// Follows the scale over a whole recording at once, as the pipeline does frame by frame.
  ///
  /// - Parameters:
  ///   - blocks: all frames of each foot.
  ///   - metadata: the insoles.
  ///   - calibration: what it starts from.
  ///   - rule: separates stances from standing.
  ///   - settings: whether the scale is followed, and whether feet share it.
  package init(
    following blocks: PerFoot<FrameBlock?>, metadata: SessionMetadata, calibration: Calibration,
    rule: StanceRule, settings: CalibrationRule
  ) {
    self.init(metadata: metadata, calibration: calibration, rule: rule, settings: settings)
    guard mode == .running else { return }
    for foot in metadata.feet {
      guard let insole = metadata.insoles[foot], let block = blocks[foot] else { continue }
      var canonicalizer = FrameCanonicalizer(foot: foot, insole: insole, calibration: calibration)
      var frame: [Float] = []
      for index in 0..<block.count {
        frame.removeAll(keepingCapacity: true)
        let count = block.cellCount
        canonicalizer.append(block.cells[index * count..<(index + 1) * count], to: &frame)
        // NaN in any cell discards the frame.
        let sum = frame.reduce(0, +)
        guard sum.isFinite else { continue }
        push(foot, timeSeconds: block.times[index], sum: Double(sum))
      }
    }
    settle(until: .infinity)
  }
}
