/// A run of frames of one foot, stored flat: `[T, C]`, T frames, C cells.
///
/// Times ascend strictly. A frame that the device did not deliver is simply not there; `Gap` finds
/// the holes from the times.
public struct FrameBlock: Equatable, Sendable {
  /// Whose insole it is.
  package let foot: Foot
  /// Cells of a frame.
  package let cellCount: Int
  /// Seconds of the session's clock, one a frame.
  package private(set) var times: [Double]
  /// `times.count * cellCount` values in the unit of the device, frame by frame.
  package private(set) var cells: [Float]

  /// A run without frames, to append to.
  ///
  /// - Parameters:
  ///   - foot: whose insole it is.
  ///   - cellCount: cells of its layout.
  public init(foot: Foot, cellCount: Int) {
    self.foot = foot
    self.cellCount = cellCount
    times = []
    cells = []
  }

  /// Frames that are there already.
  package init(foot: Foot, cellCount: Int, times: [Double], cells: [Float]) {
    precondition(
      cells.count == times.count * cellCount,
      "\(cells.count) values for \(times.count) frames of \(cellCount)")
    self.foot = foot
    self.cellCount = cellCount
    self.times = times
    self.cells = cells
  }

  /// Frames in the run.
  package var count: Int { times.count }
  /// Whether it holds no frame.
  package var isEmpty: Bool { times.isEmpty }

  /// Makes room for frames in all.
  package mutating func reserveCapacity(_ frames: Int) {
    times.reserveCapacity(frames)
    cells.reserveCapacity(frames * cellCount)
  }

  /// Appends a frame.
  ///
  /// - Parameters:
  ///   - timeSeconds: seconds of the session's clock, after that of the frame before.
  ///   - values: `[C]` readings in the unit of the device, in the order of the layout's cells.
  public mutating func append(timeSeconds: Double, cells values: some Collection<Float>) {
    precondition(values.count == cellCount, "\(values.count) values for \(cellCount) cells")
    times.append(timeSeconds)
    cells.append(contentsOf: values)
  }

  /// Appends the frames of another run of the same insole.
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
