import GaitAnalysis
import GaitFiles
import GaitModel

/// What the insoles' readings are divided by, and what was taken off them, as JSON.
enum CalibrationJSON {
  static func value(
    _ calibration: Calibration, _ metadata: SessionMetadata
  ) -> JSONValue {
    let unloaded = PerFoot.each { calibration.unloadedPart($0, of: metadata) }
    let weight =
      metadata.hasAbsoluteUnits || calibration.isBodyMassKnown
      ? calibration.bodyWeightNewtons : nil
    func newtons(_ foot: Foot) -> JSONValue {
      JSONValue(unloaded[foot].flatMap { part in weight.map { part * $0 } })
    }
    return .object([
      ("origin", .string(calibration.origin.rawValue)),
      ("strides", .integer(calibration.strideCount)),
      ("bodyWeightNewtons", .number(calibration.bodyWeightNewtons)),
      ("bodyMassKnown", .bool(calibration.isBodyMassKnown)),
      ("newtonsPerBodyWeightLeft", .number(calibration.newtonsPerBodyWeight.left)),
      ("newtonsPerBodyWeightRight", .number(calibration.newtonsPerBodyWeight.right)),
      ("unloadedBodyWeightsLeft", JSONValue(unloaded.left)),
      ("unloadedBodyWeightsRight", JSONValue(unloaded.right)),
      ("unloadedNewtonsLeft", newtons(.left)), ("unloadedNewtonsRight", newtons(.right)),
    ])
  }
}
