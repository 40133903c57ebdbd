import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore

@testable import GaitConsole

/// The calibration wizard over a live session, reached by keys and by what comes of the devices.
enum CalibrationFixture {
  static func show(_ scene: Scene, on state: inout ConsoleState) {
    state.session?.isLive = true
    state.live = LiveState(devices: Foot.allCases.map { LiveFixture.insole($0) })
    let reducer = ConsoleReducer()
    reducer.press(.character("K"), on: &state)
    if scene == .calibrationMethod { return }
    reducer.press(.enter, on: &state)
    if scene == .calibrationMass { return }
    reducer.press(.enter, on: &state)
    if scene == .calibrationReady { return }
    reducer.press(.enter, on: &state)
    _ = reducer.reduce(
      &state,
      .calibrationProgressed(seconds: 1.3, needed: 2, newtons: PerFoot(left: 12.4, right: nil)))
    if scene == .calibrationCollecting { return }
    if scene == .calibrationFailed {
      _ = reducer.reduce(&state, .calibrationChecked(failed))
      return
    }
    _ = reducer.reduce(&state, .calibrationChecked(zero))
    reducer.press(.enter, .enter, on: &state)
    _ = reducer.reduce(&state, .calibrationChecked(standing))
  }

  static let failed = CalibrationCheck(
    stage: .zero, passed: false,
    reasons: ["left: reads 312 N, 71 N at most: lift the foot"],
    readings: PerFoot(left: 312.4, right: 3.2))

  static let zero = CalibrationCheck(
    stage: .zero, passed: true, readings: PerFoot(left: 0.4, right: -0.2),
    zero: PerFoot(left: [Float](repeating: 1, count: 128), right: [Float](repeating: 2, count: 128))
  )

  static let standing = CalibrationCheck(
    stage: .standing, passed: true, readings: PerFoot(left: 350, right: 362),
    calibration: Calibration(
      origin: .standing, zero: PerFoot(both: [Float](repeating: 1, count: 128)),
      newtonsPerBodyWeight: PerFoot(both: 712), bodyWeightNewtons: 706, isBodyMassKnown: true,
      strideCount: 0))
}
