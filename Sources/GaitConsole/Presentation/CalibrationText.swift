import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// What the calibration wizard says, in plain words for the walker.
enum CalibrationText {
  static func title(_ method: CalibrationWizard.Method) -> String {
    switch method {
    case .standing: tr("Standing on both feet")
    case .eachFoot: tr("Standing on one foot after the other")
    case .automatic: tr("Walking")
    }
  }

  static func detail(_ method: CalibrationWizard.Method) -> String {
    switch method {
    case .standing: tr("2 s off the feet, 3 s standing")
    case .eachFoot: tr("each insole gets a scale of its own")
    case .automatic: tr("15 s of walking, for who cannot stand still")
    }
  }

  static func title(_ stage: CalibrationStage) -> String {
    switch stage {
    case .zero: tr("Zero")
    case .standing: tr("Body weight")
    case .standingOnLeft: tr("Left foot")
    case .standingOnRight: tr("Right foot")
    case .automatic: tr("Walking")
    }
  }

  static func instruction(_ stage: CalibrationStage) -> String {
    switch stage {
    case .zero: tr("Sit down and lift both feet, then press Enter.")
    case .standing: tr("Stand still on both feet, then press Enter.")
    case .standingOnLeft:
      tr("Stand on the left foot alone, hold on to something, then press Enter.")
    case .standingOnRight:
      tr("Stand on the right foot alone, hold on to something, then press Enter.")
    case .automatic: tr("Walk at an even pace, then press Enter and keep walking.")
    }
  }

  static func waiting(_ stage: CalibrationStage) -> String {
    switch stage {
    case .zero: tr("Keep both feet lifted and hold still.")
    case .standing: tr("Stand still on both feet.")
    case .standingOnLeft: tr("Stay on the left foot.")
    case .standingOnRight: tr("Stay on the right foot.")
    case .automatic: tr("Keep walking.")
    }
  }

  static func newtons(_ readings: PerFoot<Double?>) -> String {
    let parts = [(tr("left"), readings.left), (tr("right"), readings.right)].map { name, value in
      "\(name) \(value.map { ScreenNumber.text($0, decimals: 0) } ?? "-") N"
    }
    return parts.joined(separator: ", ")
  }

  /// The calibration that holds at the end and its age, then those before it with their times.
  static func summary(_ calibrations: CalibrationTimeline, nowUnixSeconds: Double?) -> String {
    let parts = [
      age(calibrations.last, nowUnixSeconds: nowUnixSeconds).map { ", \($0)" },
      calibrations.earlierScreenSummary.map { "; \($0)" },
    ].compactMap(\.self)
    return tr("calibration \(calibrations.screenSummary)") + parts.joined()
  }

  /// How old a calibration is, in the largest unit that makes sense; nil if nobody knows.
  static func age(_ calibration: Calibration, nowUnixSeconds: Double?) -> String? {
    guard let seconds = ageSeconds(calibration, nowUnixSeconds: nowUnixSeconds) else { return nil }
    let minutes = Int(seconds / 60)
    if minutes < 1 { return tr("just now") }
    if minutes < 120 { return tr("\(minutes) min old") }
    if minutes < 48 * 60 { return tr("\(minutes / 60) h old") }
    return tr("\(minutes / (24 * 60)) days old")
  }

  /// Whether so much time has passed that insoles and shoes may have changed.
  static func isOld(_ calibration: Calibration, nowUnixSeconds: Double?) -> Bool {
    (ageSeconds(calibration, nowUnixSeconds: nowUnixSeconds) ?? 0) > 24 * 3600
  }

  /// A clock that was set back by more than a minute says nothing of an age.
  private static func ageSeconds(_ calibration: Calibration, nowUnixSeconds: Double?) -> Double? {
    guard let measured = calibration.measuredAtUnixSeconds, let now = nowUnixSeconds else {
      return nil
    }
    let seconds = now - measured
    return (-60...1e11).contains(seconds) ? max(seconds, 0) : nil
  }
}
