import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Keys of the calibration wizard.
enum CalibrationReducer {
  static func keyPressed(
    _ key: Key, _ wizard: CalibrationWizard, _ state: inout ConsoleState
  ) -> [ConsoleEffect] {
    var wizard = wizard
    var effects: [ConsoleEffect] = []
    switch (key, wizard.page) {
    case (.down, _), (.character("j"), .method): wizard.moveSelection(by: 1)
    case (.up, _), (.character("k"), .method): wizard.moveSelection(by: -1)
    case (.character(let character), .mass): wizard.type(character)
    case (.backspace, _): wizard.deleteBackwards()
    case (.character("r"), .result): wizard.retry()
    case (.enter, _): effects = wizard.goOn()
    default: break
    }
    state.overlay = .calibration(wizard)
    if case .applyCalibration(let calibration)? = effects.first {
      state.overlay = nil
      state.notice = Notice(tr("calibrated: \(calibration.screenSummary)"))
    }
    return effects
  }
}

extension ConsoleState {
  mutating func beginCalibration() {
    guard let session else {
      notice = Notice(tr("no session is open: choose one in the library"))
      return
    }
    guard session.isLive else {
      notice = Notice(tr("a recording keeps the calibration that it was made with"))
      return
    }
    guard !session.metadata.feet.isEmpty else {
      notice = Notice(tr("wait until an insole is connected"))
      return
    }
    overlay = .calibration(CalibrationWizard(metadata: session.metadata))
  }

  mutating func calibrationProgressed(
    seconds: Double, needed: Double, newtons: PerFoot<Double?>
  ) {
    guard case .calibration(var wizard) = overlay else { return }
    wizard.progressed(seconds: seconds, needed: needed, newtons: newtons)
    overlay = .calibration(wizard)
  }

  mutating func calibrationChecked(_ check: CalibrationCheck) {
    guard case .calibration(var wizard) = overlay else { return }
    wizard.checked(check)
    overlay = .calibration(wizard)
  }
}
