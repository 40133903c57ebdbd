import Foundation
import GaitModel
import GaitTestSupport
import Synchronization

/// Recordings that are killed at random moments, and copied while they go on.
enum CrashSection {
  private static let kills = 100
  private static let copies = 50
  private static let sideBySide = 6

  /// What has been seen so far.
  private struct Results {
    var next = 0
    var opened = 0
    var salvaged = 0
    var worstLostSeconds = 0.0
    var wrongFrames = 0
    var failures: [String] = []

    mutating func note(_ outcome: CrashTrial.Outcome) {
      opened += 1
      salvaged += outcome.isSalvaged ? 1 : 0
      worstLostSeconds = max(worstLostSeconds, outcome.lostSeconds)
      wrongFrames += outcome.wrongFrames
    }
  }

  static func run(_ figures: inout Figures) throws {
    let program = try GaitlabProgram.path(of: "RecorderCrashSubject")
    report(kill(program, figures), kills, "SIGKILL while recording", &figures)
    report(try copy(program, figures), copies, "copies of a running recording", &figures)
  }

  private static func report(
    _ results: Results, _ count: Int, _ name: String, _ figures: inout Figures
  ) {
    for failure in results.failures.prefix(5) { figures.note(failure) }
    figures.exactly("\(name): files that open", results.opened, count)
    figures.below("\(name): lost at worst", results.worstLostSeconds, 1, "s")
    figures.exactly("\(name): wrong frames", results.wrongFrames, 0)
    if results.salvaged > 0 { figures.note("\(results.salvaged) of them were torn and salvaged") }
  }

  private static func kill(_ program: String, _ figures: Figures) -> Results {
    let results = Mutex(Results())
    let finished = DispatchGroup()
    for _ in 0..<sideBySide {
      finished.enter()
      Thread.detachNewThread {
        while let seed = next(results) {
          do {
            let outcome = try killed(program, seed: seed)
            results.withLock { $0.note(outcome) }
          } catch {
            results.withLock { $0.failures.append("seed \(seed): \(error)") }
          }
        }
        finished.leave()
      }
    }
    while finished.wait(timeout: .now() + 0.5) == .timedOut {
      figures.progress("\(results.withLock { $0.next }) of \(kills) recordings killed")
    }
    figures.endProgress()
    return results.withLock { $0 }
  }

  private static func next(_ results: borrowing Mutex<Results>) -> UInt64? {
    results.withLock { results in
      guard results.next < kills else { return nil }
      results.next += 1
      return UInt64(results.next)
    }
  }

  /// Kills a recording 0.3 to 3 s after its first frames.
  private static func killed(_ program: String, seed: UInt64) throws -> CrashTrial.Outcome {
    try Fixture.withFolder { folder in
      let trial = try CrashTrial(program: program, seed: seed, folder: folder)
      var random = SplitMix64(seed: seed, purpose: 41)
      try trial.waitForFrames(10)
      usleep(UInt32((0.3 + 2.7 * random.uniform()) * 1e6))
      return try trial.kill()
    }
  }

  private static func copy(_ program: String, _ figures: Figures) throws -> Results {
    try Fixture.withFolder { folder in
      let trial = try CrashTrial(program: program, seed: 1000, folder: folder)
      try trial.waitForFrames(400)
      var random = SplitMix64(seed: 1000, purpose: 42)
      var results = Results()
      for number in 0..<copies {
        usleep(UInt32(random.uniform() * 150_000))
        do {
          results.note(try trial.copy(to: folder + "/copy-\(number).gait"))
        } catch {
          results.failures.append("copy \(number): \(error)")
        }
        figures.progress("\(number) of \(copies) copies")
      }
      figures.endProgress()
      return results
    }
  }
}
