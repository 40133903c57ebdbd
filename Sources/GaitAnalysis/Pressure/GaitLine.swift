import GaitModel

/// Force and centre of pressure of a foot, frame by frame.
struct PressurePath: Sendable {
  struct Point: Sendable {
    var time: Double
    /// Pressure times area; newtons, unless the device counts.
    var force: Double
    /// Millimetres from the lateral edge of the insole's box.
    var lateralX: Double
    /// Millimetres from its heel end.
    var heelY: Double
  }

  private(set) var points: [Point] = []

  mutating func add(_ values: [Double], cells: PressureCells, time: Double) {
    var force = 0.0
    var momentX = 0.0
    var momentY = 0.0
    for index in values.indices where values[index] > 0 {
      let cell = cells.layout.cells[index]
      let newtons = values[index] * cells.areas[index] * 0.1
      force += newtons
      momentX += newtons * cell.lateralX
      momentY += newtons * cell.heelY
    }
    points.append(
      Point(
        time: time, force: force, lateralX: force > 0 ? momentX / force : .nan,
        heelY: force > 0 ? momentY / force : .nan))
  }
}

/// The gait line of one stance: where the foot's centre of pressure went.
///
/// The centre counts in frames that bear at least a twentieth of the stance's highest force: of less it is noise.
/// 0 % is the first of these frames, 100 % the last, 101 points between them by time.
package struct GaitLine: Equatable, Sendable {
  /// Points of a line, 0 to 100 %.
  package static let pointCount = 101
  /// Part of the highest force below which a centre of pressure is noise.
  static let leastPart = 0.05

  /// `[101]` millimetres from the lateral edge of the insole's box.
  package let lateralX: [Double]
  /// `[101]` millimetres from its heel end.
  package let heelY: [Double]
  /// Degrees between the way from the first to the last point and the foot's axis; positive to medial.
  package let progressionDegrees: Double

  /// Resamples a path; nil with fewer than four frames that bear enough.
  ///
  /// - Parameters:
  ///   - path: of one stance.
  ///   - axisSlope: of the insole's outline.
  init?(path: PressurePath, axisSlope: Double) {
    let highest = path.points.map(\.force).max() ?? 0
    let points = path.points.filter { $0.force > 0 && $0.force >= Self.leastPart * highest }
    guard points.count > 3, let first = points.first, let last = points.last else { return nil }
    var low = 0
    var xs: [Double] = []
    var ys: [Double] = []
    for index in 0..<Self.pointCount {
      let part = Double(index) / Double(Self.pointCount - 1)
      let time = first.time + part * (last.time - first.time)
      while low + 2 < points.count, points[low + 1].time <= time { low += 1 }
      let (a, b) = (points[low], points[low + 1])
      let fraction = min(max((time - a.time) / (b.time - a.time), 0), 1)
      xs.append(a.lateralX + fraction * (b.lateralX - a.lateralX))
      ys.append(a.heelY + fraction * (b.heelY - a.heelY))
    }
    self.init(lateralX: xs, heelY: ys, axisSlope: axisSlope)
  }

  init(lateralX: [Double], heelY: [Double], axisSlope: Double) {
    self.lateralX = lateralX
    self.heelY = heelY
    let way = (lateralX[Self.pointCount - 1] - lateralX[0], heelY[Self.pointCount - 1] - heelY[0])
    progressionDegrees =
      (Angle.degrees(opposite: way.0, adjacent: way.1)
        - Angle.degrees(opposite: axisSlope, adjacent: 1))
  }

  /// Length of the way through all points, in millimetres.
  package var lengthMillimetres: Double {
    (1..<Self.pointCount).reduce(0) { length, index in
      let x = lateralX[index] - lateralX[index - 1]
      let y = heelY[index] - heelY[index - 1]
      return length + (x * x + y * y).squareRoot()
    }
  }

  /// From the most lateral to the most medial point, in millimetres.
  package var lateralExcursionMillimetres: Double { Self.range(of: lateralX) }
  /// From the heel-most to the toe-most point, in millimetres.
  package var forwardExcursionMillimetres: Double { Self.range(of: heelY) }

  private static func range(of values: [Double]) -> Double {
    (values.max() ?? 0) - (values.min() ?? 0)
  }
}

/// Mean and SD of the gait lines of a foot.
package struct GaitLineSummary: Equatable, Sendable {
  /// `[101]` across the foot, millimetres from the lateral edge of the insole's box.
  package let lateralX: [MeanSD]
  /// `[101]` along it, millimetres from its heel end.
  package let heelY: [MeanSD]
  /// Of the lines' lengths, in millimetres.
  package let length: MeanSD
  /// Of their excursions across the foot, in millimetres.
  package let lateralExcursion: MeanSD
  /// Of their excursions along it, in millimetres.
  package let forwardExcursion: MeanSD
  /// Of their directions against the foot's axis, in degrees; positive to medial.
  package let progression: MeanSD

  /// Nil without a line.
  package init?(_ lines: [GaitLine]) {
    guard !lines.isEmpty else { return nil }
    let points = 0..<GaitLine.pointCount
    lateralX = points.map { point in MeanSD(lines.map { $0.lateralX[point] }) }
    heelY = points.map { point in MeanSD(lines.map { $0.heelY[point] }) }
    length = MeanSD(lines.map(\.lengthMillimetres))
    lateralExcursion = MeanSD(lines.map(\.lateralExcursionMillimetres))
    forwardExcursion = MeanSD(lines.map(\.forwardExcursionMillimetres))
    progression = MeanSD(lines.map(\.progressionDegrees))
  }
}
