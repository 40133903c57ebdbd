package import GaitModel

/// Numbers of each cell of an insole over a set of frames, `[C]` each, in kilopascals or counts.
package struct PressureMaps: Equatable, Sendable {
  /// Highest pressure.
  package var peak: [Double]
  /// Mean over time.
  package var mean: [Double]
  /// Integral over time: kilopascal seconds.
  package var integral: [Double]
  /// Seconds in contact.
  package var contactSeconds: [Double]

  init(cellCount: Int) {
    peak = Array(repeating: 0, count: cellCount)
    mean = peak
    integral = peak
    contactSeconds = peak
  }
}

/// What a foot bore over one set of frames: a stance, or a stretch of time.
///
/// A frame counts from its time to that of the next one; a set begins with the first frame that is not before
/// its start and ends before its end. Frames that are missing add nothing.
package struct ContactPressure: Equatable, Sendable {
  /// Number of the step in the step table; nil for a stretch of time.
  package let step: Int?
  /// From where to where.
  package let seconds: ClosedRange<Double>
  /// Frames that counted.
  package let frameCount: Int
  /// Their time together.
  package let countedSeconds: Double
  /// Numbers of each cell.
  package let maps: PressureMaps
  /// Of each region of the mask.
  package let regions: [RegionPressure]
  /// Of all cells of the insole.
  package let whole: RegionPressure
  /// The path of the centre of pressure; nil where the foot bore too little to have one.
  package let line: GaitLine?

  /// Reads a set of frames; nil if there is no frame in it.
  ///
  /// - Parameters:
  ///   - frames: of the insole, those of the set and the one behind it.
  ///   - seconds: from where to where, the end left out.
  ///   - step: number of the step, if it is one.
  ///   - cells: turns readings into pressures.
  ///   - mask: the regions.
  ///   - contactAbove: a cell with more is in contact.
  /// - Complexity: O(frames x cells).
  package init?(
    frames: FrameBlock, seconds: ClosedRange<Double>, step: Int?, cells: PressureCells,
    mask: PressureMask, contactAbove: Double
  ) {
    let first = frames.times.lowerBound(of: seconds.lowerBound)
    let end = max(first, frames.times.lowerBound(of: seconds.upperBound))
    let areas = cells.areas
    var maps = PressureMaps(cellCount: areas.count)
    var sums = mask.regions.map { RegionSums(cells: $0.cells) } + [RegionSums(all: areas.count)]
    var path = PressurePath()
    var values = [Double](repeating: 0, count: areas.count)
    var counted = 0.0
    var frameCount = 0
    for index in first..<end {
      let start = index * frames.cellCount
      guard cells.read(frames.cells[start..<start + frames.cellCount], into: &values) else {
        continue
      }
      let time = frames.times[index]
      let duration = cells.seconds(of: index, in: frames.times)
      frameCount += 1
      counted += duration
      for cell in values.indices where values[cell] > 0 {
        let value = values[cell]
        if value > maps.peak[cell] { maps.peak[cell] = value }
        maps.integral[cell] += value * duration
        if value > contactAbove { maps.contactSeconds[cell] += duration }
      }
      for region in sums.indices {
        sums[region].add(
          values, areas: areas, time: time, duration: duration, contactAbove: contactAbove)
      }
      path.add(values, cells: cells, time: time)
    }
    guard frameCount > 0, let all = sums.popLast() else { return nil }
    maps.mean = maps.integral.map { $0 / counted }
    self.step = step
    self.seconds = seconds
    self.frameCount = frameCount
    countedSeconds = counted
    self.maps = maps
    let inContact = maps.contactSeconds.map { $0 > 0 }
    let region = { (sums: RegionSums) in
      sums.pressure(
        areas: areas, inContact: inContact, seconds: seconds, counted: counted,
        footImpulse: all.impulse)
    }
    regions = sums.map(region)
    whole = region(all)
    line = GaitLine(path: path, axisSlope: InsoleOutline(cells.layout).axisSlope)
  }
}

/// What is summed of a region, frame by frame.
private struct RegionSums {
  let cells: [Int]
  private var peak = 0.0
  private var peakTime: Double?
  private var integral = 0.0
  private var contactArea = 0.0
  private var contactSeconds = 0.0
  private(set) var impulse = 0.0

  init(cells: [Int]) { self.cells = cells }

  init(all count: Int) { self.init(cells: Array(0..<count)) }

  mutating func add(
    _ values: [Double], areas: [Double], time: Double, duration: Double, contactAbove: Double
  ) {
    var highest = 0.0
    var force = 0.0
    var area = 0.0
    for cell in cells {
      let value = values[cell]
      highest = max(highest, value)
      force += value * areas[cell]
      if value > contactAbove { area += areas[cell] }
    }
    if highest > peak {
      peak = highest
      peakTime = time
    }
    integral += highest * duration
    // A kilopascal on a square centimetre is a tenth of a newton.
    impulse += force * 0.1 * duration
    contactArea = max(contactArea, area)
    if area > 0 { contactSeconds += duration }
  }

  func pressure(
    areas: [Double], inContact: [Bool], seconds: ClosedRange<Double>, counted: Double,
    footImpulse: Double
  ) -> RegionPressure {
    var region = RegionPressure()
    region.cellCount = cells.count
    region.peak = peak
    let length = seconds.upperBound - seconds.lowerBound
    region.peakPercent = peakTime.map {
      length > 0 ? ($0 - seconds.lowerBound) / length * 100 : 0
    }
    let area = cells.reduce(0.0) { inContact[$1] ? $0 + areas[$1] : $0 }
    region.mean = area > 0 ? impulse / 0.1 / area / counted : 0
    region.integral = integral
    region.contactAreaSquareCentimetres = contactArea
    region.contactSeconds = contactSeconds
    region.impulse = impulse
    region.loadSharePercent = footImpulse > 0 ? impulse / footImpulse * 100 : nil
    return region
  }
}
