import Foundation
import GaitTestSupport
import Testing

/// `gaitlab norms`, as a user calls it.
@Suite struct NormsCommandTests {
  @Test func bundledNormsAreListedAndShown() throws {
    let list = try GaitlabProgram.run(["norms"])
    #expect(list.status == .code(0), "\(list.errors)")
    #expect(list.output.contains("footsteps-adults: 10 adults"))
    #expect(list.output.contains("Groups: very slow, slow, free, fast, very fast."))
    let shown = try GaitlabProgram.run(["norms", "show", "footsteps-adults"])
    #expect(shown.output.contains("licence: GPL-3.0"))
    #expect(shown.output.contains("stance [s]: 0.732 (SD 0.039), 10 people"))
    let unknown = try GaitlabProgram.run(["norms", "show", "nobody"])
    #expect(unknown.status == .code(1))
    #expect(unknown.errors.contains("footsteps-adults"))
  }

  @Test func ownControlsBecomeNorms() throws {
    try Fixture.withFolder { folder in
      let controls = folder + "/controls"
      try FileManager.default.createDirectory(
        atPath: controls, withIntermediateDirectories: false)
      for seed in 1...3 {
        let run = try GaitlabProgram.run([
          "simulate", "--duration", "8", "--rate", "100", "--seed", "\(seed)", "--tag",
          "subject:P\(seed)", "--tag", "speed:\(seed == 3 ? "slow" : "own")", "-o",
          controls + "/\(seed).gait",
        ])
        #expect(run.status == .code(0), "\(run.errors)")
      }
      let made = folder + "/controls.csv"
      let words = ["--name", "ours", "--people", "3 simulated walkers", "--source", "here"]
      let run = try GaitlabProgram.run(["norms", "make", controls, "-o", made] + words)
      #expect(run.status == .code(0), "\(run.errors)")
      #expect(run.errors.contains("all: 3 people"))
      let shown = try GaitlabProgram.run(["norms", "show", made])
      #expect(shown.output.contains("people: 3 simulated walkers"))
      #expect(shown.output.contains("cadence [steps/min]"))

      let parted = folder + "/parted.csv"
      let grouped = try GaitlabProgram.run(
        ["norms", "make", controls, "--by", "speed", "-o", parted] + words)
      #expect(grouped.status == .code(0), "\(grouped.errors)")
      #expect(grouped.errors.contains("slow: 1 person"))
      let two = try GaitlabProgram.run(["norms", "show", parted])
      #expect(two.output.contains("\nown\n"))
      #expect(!two.output.contains("\nslow\n"), "one person is no norm")

      let nobody = folder + "/nobody.gait"
      _ = try GaitlabProgram.run(["simulate", "--duration", "8", "-o", nobody])
      let refused = try GaitlabProgram.run(
        ["norms", "make", nobody, "-o", folder + "/none.csv"] + words)
      #expect(refused.status == .code(1))
      #expect(refused.errors.contains("subject:CODE"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/none.csv"))
    }
  }
}
