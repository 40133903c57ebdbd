package import GaitModel

/// Turns the times of a device's clock into seconds of the session's.
///
/// The device says when it measured, we say when that arrived. What arrives fastest tells how the
/// clocks stand to each other; everything slower is jitter and is ignored. So frames keep the spacing
/// that the device gave them, whatever the network did. The clocks drift apart by some parts per
/// million; a line through the fastest arrivals follows that, and the session's time follows the line
/// without ever jumping.
package struct DeviceClock: Equatable, Sendable {
  /// How long the first arrivals are compared before the first time is given.
  package static let settlingSeconds = 0.5
  /// Nothing arrives before it was measured, by more than what the line is off, in seconds.
  private static let greatestLeadSeconds = 0.5
  /// The fastest arrival of each such stretch is kept.
  private static let windowSeconds = 5.0
  private static let keptWindows = 120
  /// Windows that it takes to tell drift from jitter.
  private static let windowsForDrift = 6
  /// No crystal is further off, in seconds a second.
  private static let greatestDrift = 2e-3
  /// Seconds in which the session's time comes back to the line.
  private static let returnSeconds = 20.0

  /// A device's time and by how much ours was more when it arrived, at least.
  private struct Arrival: Equatable {
    var device: Double
    var offset: Double
  }

  private var fastest: [Arrival] = []
  private var window: Arrival?
  private var windowStart = 0.0
  private var lateness: [Double] = []
  private var jitter = 0.0
  /// Session seconds = device seconds + correction + rate * (device seconds - since).
  private var correction = 0.0
  private var rate = 0.0
  private var since = 0.0
  private var latestDevice = -Double.infinity
  private var firstArrival: Double?
  package private(set) var isSettled = false

  package init() {}

  /// Takes what one frame tells of the clocks; frames may come in any order.
  ///
  /// - Parameters:
  ///   - device: seconds of the device's clock at which the frame was measured.
  ///   - arrival: seconds of ours at which it came.
  package mutating func observe(device: Double, arrival: Double) {
    // What arrived before it was measured tells nothing of the clock.
    if isSettled, sessionSeconds(device: device) - arrival > Self.greatestLeadSeconds { return }
    let offset = arrival - device
    latestDevice = max(latestDevice, device)
    if firstArrival == nil {
      firstArrival = arrival
      windowStart = arrival
    }
    if let first = window, offset >= first.offset {
      lateness.append(offset - first.offset)
    } else {
      window = Arrival(device: device, offset: offset)
      lateness.append(0)
    }
    if !isSettled {
      if let first = firstArrival, arrival - first >= Self.settlingSeconds { settle() }
    } else if arrival - windowStart >= Self.windowSeconds {
      closeWindow(at: arrival)
    }
  }

  /// Gives times from now on, although less than `settlingSeconds` were seen.
  package mutating func settle() {
    guard !isSettled, let window else { return }
    isSettled = true
    correction = window.offset
    since = window.device
    jitter = lateness.sorted().quantile(0.95)
  }

  /// The session's time of a moment of the device; in the order of the device's time it never goes
  /// back.
  package func sessionSeconds(device: Double) -> Double {
    device + correction + rate * (device - since)
  }

  package var status: ClockStatus? {
    guard isSettled else { return nil }
    return ClockStatus(
      offsetSeconds: correction + rate * ((fastest.last?.device ?? since) - since),
      driftPartsPerMillion: line.map { -$0.slope * 1e6 }, jitterSeconds: jitter)
  }

  private mutating func closeWindow(at arrival: Double) {
    if let window {
      fastest.append(window)
      if fastest.count > Self.keptWindows { fastest.removeFirst() }
      steerTowardFit()
    }
    jitter = lateness.sorted().quantile(0.95)
    lateness.removeAll(keepingCapacity: true)
    window = nil
    windowStart = arrival
  }

  /// Bends the session's time towards the line through the fastest arrivals.
  private mutating func steerTowardFit() {
    // From the newest time on: what was told before stays.
    let device = latestDevice
    correction += rate * (device - since)
    since = device
    // Until a line can be told from jitter, only downwards: nothing arrives before it was measured.
    let (slope, target) =
      line.map { ($0.slope, $0.offset(at: device)) }
      ?? (0, min(correction, fastest.map(\.offset).min() ?? correction))
    let wanted = slope + (target - correction) / Self.returnSeconds
    rate = min(max(wanted, -Self.greatestDrift), Self.greatestDrift)
  }

  /// The straight line through the fastest arrivals; nil until there are enough.
  private var line: Line? {
    guard fastest.count >= Self.windowsForDrift else { return nil }
    let n = Double(fastest.count)
    let meanDevice = fastest.reduce(0) { $0 + $1.device } / n
    let meanOffset = fastest.reduce(0) { $0 + $1.offset } / n
    var covariance = 0.0
    var variance = 0.0
    for point in fastest {
      covariance += (point.device - meanDevice) * (point.offset - meanOffset)
      variance += (point.device - meanDevice) * (point.device - meanDevice)
    }
    guard variance > 0 else { return nil }
    return Line(
      slope: min(max(covariance / variance, -Self.greatestDrift), Self.greatestDrift),
      device: meanDevice, offset: meanOffset)
  }

  private struct Line: Equatable {
    let slope: Double
    let device: Double
    let offset: Double

    func offset(at moment: Double) -> Double { offset + slope * (moment - device) }
  }
}

extension [Double] {
  /// The value that a part of the ascending values is not above; 0 if there are none.
  fileprivate func quantile(_ part: Double) -> Double {
    isEmpty ? 0 : self[Swift.min(Int(part * Double(count)), count - 1)]
  }
}
