import Foundation
import GaitFiles
import GaitModel
import GaitTestSupport
import Testing

/// Recordings of a process of their own that is killed at any moment, or copied while it records.
@Suite(.serialized) struct KilledRecordingTests {
  @Test(arguments: UInt64(1)...8)
  func aKilledRecordingHoldsAllButTheLastSecond(seed: UInt64) throws {
    let outcome = try CrashTrial.run(program: try CrashTrial.program(), seed: seed)
    #expect(outcome.lostSeconds < 1)
    #expect(outcome.wrongFrames == 0)
    // The process came to 100 frames of each foot before it was killed.
    #expect(outcome.frames > 20)
    #expect(!outcome.isSalvaged)
  }

  @Test func aCopyMadeWhileRecordingOpens() throws {
    try Fixture.withFolder { folder throws in
      let trial = try CrashTrial(
        program: try CrashTrial.program(), seed: 20, folder: folder)
      try trial.waitForFrames(100)
      var salvaged = 0
      for number in 0..<30 {
        // A little later each time, so that the copies fall anywhere in a commit.
        try trial.waitForFrames(100 + 10 * number)
        let outcome = try trial.copy(to: folder + "/copy-\(number).gait")
        #expect(outcome.lostSeconds < 1, "copy \(number)")
        #expect(outcome.wrongFrames == 0, "copy \(number)")
        salvaged += outcome.isSalvaged ? 1 : 0
      }
      print("copies of a recording: 30, of them torn and salvaged: \(salvaged)")
      let left = try trial.kill()
      #expect(left.lostSeconds < 1)
      #expect(left.wrongFrames == 0)
    }
  }
}
