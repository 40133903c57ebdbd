package import GaitModel

/// The vertical force that one plate measured, with the sign, level and clock that it has.
package struct PlateForce: Equatable, Sendable {
  /// What somebody said of a plate because it cannot be found.
  package struct Stated: Equatable, Sendable {
    /// Whose the plate is; nil finds it for each contact.
    package var foot: Foot?
    /// Whether loads read negative; nil finds it.
    package var isNegative: Bool?

    package init(foot: Foot? = nil, isNegative: Bool? = nil) {
      self.foot = foot
      self.isNegative = isNegative
    }
  }

  /// The plate as its file names it.
  package var name: String
  /// Seconds of the plate's own clock, ascending.
  package var times: [Double]
  /// One a time.
  package var newtons: [Float]
  /// Nothing, unless somebody stated it.
  package var stated: Stated

  package init(name: String, times: [Double], newtons: [Float], stated: Stated = Stated()) {
    precondition(times.count == newtons.count, "\(times.count) times, \(newtons.count) forces")
    self.name = name
    self.times = times
    self.newtons = newtons
    self.stated = stated
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
