import GaitAnalysis
import GaitFiles
import GaitModel

/// What the insoles' readings are divided by, and what was taken off them, as JSON.
enum CalibrationJSON {
  /// A calibration by itself.
  static func value(_ calibration: Calibration, _ metadata: SessionMetadata) -> JSONValue {
    .object(members(calibration, metadata))
  }

  /// All calibrations that counted, each with the second from which it held; null for the beginning.
  static func list(_ calibrations: CalibrationTimeline, _ metadata: SessionMetadata) -> JSONValue {
    func value(_ calibration: Calibration, from seconds: JSONValue) -> JSONValue {
      .object([("fromSeconds", seconds)] + members(calibration, metadata))
    }
    return .array(
      [value(calibrations.first, from: .null)]
        + calibrations.changes.map { value($0.calibration, from: .seconds($0.fromSeconds)) })
  }

  private static func members(
    _ calibration: Calibration, _ metadata: SessionMetadata
  ) -> [(String, JSONValue)] {
    let unloaded = PerFoot.each { calibration.unloadedPart($0, of: metadata) }
    let weight =
      metadata.hasAbsoluteUnits || calibration.isBodyMassKnown
      ? calibration.bodyWeightNewtons : nil
    func newtons(_ foot: Foot) -> JSONValue {
      JSONValue(unloaded[foot].flatMap { part in weight.map { part * $0 } })
    }
    return [
      ("origin", .string(calibration.origin.rawValue)),
      ("strides", .integer(calibration.strideCount)),
      ("bodyWeightNewtons", .number(calibration.bodyWeightNewtons)),
      ("bodyMassKnown", .bool(calibration.isBodyMassKnown)),
      ("newtonsPerBodyWeightLeft", .number(calibration.newtonsPerBodyWeight.left)),
      ("newtonsPerBodyWeightRight", .number(calibration.newtonsPerBodyWeight.right)),
      ("unloadedBodyWeightsLeft", JSONValue(unloaded.left)),
      ("unloadedBodyWeightsRight", JSONValue(unloaded.right)),
      ("unloadedNewtonsLeft", newtons(.left)), ("unloadedNewtonsRight", newtons(.right)),
    ]
  }
}
