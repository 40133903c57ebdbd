package import GaitModel

/// The frames that a stage of a calibration looks at, while they come.
package struct CalibrationCollection: Sendable {
  /// What the frames are for.
  package let request: CalibrationRequest
  /// The frames so far; nil for a foot without any.
  package private(set) var frames: PerFoot<FrameBlock?> = PerFoot(both: nil)

  package init(_ request: CalibrationRequest) { self.request = request }

  /// Takes frames of a foot until there are enough.
  package mutating func take(_ block: FrameBlock) {
    if frames[block.foot] == nil {
      frames[block.foot] = block
    } else {
      frames[block.foot]?.append(block)
    }
  }

  /// Seconds of the foot that has been seen longest.
  package var seconds: Double {
    Foot.allCases.compactMap { foot -> Double? in
      guard let times = frames[foot]?.times, let first = times.first, let last = times.last else {
        return nil
      }
      return last - first
    }.max() ?? 0
  }

  /// Whether there are enough.
  package var isComplete: Bool { seconds >= request.seconds }

  /// What each foot reads at the moment, in newtons, its zero taken off.
  package func newtons(_ metadata: SessionMetadata) -> PerFoot<Double?> {
    PerFoot.each { foot in
      guard let block = frames[foot], let insole = metadata.insoles[foot], !block.isEmpty else {
        return nil
      }
      let sum = CellSummation(layout: insole.layout, unit: insole.unit)
      let last = block.cells.suffix(block.cellCount)
      let reading = sum(last).newtons
      let zero = request.zero?[foot] ?? []
      let offset =
        zero.count == block.cellCount ? sum(zero[...]).newtons : 0
      return Double(reading - offset)
    }
  }
}
