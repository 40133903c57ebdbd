import GaitModel

/// Compares what an insole reads in the air at the beginning of a walk and at its end, without its steps.
///
/// A zero that rises far keeps the foot on the ground and the steps end; the plateau of the swings stays.
struct ZeroDrift {
  private let track: FootTrack

  /// A walk has to last so many seconds.
  private static let leastSeconds = 12.0
  /// Seconds of a window; it holds two strides at least.
  private static let windowSeconds = 5.0
  /// Windows that are looked at in the first quarter, and in the last.
  private static let windows = 8
  private static let leastStrides = 2
  /// The plateau in the air varies by less than this part of the load.
  private static let plateauPart = 0.15
  /// A part of the time that every walker's foot is in the air.
  private static let airPart = 0.25

  /// In a longer walk the first and the last quarter hold strides enough.
  private static let mostShortSeconds = 60.0
  /// Windows of a short walk that are needed, and how many strides one holds.
  private static let leastShortWindows = 4
  private static let stridesOfWindow = 2.4
  private static let leastWindowSeconds = 2.5
  /// Somebody stands where a window's range is smaller than this part of the usual one.
  private static let walkingPart = 0.6

  init(_ track: FootTrack) { self.track = track }

  /// By how much the plateau of a short walk rises.
  ///
  /// Windows of two strides all through the recording count, not its first and last quarter.
  ///
  /// - Parameter strideSeconds: how long a stride of either foot takes.
  /// - Returns: a part of the usual load; nil where the foot does not walk.
  func shortPart(strideSeconds: Double) -> Double? {
    guard let first = track.times.first, let last = track.times.last,
      last - first <= Self.mostShortSeconds
    else { return nil }
    let length = max(Self.leastWindowSeconds, Self.stridesOfWindow * strideSeconds)
    let windows = stride(from: first, through: last - length, by: length / 4).compactMap {
      swings(in: $0...$0 + length)
    }
    guard let usual = windows.map(\.load).quantile(0.75) else { return nil }
    let walking = windows.filter { $0.load > Self.walkingPart * usual }
    guard walking.count >= Self.leastShortWindows,
      let early = Array(walking.prefix(walking.count / 4)).map(\.air).median,
      let late = Array(walking.suffix(walking.count / 4)).map(\.air).median
    else { return nil }
    return (late - early) / usual
  }

  /// By how much the plateau rises, as a part of the usual load; nil where the foot does not walk.
  var part: Double? {
    guard let first = track.times.first, let last = track.times.last,
      last - first >= Self.leastSeconds,
      let early = level(in: first...first + (last - first) / 4),
      let late = level(in: last - (last - first) / 4...last)
    else { return nil }
    return (late.air - early.air) / early.load
  }

  /// The medians of what the windows of some seconds read in the air, and of the load above that.
  private func level(in seconds: ClosedRange<Double>) -> (air: Double, load: Double)? {
    let length = seconds.upperBound - seconds.lowerBound
    let window = min(Self.windowSeconds, length)
    let count = window < length ? Self.windows : 1
    let found = (0..<count).compactMap { index -> (air: Double, load: Double)? in
      let start =
        seconds.lowerBound + (length - window) * Double(index) / Double(max(1, count - 1))
      return swings(in: start...start + window)
    }
    guard 2 * found.count >= count, let air = found.map(\.air).median,
      let load = found.map(\.load).median
    else { return nil }
    return (air, load)
  }

  /// What the foot reads in the air and above it; nil where it does not go up and down in strides.
  private func swings(in seconds: ClosedRange<Double>) -> (air: Double, load: Double)? {
    let forces = track.measured[track.times.indexRange(in: seconds)].map(Double.init)
      .filter(\.isFinite)
    guard let low = forces.quantile(0.02), let high = forces.quantile(0.98),
      let air = forces.quantile(Self.airPart), high > low,
      air - low <= Self.plateauPart * (high - low)
    else { return nil }
    var strides = 0
    var isLoaded = true
    for force in forces {
      if isLoaded, force < low + 0.3 * (high - low) {
        isLoaded = false
      } else if !isLoaded, force > low + 0.6 * (high - low) {
        isLoaded = true
        strides += 1
      }
    }
    guard strides >= Self.leastStrides else { return nil }
    return (forces.quantile(Self.airPart / 2) ?? low, high - low)
  }
}
