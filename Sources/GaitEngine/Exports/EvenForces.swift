import GaitAnalysis
import GaitModel

/// The forces of both feet on one even clock, for formats that have a rate instead of times.
///
/// Between two samples forces are interpolated; holes of over 50 ms are NaN.
struct EvenForces {
  let times: [Double]
  let samplingRateHz: Double
  private let analysis: SessionAnalysis
  private let maxHoleSeconds: Double

  /// Times of frames are sums of rounded numbers: within this they are the same moment.
  private static let sameMomentSeconds = 1e-6

  /// Nil where there are no frames.
  init?(_ session: AnalyzedSession) {
    analysis = session.analysis
    let tracks = Foot.allCases.compactMap { session.analysis.tracks[$0] }
    let rates = session.metadata.feet.compactMap { session.metadata.insoles[$0]?.samplingRateHz }
    guard let first = tracks.compactMap(\.times.first).min(),
      let last = tracks.compactMap(\.times.last).max(), let rate = rates.max(), rate > 0
    else { return nil }
    samplingRateHz = rate
    maxHoleSeconds = max(0.05, 1.5 / (rates.min() ?? rate))
    let count = Int(((last - first) * rate + Self.sameMomentSeconds * rate).rounded(.down)) + 1
    // Whole microseconds: no device is finer, and the text stays short.
    times = (0..<count).map { ((first + Double($0) / rate) * 1e6).rounded() / 1e6 }
  }

  /// A foot's force in newtons, NaN where it is not known.
  func newtons(_ foot: Foot, _ kind: ForceKind) -> [Float] {
    guard let track = analysis.tracks[foot] else { return [] }
    let clock = kind == .reference ? track.reference.times : track.times
    return times.map { time in
      let moment = Self.snapped(time, to: clock)
      return track.newtons(kind, at: moment, maxHoleSeconds: maxHoleSeconds).map(Float.init) ?? .nan
    }
  }

  /// A foot's centre of pressure: that of the nearest frame, none between frames that are far apart.
  func centers(_ foot: Foot) -> [CenterOfPressure] {
    guard let track = analysis.tracks[foot] else { return [] }
    return times.map { time in
      let next = track.times.lowerBound(of: time)
      let near = [next - 1, next].filter { track.centers.indices.contains($0) }
        .min { abs(track.times[$0] - time) < abs(track.times[$1] - time) }
      guard let near, abs(track.times[near] - time) <= maxHoleSeconds / 2 else { return .none }
      return track.centers[near]
    }
  }

  /// The number of the contact that each moment lies in; 0 in swing.
  func steps(_ foot: Foot) -> [Float] {
    var steps = StepAtMoment(foot, of: analysis)
    return times.map { Float(steps.index(at: $0) ?? 0) }
  }

  private static func snapped(_ seconds: Double, to times: ChunkedArray<Double>) -> Double {
    let index = times.lowerBound(of: seconds - sameMomentSeconds)
    guard index < times.count, times[index] <= seconds + sameMomentSeconds else { return seconds }
    return times[index]
  }
}

extension AnalyzedSession {
  /// The forces that there are of a foot.
  func forces(of foot: Foot) -> [ExportedForce] {
    guard let track = analysis.tracks[foot] else { return [] }
    return ForceKind.allCases
      .filter { $0 != .reference || !track.reference.times.isEmpty }
      .map { ExportedForce($0, of: analysis) }
  }
}
