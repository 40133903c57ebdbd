import GaitModel

/// Watches how the readings of one insole's cells lie in their range, for clipped and inverted sensors.
///
/// A clipped cell stops at exactly the same highest reading in one load after the other, far more often than
/// at the reading below it. An inverted one rests there: cells have their highest reading in common and are
/// near it most of the time.
package struct CellSignal: Equatable, Sendable {
  private var cells: [WatchedCell]
  private var frames = 0
  /// The smallest change of a reading from frame to frame: the step of the device's numbers.
  private var quantum = Float.infinity

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
    cells = Array(repeating: WatchedCell(), count: cellCount)
  }

  /// Takes one frame in the unit of the device.
  package mutating func push(_ values: ArraySlice<Float>) {
    frames += 1
    var quantum = quantum
    var watched = cells.mutableSpan
    var index = 0
    for value in values {
      let change = watched[index].take(value)
      if change > 0, change < quantum { quantum = change }
      index += 1
    }
    self.quantum = quantum
  }

  private var widest: Float { cells.map(\.range).max() ?? 0 }

  private var loaded: [Int] {
    let least = Self.loadedPart * widest
    return cells.indices.filter { cells[$0].range > least }
  }

  /// Cells that are clipped, by index.
  package var clipped: [Int] {
    guard !isInverted else { return [] }
    let stopped = loaded.filter { cells[$0].loads >= Self.leastLoads }
    let fine = stopped.filter { cells[$0].range >= Self.leastQuanta * quantum }
    // One sensor at the end of its range is no proof among so few readings; several at the same are.
    let coarse = stopped.filter { index in
      cells[index].range >= Self.leastCoarseQuanta * quantum
        && cells[index].topFrames / Self.leastRecurrence >= cells[index].secondFrames
    }
    let shared = Dictionary(grouping: coarse) { cells[$0].highest }.values
      .filter { $0.count >= Self.leastCoarseCells }.flatMap { $0 }
    return Set(fine + shared).sorted()
  }

  /// Whether the readings fall under load.
  package var isInverted: Bool {
    let loaded = loaded.map { cells[$0] }
    guard frames >= 100, loaded.count >= 4, widest > 0 else { return false }
    let places = loaded.map { cell in
      (cell.sum / Double(frames) - Double(cell.lowest)) / Double(cell.range)
    }
    guard let place = places.median, place > 0.6 else { return false }
    func spread(_ reading: (WatchedCell) -> Float) -> Double {
      let values = loaded.map { Double(reading($0)) }
      return (values.quantile(0.9) ?? 0) - (values.quantile(0.1) ?? 0)
    }
    return spread(\.highest) < 0.25 * spread(\.lowest)
  }
}

/// How the readings of one cell have come and gone.
private struct WatchedCell: Equatable, Sendable {
  private(set) var lowest = Float.infinity
  private(set) var highest = -Float.infinity
  private(set) var sum = 0.0
  private var previous = Float.nan
  /// The reading next below the highest, and in how many frames each came.
  private var second = -Float.infinity
  private(set) var topFrames: UInt32 = 0
  private(set) var secondFrames: UInt32 = 0
  /// Frames in a row at the highest reading, and loads that had such a row.
  private var run: UInt16 = 0
  private(set) var loads: UInt16 = 0
  /// Whether it has been unloaded since its last row at the highest reading.
  private var isReleased = true
  /// Whether there is no row now and none to be released from.
  private var isQuiet = true

  /// Frames in a row that are no coincidence.
  private static let rowFrames: UInt16 = 4

  /// From the lowest reading to the highest.
  var range: Float { highest - lowest }

  /// Takes the reading of a frame.
  ///
  /// - Returns: how far it is from the one before; NaN for the first.
  mutating func take(_ value: Float) -> Float {
    let change = abs(value - previous)
    previous = value
    sum += Double(value)
    if value < lowest { lowest = value }
    // Below all that is counted, as most readings are: nothing else would change.
    if value < second, isQuiet { return change }
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
    isQuiet = run == 0 && isReleased
    return change
  }

  /// Before the first frame there is no reading that could be compared.
  static func == (a: Self, b: Self) -> Bool {
    a.lowest == b.lowest && a.highest == b.highest && a.sum == b.sum && a.run == b.run
      && a.loads == b.loads && a.isReleased == b.isReleased && a.second == b.second
      && a.topFrames == b.topFrames && a.secondFrames == b.secondFrames
  }
}
