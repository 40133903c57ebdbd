import ArgumentParser
import GaitModel

/// A mass on the command line.
enum BodyMassCheck {
  static func validate(_ kilograms: Double?) throws {
    if let kilograms, !SessionMetadata.plausibleBodyMassKilograms.contains(kilograms) {
      throw ValidationError("--body-mass \(kilograms): expected 10 to 400 kilograms")
    }
  }
}
