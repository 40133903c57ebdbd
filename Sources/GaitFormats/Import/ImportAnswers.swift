package import GaitModel

/// Something that a file does not say and that its numbers depend on.
package enum ImportQuestion: Equatable, Sendable {
  /// Which foot the file was recorded under.
  case foot
  /// Where the cells lie; the device has so many of them.
  case layout(cellCount: Int)
  /// How many samples a second; the file has neither a rate nor times.
  case samplingRate
}

/// What somebody answered, as options or in the console; what a file says itself is not overruled.
package struct ImportAnswers: Equatable, Sendable {
  package var foot: Foot?
  package var layout: InsoleLayout?
  package var samplingRateHz: Double?

  package init(foot: Foot? = nil, layout: InsoleLayout? = nil, samplingRateHz: Double? = nil) {
    self.foot = foot
    self.layout = layout
    self.samplingRateHz = samplingRateHz
  }
}
