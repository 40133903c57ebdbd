import Foundation
import GaitModel
import GaitSimulation
import GaitStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A recording by a process of its own that is killed, or copied while it continues.
///
/// A class because it owns the process.
package final class CrashTrial {
  /// What is left of a recording.
  package struct Outcome: Sendable {
    /// How long before the end the first frame that is not there was given to the recorder, in seconds.
    package var lostSeconds: Double
    /// Frames and forces that are not those that were recorded.
    package var wrongFrames: Int
    /// Frames of both feet that are there.
    package var frames: Int
    /// Whether the file was torn and its sound beginning was read.
    package var isSalvaged: Bool
  }

  /// Where the recording is.
  package let path: String
  private let output: String
  private let walk: WalkerBlock
  private let process: ChildProcess

  /// The program `RecorderCrashSubject` beside the tests.
  package static func program() throws -> String {
    try GaitlabProgram.path(of: "RecorderCrashSubject")
  }

  /// Starts a recording.
  ///
  /// - Parameters:
  ///   - program: `RecorderCrashSubject`.
  ///   - seed: which walk is recorded.
  ///   - folder: where the recording is made.
  /// - Throws: why it cannot be started.
  package init(program: String, seed: UInt64, folder: String) throws {
    path = folder + "/recording-\(seed).gait"
    output = folder + "/output-\(seed)"
    // As RecorderCrashSubject has it.
    let configuration = WalkerConfiguration(
      seed: seed, durationSeconds: 1, samplingRateHz: 200, standingSeconds: 0)
    var stream = WalkerStream(configuration)
    guard let walk = stream.nextBlock(seconds: configuration.durationSeconds) else {
      throw SupportError("a walk of no length")
    }
    self.walk = walk
    process = try ChildProcess(
      program: program, arguments: [path, "\(seed)"], environment: [:],
      descriptors: [
        .path("/dev/null", flags: O_RDONLY),
        .path(output, flags: O_WRONLY | O_CREAT | O_TRUNC),
        .copy(of: STDERR_FILENO),
      ], leadsSession: false)
  }

  /// Runs a recording for a second or two, kills it, and tells what is left.
  ///
  /// - Parameters:
  ///   - program: `RecorderCrashSubject`.
  ///   - seed: which walk is recorded, and when it is killed.
  /// - Returns: what is left of the recording.
  /// - Throws: why it could not be run, and why what is left cannot be read.
  package static func run(program: String, seed: UInt64) throws -> Outcome {
    try Fixture.withFolder { folder in
      let trial = try CrashTrial(program: program, seed: seed, folder: folder)
      var random = SplitMix64(seed: seed, purpose: 1)
      try trial.waitForFrames(Int(100 + 200 * random.uniform()))
      // Anywhere between two stretches and two commits.
      pause(milliseconds: Int32(random.uniform() * 400))
      return try trial.kill()
    }
  }

  /// Waits until that many frames of each foot were given to the recorder.
  package func waitForFrames(_ count: Int) throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while (try appended().last?.frames ?? 0) < count {
      guard process.poll() == nil, ContinuousClock.now < deadline else {
        throw SupportError("the recording does not come to \(count) frames")
      }
      pause(milliseconds: 5)
    }
  }

  /// Kills the recording and reads what is left.
  package func kill() throws -> Outcome {
    let killed = ProcessInfo.processInfo.systemUptime
    process.send(signal: SIGKILL)
    _ = try process.wait()
    return try judge(path: path, atUptime: killed)
  }

  /// Copies the file alone, without its journal, and reads the copy.
  package func copy(to copy: String) throws -> Outcome {
    let begun = ProcessInfo.processInfo.systemUptime
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    return try judge(path: copy, atUptime: begun)
  }

  private func appended() throws -> [(frames: Int, uptime: Double)] {
    let text = try String(contentsOfFile: output, encoding: .utf8)
    // The last line may be cut off.
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().compactMap {
      let words = $0.split(separator: " ")
      guard words.count == 2, let frames = Int(words[0]), let uptime = Double(words[1]) else {
        return nil
      }
      return (frames, uptime)
    }
  }

  private func judge(path: String, atUptime end: Double) throws -> Outcome {
    let stretches = try appended()
    let file = try SessionFile(path: path)
    var outcome = Outcome(
      lostSeconds: 0, wrongFrames: 0, frames: 0, isSalvaged: file.isSalvaged)
    for foot in Foot.allCases {
      let frames = try file.frames(foot, seconds: file.seconds)
      let forces = try file.reference(foot, seconds: file.seconds)
      guard let frames, let forces else { throw SupportError("a foot is not there") }
      outcome.wrongFrames += wrongFrames(frames)
      for index in 0..<forces.count
      where forces.newtons[index] != walk.reference[foot].newtons[index % 200]
        || forces.times[index] != Double(index) / 200
      {
        outcome.wrongFrames += 1
      }
      outcome.frames += frames.count
      // The first stretch that is not there as a whole; one after the end was not yet given.
      if let missing = stretches.first(where: { $0.frames > min(frames.count, forces.count) }) {
        outcome.lostSeconds = max(outcome.lostSeconds, end - missing.uptime)
      }
    }
    return outcome
  }

  private func wrongFrames(_ block: FrameBlock) -> Int {
    let made = walk.frames[block.foot]
    return block.times.indices.count(where: { index in
      let from = index % made.count * made.cellCount
      let cells = block.cells[index * block.cellCount..<(index + 1) * block.cellCount]
      return block.times[index] != Double(index) / 200
        || !cells.elementsEqual(made.cells[from..<from + made.cellCount])
    })
  }
}
