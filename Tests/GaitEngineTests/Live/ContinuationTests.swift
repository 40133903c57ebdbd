import GaitAnalysis
import GaitEngine
import GaitIntake
import GaitSimulation
import GaitTestSupport
import Testing

/// New frames of a recording that continues lie where they were measured, not where the program was started.
@Suite struct ContinuationTests {
  /// The first moment of a session that continues one, walked some seconds after the launch.
  private func firstSeconds(
    zeroArrivalSeconds: Double, leastSeconds: Double, wait: Double
  ) throws -> Double {
    var options = IntakeOptions()
    options.continuation = .init(
      zeroArrivalSeconds: zeroArrivalSeconds, leastSeconds: leastSeconds)
    var rig = LiveRig(options: options)
    rig.wait(seconds: wait)
    rig.walk(WalkerConfiguration(durationSeconds: 3))
    return try #require(rig.core.update().session?.range.lowerBound)
  }

  @Test func aDeviceThatIsSwitchedOnLaterIsLater() throws {
    // The rig's arrival clock begins at 100: the recording began 50 seconds before the launch.
    let soon = try firstSeconds(zeroArrivalSeconds: 50, leastSeconds: 31, wait: 0)
    let late = try firstSeconds(zeroArrivalSeconds: 50, leastSeconds: 31, wait: 20)
    #expect(abs(soon - 50) < 0.1)
    #expect(abs(late - 70) < 0.1)
  }

  @Test func aClockThatWasSetBackWritesNothingOverOldFrames() throws {
    let first = try firstSeconds(zeroArrivalSeconds: 95, leastSeconds: 31, wait: 0)
    #expect(abs(first - 31) < 0.1)
  }
}
