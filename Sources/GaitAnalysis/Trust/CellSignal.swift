import GaitModel

/// Watches how the readings of one insole's cells lie in their range, for clipped and inverted sensors.
///
/// A clipped cell stops at exactly the same highest reading in one load after the other, far more often than
/// at the reading below it. An inverted
/// one rests there: cells have their highest reading in common and are near it most of the time.
package struct CellSignal: Equatable, Sendable {
  private var lowest: [Float]
  private var highest: [Float]
  private var sums: [Double]
  private var previous: [Float]
  /// Frames in a row at the highest reading, and loads that had such a row.
  private var run: [UInt16]
  private var loads: [UInt16]
  /// The reading next below the highest, and in how many frames each came.
  private var second: [Float]
  private var topFrames: [UInt32]
  private var secondFrames: [UInt32]
  /// Whether a cell has been unloaded since its last row at the highest reading.
  private var isReleased: [Bool]
  private var frames = 0
  /// The smallest change of a reading from frame to frame: the step of the device's numbers.
  private var quantum = Float.infinity

  /// Frames in a row, and loads with such a row, that are no coincidence.
  private static let rowFrames: UInt16 = 4
  private static let leastLoads: UInt16 = 4
  /// Of fewer steps of the device's numbers the same highest reading is a coincidence.
  private static let leastQuanta: Float = 40
  /// Of fewer steps clipping shows by several cells that stop at the same reading...
  private static let leastCoarseQuanta: Float = 8
  private static let leastCoarseCells = 3
  /// ...and are there so many times as often as at the reading below it: a load that is not clipped is
  /// hardly ever at its very highest.
  private static let leastRecurrence: UInt32 = 3
  /// A cell whose range is a smaller part of the largest says nothing.
  private static let loadedPart: Float = 0.2

  package init(cellCount: Int) {
    lowest = Array(repeating: .infinity, count: cellCount)
    highest = Array(repeating: -.infinity, count: cellCount)
    sums = Array(repeating: 0, count: cellCount)
    previous = Array(repeating: .nan, count: cellCount)
    run = Array(repeating: 0, count: cellCount)
    loads = Array(repeating: 0, count: cellCount)
    isReleased = Array(repeating: true, count: cellCount)
    second = Array(repeating: -.infinity, count: cellCount)
    topFrames = Array(repeating: 0, count: cellCount)
    secondFrames = Array(repeating: 0, count: cellCount)
  }

  /// Takes one frame in the unit of the device.
  package mutating func push(_ cells: ArraySlice<Float>) {
    frames += 1
    var index = 0
    for value in cells {
      let change = abs(value - previous[index])
      if change > 0, change < quantum { quantum = change }
      previous[index] = value
      sums[index] += Double(value)
      if value < lowest[index] { lowest[index] = value }
      if value > highest[index] {
        second[index] = highest[index]
        secondFrames[index] = topFrames[index]
        topFrames[index] = 1
        highest[index] = value
        run[index] = 1
        loads[index] = 0
        isReleased[index] = true
      } else if value == highest[index] {
        if topFrames[index] < .max { topFrames[index] += 1 }
        if run[index] < .max { run[index] += 1 }
        if run[index] == Self.rowFrames, isReleased[index] {
          isReleased[index] = false
          if loads[index] < .max { loads[index] += 1 }
        }
      } else {
        run[index] = 0
        countBelow(value, cell: index)
        if value < 0.5 * (lowest[index] + highest[index]) { isReleased[index] = true }
      }
      index += 1
    }
  }

  /// Counts a reading below the highest, if it is the next one.
  private mutating func countBelow(_ value: Float, cell: Int) {
    if value == second[cell] {
      if secondFrames[cell] < .max { secondFrames[cell] += 1 }
    } else if value > second[cell] {
      second[cell] = value
      secondFrames[cell] = 1
    }
  }

  private var widest: Float { zip(highest, lowest).map { $0 - $1 }.max() ?? 0 }

  private var loaded: [Int] {
    let least = Self.loadedPart * widest
    return highest.indices.filter { highest[$0] - lowest[$0] > least }
  }

  /// Cells that are clipped, by index.
  package var clipped: [Int] {
    guard !isInverted else { return [] }
    let stopped = loaded.filter { loads[$0] >= Self.leastLoads }
    let fine = stopped.filter { highest[$0] - lowest[$0] >= Self.leastQuanta * quantum }
    // One sensor at the end of its range is no proof among so few readings; several at the same are.
    let coarse = stopped.filter { index in
      highest[index] - lowest[index] >= Self.leastCoarseQuanta * quantum
        && topFrames[index] / Self.leastRecurrence >= secondFrames[index]
    }
    let shared = Dictionary(grouping: coarse) { highest[$0] }.values
      .filter { $0.count >= Self.leastCoarseCells }.flatMap { $0 }
    return Set(fine + shared).sorted()
  }

  /// Whether the readings fall under load.
  package var isInverted: Bool {
    let cells = loaded
    guard frames >= 100, cells.count >= 4, widest > 0 else { return false }
    let places = cells.map { index in
      (sums[index] / Double(frames) - Double(lowest[index]))
        / Double(highest[index] - lowest[index])
    }
    guard let place = places.median, place > 0.6 else { return false }
    func spread(_ values: [Float]) -> Double {
      let values = cells.map { Double(values[$0]) }
      return (values.quantile(0.9) ?? 0) - (values.quantile(0.1) ?? 0)
    }
    return spread(highest) < 0.25 * spread(lowest)
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.frames == b.frames && a.lowest == b.lowest && a.highest == b.highest && a.sums == b.sums
      && a.run == b.run && a.loads == b.loads && a.isReleased == b.isReleased
      && a.quantum == b.quantum && a.second == b.second && a.topFrames == b.topFrames
      && a.secondFrames == b.secondFrames
  }
}
