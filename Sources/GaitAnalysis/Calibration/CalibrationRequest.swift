package import GaitModel

/// One thing that a wizard asks a walker to do.
package enum CalibrationStage: String, CaseIterable, Sendable {
  /// Both feet lifted: what the unloaded cells read.
  case zero
  /// Quiet standing on both feet.
  case standing
  case standingOnLeft
  case standingOnRight
  /// Walking, from which zero and scale are found.
  case automatic

  /// How long frames are collected.
  package var seconds: Double {
    switch self {
    case .zero: 2
    case .standing, .standingOnLeft, .standingOnRight: 3
    case .automatic: 15
    }
  }

  /// The foot that is stood on, where it is one alone.
  package var foot: Foot? {
    switch self {
    case .standingOnLeft: .left
    case .standingOnRight: .right
    case .zero, .standing, .automatic: nil
    }
  }
}

/// Which frames are to be collected, and with what they are to be read.
package struct CalibrationRequest: Equatable, Sendable {
  /// The stage that the frames are for.
  package var stage: CalibrationStage
  /// The walker's mass as it was typed; nil if it is not known.
  package var bodyMassKilograms: Double?
  /// What the unloaded cells read, from the stage before; nil where it was not measured.
  package var zero: PerFoot<[Float]>?
  /// What earlier stages read of each foot while it was stood on alone, in newtons.
  package var readings: PerFoot<Double?>

  package init(
    stage: CalibrationStage, bodyMassKilograms: Double? = nil, zero: PerFoot<[Float]>? = nil,
    readings: PerFoot<Double?> = PerFoot(both: nil)
  ) {
    self.stage = stage
    self.bodyMassKilograms = bodyMassKilograms
    self.zero = zero
    self.readings = readings
  }

  /// How long frames are collected.
  package var seconds: Double { stage.seconds }

  /// Judges the frames that were collected.
  ///
  /// - Parameters:
  ///   - frames: `seconds` of each foot, in the device's unit.
  ///   - metadata: the insoles.
  ///   - rule: the lengths of stance and swing that count.
  /// - Returns: whether it passed and why not, with a zero or a calibration if it did.
  package func check(
    frames: PerFoot<FrameBlock?>, metadata: SessionMetadata, rule: StanceRule = StanceRule()
  ) -> CalibrationCheck {
    var metadata = metadata
    metadata.bodyMassKilograms = bodyMassKilograms
    switch stage {
    case .zero: return ZeroTrial(metadata: metadata).check(frames: frames)
    case .standing:
      return StandingTrial(metadata: metadata, zero: zero).check(frames: frames)
    case .standingOnLeft, .standingOnRight:
      return OneFootTrial(stage: stage, metadata: metadata, zero: zero, readings: readings)
        .check(frames: frames)
    case .automatic:
      return AutomaticTrial(metadata: metadata, rule: rule).check(frames: frames)
    }
  }
}
