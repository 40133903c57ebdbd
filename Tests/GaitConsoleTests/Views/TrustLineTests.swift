import GaitAnalysis
import GaitConsole
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

/// What Monitor says of how far to trust the numbers.
@Suite struct TrustLineTests {
  private func screen(flags: [TrustFlag]) throws -> String {
    var state = try ConsoleStates.walk(size: Size(columns: 160, rows: 50))
    let trust = try #require(state.session?.analysis?.trust)
    state.session?.analysis?.trust = TrustReport(
      bodyWeightRatio: trust.bodyWeightRatio, faults: trust.faults,
      droppedFrames: trust.droppedFrames, gaps: trust.gaps, flags: flags)
    return ConsoleView(state: state, theme: .fallback).render().lines().joined(separator: "\n")
  }

  @Test func readingsBelowZeroAreTold() throws {
    #expect(try screen(flags: [.simulated, .negativeReadings]).contains("| below zero !"))
    #expect(try !screen(flags: [.simulated]).contains("below zero"))
  }

  @Test func tooFewStridesToCalibrateAreTold() throws {
    #expect(try screen(flags: [.uncalibrated]).contains("! not calibrated: too few strides"))
    #expect(try !screen(flags: [.simulated]).contains("not calibrated"))
  }

  /// The trust line with a calibration that was measured some seconds ago.
  private func screen(ageSeconds: Double?) throws -> String {
    var state = try ConsoleStates.walk(size: Size(columns: 160, rows: 50))
    state.session?.nowUnixSeconds = 1.8e9
    var calibration = try #require(state.session?.analysis?.calibration)
    calibration.origin = .standing
    calibration.measuredAtUnixSeconds = ageSeconds.map { 1.8e9 - $0 }
    state.session?.analysis?.calibrations = CalibrationTimeline(calibration)
    return ConsoleView(state: state, theme: .fallback).render().lines().joined(separator: "\n")
  }

  private static let ages: [(Double, String)] = [
    (20, "calibration standing, just now"),
    (725, "calibration standing, 12 min old"),
    (10_800, "calibration standing, 3 h old"),
    (90_000, "! calibration standing, 25 h old"),
    (259_200, "! calibration standing, 3 days old"),
    (-5, "calibration standing, just now"),
  ]

  @Test(arguments: ages)
  func theAgeOfACalibrationIsTold(ageSeconds: Double, text: String) throws {
    let screen = try screen(ageSeconds: ageSeconds)
    #expect(screen.contains(text))
    #expect(screen.contains("! calibration") == text.hasPrefix("!"))
  }

  @Test func severalCalibrationsAreToldWithTheirTimes() throws {
    var state = try ConsoleStates.walk(size: Size(columns: 240, rows: 50))
    state.session?.nowUnixSeconds = 1.8e9
    let first = try #require(state.session?.analysis?.calibration)
    var later = first
    later.origin = .standing
    var last = first
    last.origin = .standingOnEachFoot
    last.measuredAtUnixSeconds = 1.8e9 - 725
    state.session?.analysis?.calibrations = CalibrationTimeline(
      first,
      changes: [
        CalibrationChange(later, fromSeconds: 61.026), CalibrationChange(last, fromSeconds: 140),
      ])
    let screen = ConsoleView(state: state, theme: .fallback).render().lines().joined(
      separator: "\n")
    #expect(
      screen.contains(
        "calibration from 140.0 s standing on each foot, 12 min old; before: \(first.summary); "
          + "from 61.0 s standing"))
  }

  @Test func anUnknownAgeIsNotTold() throws {
    for age in [nil, -3600.0, .infinity, .nan] {
      let screen = try screen(ageSeconds: age)
      #expect(screen.contains("calibration standing"))
      #expect(!screen.contains(" old"))
      #expect(!screen.contains("just now"))
    }
  }
}
