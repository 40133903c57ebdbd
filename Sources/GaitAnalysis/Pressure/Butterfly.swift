package import GaitModel

/// The butterfly of a walk: the common centre of pressure of both feet over a stride, mean and SD.
///
/// The insoles lie side by side with their medial edges on the middle line, heels level: x is millimetres to the
/// right of that line, y millimetres from the heels. Each stride of a used left step, from its contact to the
/// next one, is resampled to 101 points by time. Forces of both feet are parts of body weight by the calibration.
package struct Butterfly: Equatable, Sendable {
  /// A place of the common centre of pressure.
  package struct Point: Equatable, Sendable {
    /// Millimetres to the right of the middle line.
    package var x: Double
    /// Millimetres from the heels.
    package var y: Double

    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// `[101]` mean and SD across.
  package private(set) var x = [MeanSD](repeating: MeanSD(), count: Self.pointCount)
  /// `[101]` mean and SD along.
  package private(set) var y = [MeanSD](repeating: MeanSD(), count: Self.pointCount)
  /// Where the way from left to right crosses that from right to left, across.
  package private(set) var crossingX = MeanSD()
  /// The same along.
  package private(set) var crossingY = MeanSD()
  /// Strides so far.
  package private(set) var strides = 0

  /// Points of a stride, 0 to 100 %.
  package static let pointCount = 101

  package init() {}

  /// Takes a stride in.
  ///
  /// - Parameters:
  ///   - frames: of each foot over the stride.
  ///   - seconds: from one contact of the left foot to the next.
  ///   - cells: turns readings into pressures.
  ///   - newtonsPerBodyWeight: of the calibration.
  package mutating func add(
    frames: PerFoot<FrameBlock>, seconds: ClosedRange<Double>, cells: PerFoot<PressureCells>,
    newtonsPerBodyWeight: PerFoot<Double>
  ) {
    let paths = PerFoot.each { foot in
      Self.path(frames[foot], cells: cells[foot], foot: foot, scale: newtonsPerBodyWeight[foot])
    }
    var points: [Point] = []
    var low = PerFoot(left: 0, right: 0)
    for index in 0..<Self.pointCount {
      let part = Double(index) / Double(Self.pointCount - 1)
      let time = seconds.lowerBound + part * (seconds.upperBound - seconds.lowerBound)
      guard let left = Self.load(paths.left, at: time, from: &low.left),
        let right = Self.load(paths.right, at: time, from: &low.right)
      else { return }
      let force = left.force + right.force
      // Nobody on the ground, as in running: a stride without a common centre everywhere.
      guard force > Self.leastBodyWeights else { return }
      points.append(
        Point(x: (left.momentX + right.momentX) / force, y: (left.momentY + right.momentY) / force))
    }
    add(points)
  }

  /// Part of body weight that both feet bear at least.
  private static let leastBodyWeights = 0.05

  /// Takes the 101 points of a stride in.
  mutating func add(_ points: [Point]) {
    precondition(points.count == Self.pointCount, "\(points.count) of \(Self.pointCount) points")
    strides += 1
    for (index, point) in points.enumerated() {
      x[index].push(point.x)
      y[index].push(point.y)
    }
    if let crossing = Self.crossing(of: points) {
      crossingX.push(crossing.x)
      crossingY.push(crossing.y)
    }
  }

  // MARK: - Parts

  /// Force and its moments at a time.
  private struct Load {
    var time: Double
    var force: Double
    var momentX: Double
    var momentY: Double
  }

  private static func path(
    _ frames: FrameBlock, cells: PressureCells, foot: Foot, scale: Double
  ) -> [Load] {
    let width = cells.layout.widthMillimetres
    var path = PressurePath()
    var values = [Double](repeating: 0, count: cells.layout.cellCount)
    for index in 0..<frames.count {
      let start = index * frames.cellCount
      guard cells.read(frames.cells[start..<start + frames.cellCount], into: &values) else {
        continue
      }
      path.add(values, cells: cells, time: frames.times[index])
    }
    return path.points.map { point in
      guard point.force > 0, scale > 0 else {
        return Load(time: point.time, force: 0, momentX: 0, momentY: 0)
      }
      let force = point.force / scale
      let x = foot == .left ? point.lateralX - width : width - point.lateralX
      return Load(time: point.time, force: force, momentX: force * x, momentY: force * point.heelY)
    }
  }

  /// Between the frames around a time; nil outside of them by more than a frame.
  private static func load(_ path: [Load], at time: Double, from low: inout Int) -> Load? {
    guard path.count > 1, let first = path.first, let last = path.last else { return nil }
    let frame = (last.time - first.time) / Double(path.count - 1)
    guard time > first.time - 1.5 * frame, time < last.time + 1.5 * frame else { return nil }
    while low + 2 < path.count, path[low + 1].time <= time { low += 1 }
    let (a, b) = (path[low], path[low + 1])
    let part = min(max((time - a.time) / (b.time - a.time), 0), 1)
    func between(_ field: KeyPath<Load, Double>) -> Double {
      a[keyPath: field] + part * (b[keyPath: field] - a[keyPath: field])
    }
    return Load(
      time: time, force: between(\.force), momentX: between(\.momentX), momentY: between(\.momentY))
  }

  /// Where the closed way crosses itself so that both wings take the most equal times.
  ///
  /// - Complexity: O(points squared).
  static func crossing(of points: [Point]) -> Point? {
    var best: (point: Point, difference: Int)?
    let count = points.count
    for first in 0..<count - 2 {
      for second in first + 2..<count - 1 {
        let wing = second - first
        let difference = abs(2 * wing - count)
        if let best, best.difference <= difference { continue }
        if let point = intersection(
          points[first], points[first + 1], points[second], points[second + 1])
        {
          best = (point, difference)
        }
      }
    }
    return best?.point
  }

  private static func intersection(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Point? {
    let cross = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x)
    guard cross.magnitude > 1e-12 else { return nil }
    let s = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / cross
    let t = ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / cross
    guard (0...1).contains(s), (0...1).contains(t) else { return nil }
    return Point(x: a.x + s * (b.x - a.x), y: a.y + s * (b.y - a.y))
  }
}
