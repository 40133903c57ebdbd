package import GaitModel

/// Two seconds without weight: the median of each cell is what it reads unloaded.
///
/// It passes if the frames of each foot came, the readings hold still, and there is little load on
/// them. Counts are no pressure, so of these only the part of their range is asked, where it is known.
package struct ZeroTrial: Sendable {
  private let metadata: SessionMetadata

  /// Weight that a shoe may put on an insole, as a part of body weight.
  static let mostLoad = 0.1
  /// By how much the force may waver, as a part of body weight (SD).
  static let mostSD = 0.015
  /// Part of a cell's range that may be used up without any load.
  static let mostRange = 0.3
  /// What is taken for a walker whose mass is not known.
  static let usualMassKilograms = 70.0

  package init(metadata: SessionMetadata) { self.metadata = metadata }

  /// Judges the frames of unloaded insoles.
  package func check(frames: PerFoot<FrameBlock?>) -> CalibrationCheck {
    let raw = TrialReadings.each(frames: frames, metadata: metadata, zero: nil)
    guard !metadata.feet.isEmpty else { return .failed(.zero, ["no insole is connected"]) }
    var reasons = raw.shortages(seconds: CalibrationStage.zero.seconds)
    guard reasons.isEmpty else { return .failed(.zero, reasons, readings: raw.means) }
    let zero = PerFoot.each { foot in Self.medians(of: frames[foot]) }
    for foot in metadata.feet { reasons += doubts(foot, raw: raw[foot], zero: zero[foot]) }
    guard reasons.isEmpty else { return .failed(.zero, reasons, readings: raw.means) }
    return CalibrationCheck(
      stage: .zero, passed: true,
      readings: TrialReadings.each(frames: frames, metadata: metadata, zero: zero).means,
      zero: zero)
  }

  private func doubts(_ foot: Foot, raw: TrialReadings?, zero: [Float]) -> [String] {
    guard let insole = metadata.insoles[foot], let raw, let load = raw.meanNewtons else {
      return []
    }
    if insole.unit.isAbsolute {
      let weight =
        metadata.bodyWeightNewtons
        ?? Physics.weightNewtons(massKilograms: Self.usualMassKilograms)
      if abs(load) > Self.mostLoad * weight {
        return [
          "\(foot.rawValue): reads \(load.inWords) N, \((Self.mostLoad * weight).inWords) N at most: "
            + "lift the foot"
        ]
      }
      if raw.sdNewtons > Self.mostSD * weight {
        return [
          "\(foot.rawValue): wavers by \(raw.sdNewtons.inWords) N (SD), "
            + "\((Self.mostSD * weight).inWords) N at most: hold still"
        ]
      }
    } else if let saturation = insole.saturation, saturation > 0 {
      let used = zero.map(Double.init).reduce(0, +) / Double(max(zero.count, 1)) / saturation
      if used > Self.mostRange {
        return [
          "\(foot.rawValue): cells use \((used * 100).inWords) % of their range, "
            + "\((Self.mostRange * 100).inWords) % at most: lift the foot"
        ]
      }
    }
    return []
  }

  /// The median of each cell; a reading that is not a number counts for nothing.
  private static func medians(of frames: FrameBlock?) -> [Float] {
    guard let frames else { return [] }
    return (0..<frames.cellCount).map { cell in
      let values = stride(from: cell, to: frames.cells.count, by: frames.cellCount)
        .map { Double(frames.cells[$0]) }.filter(\.isFinite)
      return Float(values.median ?? 0)
    }
  }
}
