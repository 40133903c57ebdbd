/// The vertical force that one plate measured, with the sign, level and clock that it has.
package struct PlateForce: Equatable, Sendable {
  /// The plate as its file names it.
  package var name: String
  /// Seconds of the plate's own clock, ascending.
  package var times: [Double]
  /// One a time.
  package var newtons: [Float]

  package init(name: String, times: [Double], newtons: [Float]) {
    precondition(times.count == newtons.count, "\(times.count) times, \(newtons.count) forces")
    self.name = name
    self.times = times
    self.newtons = newtons
  }
}

/// The force that one insole reads, with the scale and clock that it has.
package struct InsoleForce: Equatable, Sendable {
  /// Seconds of the session's clock, ascending.
  package var times: [Double]
  /// One a time; the scale need not be right.
  package var newtons: [Float]

  package init(times: [Double], newtons: [Float]) {
    precondition(times.count == newtons.count, "\(times.count) times, \(newtons.count) forces")
    self.times = times
    self.newtons = newtons
  }
}
