/// Something that a file does not say and that its numbers depend on.
package enum ImportQuestion: Equatable, Sendable {
  /// Which foot the file was recorded under.
  case foot
  /// Where the cells lie; the device has so many of them.
  case layout(cellCount: Int)
  /// How many samples a second; the file has neither a rate nor times.
  case samplingRate
}
