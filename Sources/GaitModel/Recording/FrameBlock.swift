/// A run of frames of one foot, stored flat: `[T, C]`, T frames, C cells.
///
/// Times ascend strictly. A frame that the device did not deliver is simply not there; `Gap` finds
/// the holes from the times.
package struct FrameBlock: Equatable, Sendable {
  package let foot: Foot
  package let cellCount: Int
  /// Seconds of the session's clock, one a frame.
  package private(set) var times: [Double]
  /// `times.count * cellCount` values in the unit of the device, frame by frame.
  package private(set) var cells: [Float]

  package init(foot: Foot, cellCount: Int) {
    self.foot = foot
    self.cellCount = cellCount
    times = []
    cells = []
  }

  package init(foot: Foot, cellCount: Int, times: [Double], cells: [Float]) {
    precondition(
      cells.count == times.count * cellCount,
      "\(cells.count) values for \(times.count) frames of \(cellCount)")
    self.foot = foot
    self.cellCount = cellCount
    self.times = times
    self.cells = cells
  }

  package var count: Int { times.count }
  package var isEmpty: Bool { times.isEmpty }

  package mutating func reserveCapacity(_ frames: Int) {
    times.reserveCapacity(frames)
    cells.reserveCapacity(frames * cellCount)
  }

  package mutating func append(timeSeconds: Double, cells values: some Collection<Float>) {
    precondition(values.count == cellCount, "\(values.count) values for \(cellCount) cells")
    times.append(timeSeconds)
    cells.append(contentsOf: values)
  }

  package mutating func append(_ other: FrameBlock) {
    precondition(other.cellCount == cellCount && other.foot == foot, "blocks of different insoles")
    times.append(contentsOf: other.times)
    cells.append(contentsOf: other.cells)
  }

  /// The frame at `index`.
  package subscript(index: Int) -> PressureFrame {
    PressureFrame(
      foot: foot, timeSeconds: times[index],
      cells: Array(cells[index * cellCount..<(index + 1) * cellCount]))
  }

  /// The frames from index `range.lowerBound` up to `range.upperBound`.
  package func slice(_ range: Range<Int>) -> FrameBlock {
    FrameBlock(
      foot: foot, cellCount: cellCount, times: Array(times[range]),
      cells: Array(cells[range.lowerBound * cellCount..<range.upperBound * cellCount]))
  }

  /// The frames whose time lies in `seconds`.
  package func slice(seconds: ClosedRange<Double>) -> FrameBlock {
    slice(times.indexRange(in: seconds))
  }
}
