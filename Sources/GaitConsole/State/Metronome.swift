import GaitModel

/// Beats to walk by.
package struct Metronome: Equatable, Sendable {
  /// Beats a minute that somebody can walk to.
  package static let range = VisitProtocol.beatsPerMinute
  /// By how much a key changes them.
  static let step = 2.0
  /// One that was held up by more than this part of a beat is not made up for.
  private static let latest = 0.5

  package private(set) var beatsPerMinute = 100.0
  package private(set) var isOn = false
  /// When the next beat is due, in seconds of the console's clock; nil until time was told.
  package private(set) var nextBeat: Double?

  package init() {}

  /// Sets the beats, and begins.
  package mutating func start(beatsPerMinute: Double) {
    set(beatsPerMinute)
    isOn = true
    nextBeat = nil
  }

  package mutating func stop() {
    isOn = false
    nextBeat = nil
  }

  mutating func toggle() { isOn ? stop() : start(beatsPerMinute: beatsPerMinute) }

  /// Changes the beats; the next one comes where the last one and the new beats put it.
  mutating func change(by steps: Double) {
    let earlier = 60 / beatsPerMinute
    set(beatsPerMinute + steps * Self.step)
    nextBeat = nextBeat.map { $0 - earlier + 60 / beatsPerMinute }
  }

  private mutating func set(_ beats: Double) {
    beatsPerMinute = min(max(beats, Self.range.lowerBound), Self.range.upperBound)
  }

  /// Tells the time.
  ///
  /// - Returns: whether a beat is due. The beats stay where they were: one that comes late delays no other.
  mutating func tick(now: Double) -> Bool {
    guard isOn else { return false }
    let period = 60 / beatsPerMinute
    guard let due = nextBeat else {
      nextBeat = now + period
      return true
    }
    guard now >= due else { return false }
    let passed = ((now - due) / period).rounded(.down)
    nextBeat = due + (passed + 1) * period
    return now - due - passed * period <= Self.latest * period
  }
}
