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

  @Test func aSessionIsSetBesideThem() throws {
    let walk = Fixture.root.appending(path: "SampleSessions/footsteps-9.gait").path
    let options = ["--norms", "footsteps-adults"]
    let run = try GaitlabProgram.run(["analyze", walk] + options)
    #expect(run.status == .code(0), "\(run.errors)")
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let norms = try #require(json["norms"] as? [String: Any])
    #expect(norms["group"] as? String == "normal")
    #expect((norms["match"] as? String)?.contains("by stance time") == true)
    let left = try #require(norms["zLeft"] as? [String: Double])
    // One of the ten people of the norms themselves.
    for (name, score) in left { #expect(abs(score) < 3, "\(name)") }
    #expect(left["swingSeconds"] == nil)
    let table = try GaitlabProgram.run(["analyze", walk, "--format", "csv"] + options)
    #expect(table.output.contains("# z left: stance "))
    let chosen = try GaitlabProgram.run(["analyze", walk, "--norms-group", "fast"] + options)
    #expect(chosen.output.contains("as asked for"))
    let wrong = try GaitlabProgram.run(["analyze", walk, "--norms-group", "jumping"] + options)
    #expect(wrong.status == .code(1))
    #expect(wrong.errors.contains("slow, normal, fast"))
    let alone = try GaitlabProgram.run(["analyze", walk, "--norms-group", "fast"])
    #expect(alone.status == .code(64))
    try Fixture.withFolder { folder in
      let page = folder + "/page.html"
      let report = try GaitlabProgram.run(["report", walk, "-o", page] + options)
      #expect(report.status == .code(0), "\(report.errors)")
      let html = try String(contentsOfFile: page, encoding: .utf8)
      #expect(html.contains("Beside norms"))
      #expect(html.contains("grey: norms"))
      #expect(html.contains("Pataky"))
    }
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
      #expect(refused.errors.contains("--person CODE"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/none.csv"))
    }
  }
}
