package import GaitModel

extension RunningScale {
  /// Follows the scale over a whole recording at once, as the pipeline does frame by frame.
  ///
  /// - Parameters:
  ///   - blocks: all frames of each foot.
  ///   - metadata: the insoles.
  ///   - calibrations: what it starts from, and what it starts from again.
  ///   - rule: separates stances from standing.
  ///   - settings: whether the scale is followed, and whether feet share it.
  package init(
    following blocks: PerFoot<FrameBlock?>, metadata: SessionMetadata,
    calibrations: CalibrationTimeline, rule: StanceRule, settings: CalibrationRule
  ) {
    self.init(metadata: metadata, calibrations: calibrations, rule: rule, settings: settings)
    guard mode == .running else { return }
    for foot in metadata.feet {
      guard let insole = metadata.insoles[foot], let block = blocks[foot] else { continue }
      var canonicalizer = FrameCanonicalizer(foot: foot, insole: insole, calibrations: calibrations)
      var frame: [Float] = []
      for index in 0..<block.count {
        frame.removeAll(keepingCapacity: true)
        let count = block.cellCount
        canonicalizer.append(
          block.cells[index * count..<(index + 1) * count], at: block.times[index], to: &frame)
        // NaN in any cell discards the frame.
        let sum = frame.reduce(0, +)
        guard sum.isFinite else { continue }
        push(foot, timeSeconds: block.times[index], sum: Double(sum))
      }
    }
    settle(until: .infinity)
  }
}
