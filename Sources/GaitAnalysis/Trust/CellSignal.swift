import GaitModel

/// Watches how the readings of one insole's cells lie in their range, for clipped and inverted sensors.
///
/// A clipped cell stops at exactly the same highest reading in one load after the other, far more often than
/// at the reading below it. An inverted one rests there: cells have their highest reading in common and are
/// near it most of the time.
package struct CellSignal: Equatable, Sendable {
  // One number a cell: what every reading changes lies side by side, so that many cells are taken at once.
  private var lowest: [Float]
  private var previous: [Float]
  private var sums: [Double]
  /// A reading below this changes nothing of what is known of the highest ones.
  private var quietBelow: [Float]
  private var tops: [TopReadings]
  /// The smallest change of a cell's reading from frame to frame.
  private var steps: [Float]
  private var frames = 0

  /// Loads with a row at the highest reading that are no coincidence.
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
    // No reading is a step away from it.
    previous = lowest
    steps = lowest
    sums = Array(repeating: 0, count: cellCount)
    quietBelow = Array(repeating: -.infinity, count: cellCount)
    tops = Array(repeating: TopReadings(), count: cellCount)
  }

  /// Takes one frame in the unit of the device.
  package mutating func push(_ values: ArraySlice<Float>) {
    frames += 1
    let values = values.span
    // One loop for each number: the compiler then takes many cells at once.
    CellLoops.lower(&lowest, to: values)
    CellLoops.lower(&steps, toChangesFrom: previous, to: values)
    CellLoops.copy(values, into: &previous)
    CellLoops.add(values, to: &sums)
    takeTops(values)
  }

  private mutating func takeTops(_ values: Span<Float>) {
    for index in 0..<min(values.count, quietBelow.count)
    where !(values[index] < quietBelow[index]) {
      tops[index].take(values[index], lowest: lowest[index])
      quietBelow[index] = tops[index].quietBelow
    }
  }

  // MARK: - Findings

  /// The step of the device's numbers.
  private var quantum: Float { steps.min() ?? .infinity }

  /// From the lowest reading of a cell to the highest.
  private func range(_ cell: Int) -> Float { tops[cell].highest - lowest[cell] }

  private var widest: Float { tops.indices.map(range).max() ?? 0 }

  private var loaded: [Int] {
    let least = Self.loadedPart * widest
    return tops.indices.filter { range($0) > least }
  }

  /// Cells that are clipped, by index.
  package var clipped: [Int] {
    guard !isInverted else { return [] }
    let quantum = quantum
    let stopped = loaded.filter { tops[$0].loads >= Self.leastLoads }
    let fine = stopped.filter { range($0) >= Self.leastQuanta * quantum }
    // One sensor at the end of its range is no proof among so few readings; several at the same are.
    let coarse = stopped.filter { index in
      range(index) >= Self.leastCoarseQuanta * quantum
        && tops[index].topFrames / Self.leastRecurrence >= tops[index].secondFrames
    }
    let shared = Dictionary(grouping: coarse) { tops[$0].highest }.values
      .filter { $0.count >= Self.leastCoarseCells }.flatMap { $0 }
    return Set(fine + shared).sorted()
  }

  /// Whether the readings fall under load.
  package var isInverted: Bool {
    let loaded = loaded
    guard frames >= 100, loaded.count >= 4, widest > 0 else { return false }
    let places = loaded.map { cell in
      (sums[cell] / Double(frames) - Double(lowest[cell])) / Double(range(cell))
    }
    guard let place = places.median, place > 0.6 else { return false }
    func spread(_ reading: (Int) -> Float) -> Double {
      let values = loaded.map { Double(reading($0)) }
      return (values.quantile(0.9) ?? 0) - (values.quantile(0.1) ?? 0)
    }
    return spread { tops[$0].highest } < 0.25 * spread { lowest[$0] }
  }
}

/// The highest readings of one cell, and how it came to them.
private struct TopReadings: Equatable, Sendable {
  private(set) var highest = -Float.infinity
  /// The reading next below the highest, and in how many frames each came.
  private var second = -Float.infinity
  private(set) var topFrames: UInt32 = 0
  private(set) var secondFrames: UInt32 = 0
  /// Frames in a row at the highest reading, and loads that had such a row.
  private var run: UInt16 = 0
  private(set) var loads: UInt16 = 0
  /// Whether it has been unloaded since its last row at the highest reading.
  private var isReleased = true

  /// Frames in a row that are no coincidence.
  private static let rowFrames: UInt16 = 4

  /// A reading below this changes nothing: there is no row now and none to be released from.
  var quietBelow: Float { run == 0 && isReleased ? second : -.infinity }

  /// Takes the reading of a frame.
  mutating func take(_ value: Float, lowest: Float) {
    if value > highest {
      second = highest
      secondFrames = topFrames
      topFrames = 1
      highest = value
      run = 1
      loads = 0
      isReleased = true
    } else if value == highest {
      if topFrames < .max { topFrames += 1 }
      if run < .max { run += 1 }
      if run == Self.rowFrames, isReleased {
        isReleased = false
        if loads < .max { loads += 1 }
      }
    } else {
      run = 0
      if value == second {
        if secondFrames < .max { secondFrames += 1 }
      } else if value > second {
        second = value
        secondFrames = 1
      }
      if value < 0.5 * (lowest + highest) { isReleased = true }
    }
  }
}
