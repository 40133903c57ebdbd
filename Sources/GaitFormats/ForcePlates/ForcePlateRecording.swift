/// A point on a force plate in millimetres, in the plate's or the laboratory's own axes.
package struct PlatePoint: Equatable, Sendable {
  package var x: Float
  package var y: Float

  package init(x: Float, y: Float) {
    self.x = x
    self.y = y
  }
}

/// What one force plate measured, on its own clock.
package struct ForcePlate: Equatable, Sendable {
  /// As the file calls it, or `plate 1` and so on.
  package var name: String
  /// Seconds of the file's clock, ascending.
  package var times: [Double]
  /// Vertical force in newtons, one a time; a load is positive if the sign is right.
  package var newtons: [Float]
  /// Whether the format states the sign; false where it is the usual convention of the program.
  package var isSignTold: Bool
  package var samplingRateHz: Double
  /// One a time, nil where the file has none then; nil where it has none at all.
  package var centreOfPressure: [PlatePoint?]?

  package init(
    name: String, times: [Double], newtons: [Float], isSignTold: Bool, samplingRateHz: Double,
    centreOfPressure: [PlatePoint?]? = nil
  ) {
    precondition(times.count == newtons.count, "\(times.count) times, \(newtons.count) forces")
    self.name = name
    self.times = times
    self.newtons = newtons
    self.isSignTold = isSignTold
    self.samplingRateHz = samplingRateHz
    self.centreOfPressure = centreOfPressure
  }
}

/// A file of force plates: no session, because it knows of no feet.
package struct ForcePlateRecording: Equatable, Sendable {
  /// The program or format that it comes from.
  package var source: String
  package var plates: [ForcePlate]
  /// What was left out, a sentence each.
  package var notes: [String]

  package init(source: String, plates: [ForcePlate], notes: [String] = []) {
    self.source = source
    self.plates = plates
    self.notes = notes
  }
}
