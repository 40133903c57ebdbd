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
  /// The sum of an insole's cells, its zero taken off; frames that are no numbers are left out.
  ///
  /// - Parameters:
  ///   - frames: what the insole read, in its unit.
  ///   - insole: the insole.
  ///   - calibrations: what each cell reads without a load; anything but one a cell takes nothing off.
  package init(
    _ frames: FrameBlock, insole: InsoleDescription, calibrations: CalibrationTimeline
  ) {
    self.init(times: [], newtons: [])
    let sum = CellSummation(layout: insole.layout, unit: insole.unit)
    let count = frames.cellCount
    let offset = PerCalibration(calibrations) { calibration -> Float in
      let zero = calibration.zero[frames.foot]
      return zero.count == count ? sum(zero[...]).newtons : 0
    }
    for index in 0..<frames.count {
      let time = frames.times[index]
      let force = sum(frames.cells[index * count..<(index + 1) * count]).newtons - offset[time]
      guard force.isFinite else { continue }
      times.append(frames.times[index])
      newtons.append(force)
    }
  }
}
