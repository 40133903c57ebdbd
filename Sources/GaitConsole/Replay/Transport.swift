/// Where a replay is and how it moves: a value that time is told to.
///
/// Only the position depends on speed; what is computed from the recording never does.
package struct Transport: Equatable, Sendable {
  package static let speeds: [Double] = [0.1, 0.25, 0.5, 1, 2, 4, 8]

  /// From the first to the last frame, in seconds of the session's clock.
  package private(set) var range: ClosedRange<Double>
  package private(set) var position: Double
  package private(set) var speed = 1.0
  package private(set) var isPlaying = false
  /// The stretch that is played again and again.
  package private(set) var loop: ClosedRange<Double>?
  /// Whether playing continues from the start when the end is reached.
  package var repeats = false
  private var lastTick: Double?

  package init(range: ClosedRange<Double>) {
    self.range = range
    position = range.lowerBound
  }

  package var isAtEnd: Bool { position >= range.upperBound }

  /// Plays; from the start again if the end was reached.
  package mutating func play() {
    if isAtEnd { position = range.lowerBound }
    isPlaying = true
    lastTick = nil
  }

  package mutating func pause() {
    isPlaying = false
    lastTick = nil
  }

  /// Begins to count time again, after the process was stopped: nothing was watched meanwhile.
  package mutating func forgetTime() { lastTick = nil }

  package mutating func toggle() { if isPlaying { pause() } else { play() } }

  /// Tells what time it is, in seconds of any clock that only goes forward.
  package mutating func tick(now: Double) {
    guard isPlaying else { return }
    defer { lastTick = now }
    guard let lastTick, now > lastTick else { return }
    position += (now - lastTick) * speed
    if let loop, position > loop.upperBound {
      let length = loop.upperBound - loop.lowerBound
      position =
        loop.lowerBound + (position - loop.lowerBound).truncatingRemainder(dividingBy: length)
    } else if isAtEnd {
      position = repeats ? range.lowerBound : range.upperBound
      if !repeats { pause() }
    }
  }

  /// Stands at the end of a session that grows.
  package mutating func follow(_ range: ClosedRange<Double>) {
    self.range = range
    position = range.upperBound
  }

  package mutating func seek(to seconds: Double) {
    position = min(max(seconds, range.lowerBound), range.upperBound)
  }

  package mutating func faster() { changeSpeed(by: 1) }
  package mutating func slower() { changeSpeed(by: -1) }

  package mutating func setNormalSpeed() { speed = 1 }

  private mutating func changeSpeed(by step: Int) {
    let index = (Self.speeds.firstIndex(of: speed) ?? 3) + step
    speed = Self.speeds[min(max(index, 0), Self.speeds.count - 1)]
  }

  /// Plays from A to B again and again; nil ends it, and a stretch under 50 ms is no loop.
  package mutating func setLoop(_ seconds: ClosedRange<Double>?) {
    guard let seconds else {
      loop = nil
      return
    }
    let inside = seconds.clamped(to: range)
    guard inside.upperBound - inside.lowerBound >= 0.05 else { return }
    loop = inside
    if !inside.contains(position) { position = inside.lowerBound }
  }
}
