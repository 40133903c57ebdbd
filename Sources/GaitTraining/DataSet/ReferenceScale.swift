import GaitAnalysis
import GaitModel

/// What the input of a teacher is multiplied with, so that every stride reads what the reference says.
///
/// Privileged: nobody has it at the bedside. A teacher that reads it need not guess the error of the
/// insole's scale, so that what it hands on is a label without that error. The ratio of the mean
/// reference to the mean calibrated sum of each whole stride stands at the middle of the stride and is
/// interpolated in between.
struct ReferenceScale {
  /// Ratios beyond these are of strides that carried nothing.
  private static let bounds = 0.5...2.0

  private var places: [(frame: Double, ratio: Double)] = []

  /// Finds the ratios of a stretch.
  ///
  /// - Parameters:
  ///   - sums: calibrated sums, one a frame, in body weights.
  ///   - targets: the reference in body weights, one a frame.
  ///   - rule: separates stances from standing.
  init(sums: [Float], targets: [Float], rule: StanceRule) {
    let rate = CalibratedStretch.samplingRateHz
    var meter = StrideMeter(rule: rule, samplingRateHz: rate)
    for (frame, target) in targets.enumerated() {
      guard let stride = meter.push(timeSeconds: Double(frame) / rate, sum: Double(target)) else {
        continue
      }
      let first = Int((stride.startSeconds * rate).rounded())
      let last = Int((stride.endSeconds * rate).rounded())
      let range = first..<max(last, first + 1)
      let carried = range.reduce(0.0) { $0 + Double(targets[$1]) }
      let read = range.reduce(0.0) { $0 + Double(sums[$1]) }
      guard read > 0, Self.bounds.contains(carried / read) else { continue }
      places.append((Double(first + last) / 2, carried / read))
    }
  }

  /// The ratio of each of so many frames; 1 throughout where no stride was found.
  func ratios(_ count: Int) -> [Float] {
    guard let first = places.first, let last = places.last else {
      return [Float](repeating: 1, count: count)
    }
    var next = 0
    return (0..<count).map { frame in
      let place = Double(frame)
      while next < places.count, places[next].frame <= place { next += 1 }
      if next == 0 { return Float(first.ratio) }
      if next == places.count { return Float(last.ratio) }
      let (a, b) = (places[next - 1], places[next])
      return Float(a.ratio + (b.ratio - a.ratio) * (place - a.frame) / (b.frame - a.frame))
    }
  }
}
