import GaitFiles
import GaitModel

/// Collects one foot's samples from rows of numbers.
struct FootSamples {
  let foot: Foot
  let cellCount: Int
  /// The rows' column of each cell, in the order of the layout; empty for whole frames.
  private let columns: [Int]
  /// Readings outside are mistakes.
  private let plausible: ClosedRange<Double>

  private var clock = SampleClock()
  private var cells: [Float] = []

  init(foot: Foot, columns: [Int], plausible: ClosedRange<Double>) {
    self.foot = foot
    self.columns = columns
    self.plausible = plausible
    cellCount = columns.count
  }

  /// For samples that come as whole frames.
  init(foot: Foot, cellCount: Int, plausible: ClosedRange<Double>) {
    self.foot = foot
    self.cellCount = cellCount
    self.plausible = plausible
    columns = []
  }

  /// The stamp of the first sample.
  var firstTime: Double? { clock.times.first }

  /// Takes up a row.
  ///
  /// - Parameters:
  ///   - row: holds a number for each cell.
  ///   - time: its stamp in seconds.
  ///   - reader: says where the row is.
  /// - Throws: `badNumber`, `implausibleValue` or `timeNotAscending` of the reader's line.
  mutating func append(
    _ row: borrowing NumberRow, time: Double, reader: borrowing LineReader
  ) throws(GaitlabError) {
    try clock.append(time, reader: reader)
    for column in columns {
      let value = row[column]
      guard plausible.contains(value) else { throw refusal(of: value, column, reader) }
      cells.append(Float(value))
    }
  }

  /// Takes up a frame whose readings were checked where they were read.
  ///
  /// - Throws: `implausibleValue` or `timeNotAscending` of the reader's line.
  mutating func append(
    _ frame: [Float], time: Double, reader: borrowing LineReader
  ) throws(GaitlabError) {
    precondition(frame.count == cellCount, "\(frame.count) readings for \(cellCount) cells")
    try clock.append(time, reader: reader)
    cells.append(contentsOf: frame)
  }

  private func refusal(
    of value: Double, _ column: Int, _ reader: borrowing LineReader
  ) -> GaitlabError {
    if value.isNaN {
      return reader.failure(
        .badNumber, found: "field \(column + 1) is empty",
        expected: "a number in each cell's field",
        advice: "export the recording again, or remove the line")
    }
    return reader.failure(
      .implausibleValue, found: "\(value) in field \(column + 1)",
      expected: "\(plausible.lowerBound) to \(plausible.upperBound)",
      advice: "check the unit, or export the recording again")
  }

  /// The samples with their clock put right.
  func settled(statedRateHz: Double? = nil) -> (frames: FrameBlock, clock: SampleClock.Settled) {
    let settled = clock.settled(statedRateHz: statedRateHz)
    let count = cellCount
    var kept = cells
    if let isKept = settled.kept {
      kept.removeAll(keepingCapacity: true)
      for index in isKept.indices where isKept[index] {
        kept.append(contentsOf: cells[index * count..<(index + 1) * count])
      }
    }
    return (
      FrameBlock(foot: foot, cellCount: count, times: settled.times, cells: kept), settled
    )
  }
}
