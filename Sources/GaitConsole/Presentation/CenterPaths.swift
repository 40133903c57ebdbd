import GaitAnalysis
import GaitModel
import TerminalCore

/// Where the centre of pressure of a foot runs: in the stance that is shown, and in those before it.
struct CenterPaths {
  /// Where it has run since the foot came down; empty while the foot is in the air.
  private(set) var current: [HeatmapLine.FractionalPoint] = []
  /// The mean way of the last used stances before the shown one; empty while they are too few, and in the air.
  private(set) var mean: [HeatmapLine.FractionalPoint] = []

  private typealias Point = HeatmapLine.FractionalPoint

  /// Seconds of a path at most: who stands still longer sees where the foot stood last.
  private static let longestSeconds = 3.0
  /// Part of the body weight from which on a path begins: of less, noise under the whole sole moves the centre.
  private static let surePart = 0.2
  /// How many stances the mean is of, at least and at most.
  private static let meanOf = 3...10
  /// Points of the mean path, the first and the last among them.
  private static let meanPoints = 21

  /// No paths, such as those of a foot that nobody measures.
  init() {}

  init(session: SessionState, foot: Foot, layout: InsoleLayout) {
    guard let analysis = session.analysis, let track = analysis.tracks[foot] else { return }
    let now = session.frames[foot]?.timeSeconds ?? session.shownSeconds
    guard let frames = Self.stance(in: track, analysis, at: now) else { return }
    let raster = HeatmapRaster(layout: layout, foot: foot)
    let sureNewtons = Self.surePart * analysis.calibration.bodyWeightNewtons
    let sure =
      frames.first { Double(track.measured[$0]) >= sureNewtons } ?? frames.upperBound - 1
    current = (sure..<frames.upperBound).compactMap { raster.place(of: track.centers[$0]) }
    mean = Self.mean(before: track.times[frames.lowerBound], in: track, analysis, raster)
  }

  /// The mean path as a line under the current one.
  var meanLine: HeatmapLine { HeatmapLine(points: mean, kind: .faint) }

  private static func mean(
    before begin: Double, in track: FootTrack, _ analysis: SessionAnalysis,
    _ raster: HeatmapRaster
  ) -> [Point] {
    var ways: [[Point]] = []
    for step in analysis.steps[..<analysis.stepCount(until: begin)].reversed() {
      guard ways.count < meanOf.upperBound else { break }
      // The one that is shown may begin a little before the first frame that counts.
      guard step.foot == track.foot, step.isAccepted, step.stance.toeOffSeconds < begin,
        let way = way(of: step.stance, in: track, analysis, raster)
      else { continue }
      ways.append(way)
    }
    guard ways.count >= meanOf.lowerBound else { return [] }
    return (0..<meanPoints).map { index in
      let sum = ways.reduce((x: 0.0, y: 0.0)) { ($0.x + $1[index].x, $0.y + $1[index].y) }
      return Point(x: sum.x / Double(ways.count), y: sum.y / Double(ways.count))
    }
  }

  // MARK: - Stances

  /// The frames since the foot came down, the shown one last; nil while it is in the air.
  private static func stance(
    in track: FootTrack, _ analysis: SessionAnalysis, at now: Double
  ) -> Range<Int>? {
    // Of a few newtons the centre is that of the noise.
    let leastNewtons = max(
      analysis.thresholds.onNewtons, 0.1 * analysis.calibration.bodyWeightNewtons)
    func isDown(_ index: Int) -> Bool {
      track.centers[index].exists && Double(track.measured[index]) >= leastNewtons
    }
    let range = track.times.indexRange(in: (now - longestSeconds)...now)
    guard let last = range.last, now - track.times[last] < 0.1, isDown(last) else { return nil }
    var first = last
    while first > range.lowerBound, isDown(first - 1) { first -= 1 }
    return first..<last + 1
  }

  /// Places at even distances of time from where a stance bears enough to where it no longer does.
  private static func way(
    of stance: Stance, in track: FootTrack, _ analysis: SessionAnalysis, _ raster: HeatmapRaster
  ) -> [Point]? {
    let sureNewtons = surePart * analysis.calibration.bodyWeightNewtons
    func isSure(_ index: Int) -> Bool {
      track.centers[index].exists && Double(track.measured[index]) >= sureNewtons
    }
    let frames = track.times.indexRange(in: stance.seconds)
    guard let first = frames.first(where: isSure), let last = frames.last(where: isSure),
      last > first
    else { return nil }
    let points = (0..<meanPoints).compactMap { index in
      let frame = first + (last - first) * index / (meanPoints - 1)
      return raster.place(of: track.centers[frame])
    }
    return points.count == meanPoints ? points : nil
  }
}
