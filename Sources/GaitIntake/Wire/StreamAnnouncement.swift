package import GaitModel

/// What a device says of itself: its header line.
package struct StreamAnnouncement: Equatable, Sendable {
  /// What it calls itself; it may hold anything.
  package var device: String
  /// The insole of its frames; nil for a stream of forces.
  package var insole: InsoleDescription?
  /// Samples a second of a stream of forces; that of frames is the insole's.
  package var samplingRateHz: Double
  /// The foot that it is of; nil for both.
  package var foot: Foot?
  /// What the counts of binary frames are multiplied with to be in the insole's unit.
  package var scale: Float
  /// Whether its walker is simulated.
  package var isSimulated: Bool
  /// The walker's mass in kilograms; nil where the device does not know it.
  package var bodyMassKilograms: Double?

  package init(
    device: String, insole: InsoleDescription?, samplingRateHz: Double, foot: Foot? = nil,
    scale: Float = 1, isSimulated: Bool = false, bodyMassKilograms: Double? = nil
  ) {
    self.device = device
    self.insole = insole
    self.samplingRateHz = samplingRateHz
    self.foot = foot
    self.scale = scale
    self.isSimulated = isSimulated
    self.bodyMassKilograms = bodyMassKilograms
  }
}
