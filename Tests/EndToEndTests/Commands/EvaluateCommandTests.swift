import Foundation
import GaitTestSupport
import Testing

/// `gaitlab evaluate` on the command line.
@Suite struct EvaluateCommandTests {
  #if Training
    /// Three walkers, one of them for training.
    private func walks(in folder: String) throws -> String {
      let set = folder + "/set"
      try FileManager.default.createDirectory(atPath: set, withIntermediateDirectories: true)
      for (subject, split) in [("A", "test"), ("B", "test"), ("C", "train")] {
        let run = try GaitlabProgram.run([
          "simulate", "--duration", "12", "--seed",
          "\(subject.utf8.count + (subject == "A" ? 1 : 2))",
          "--tag", "subject:\(subject)", "--tag", "split:\(split)", "--tag", "condition:fresh",
          "--tag", "speed:normal", "-o", "\(set)/\(subject).gait",
        ])
        #expect(run.status == .code(0), "\(run.errors)")
      }
      return set
    }

    @Test func testRecordingsAreMeasuredAndWritten() throws {
      try Fixture.withFolder { folder in
        let set = try walks(in: folder)
        let (json, csv) = (folder + "/r.json", folder + "/r.csv")
        let arguments = [
          "evaluate", set, "--model", "sum-of-cells", "--model", "linear-simulated", "--json", json,
          "--csv", csv,
        ]
        let run = try GaitlabProgram.run(arguments)
        #expect(run.status == .code(0), "\(run.errors)")
        #expect(run.errors.isEmpty, "\(run.errors)")
        for text in [
          "condition fresh", "2 of 2", "2 recordings", "RMSE at speed normal",
          "linear-simulated against sum-of-cells", "of 2 subjects",
        ] {
          #expect(run.output.contains(text), "\(text)")
        }
        let rows = try String(contentsOfFile: csv, encoding: .utf8).split(separator: "\n")
          .filter { !$0.hasPrefix("#") }
        #expect(rows.count == 5)
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: json)))
        #expect((object as? [String: Any])?["schema"] as? String == "gaitlab.results/1")
        let again = try GaitlabProgram.run(arguments)
        #expect(again.status == .code(1))
        #expect(again.errors.contains("already exists"))
        let all = try GaitlabProgram.run(["evaluate", set, "--split", "all"])
        #expect(all.output.contains("3 recordings"))
        let one = try GaitlabProgram.run(["evaluate", set, "--subjects", "B"])
        #expect(one.output.contains("1 of 1"))
        #expect(one.output.contains("1 recording"))
        #expect(!one.output.contains("1 recordings"))
      }
    }

    @Test func whatCannotBeEvaluatedIsSaid() throws {
      try Fixture.withFolder { folder in
        let set = try walks(in: folder)
        let stranger = try GaitlabProgram.run(["evaluate", set, "--subjects", "Z"])
        #expect(stranger.status == .code(1))
        #expect(stranger.errors.contains("there are A, B, C"))
        let training = try GaitlabProgram.run(["evaluate", set, "--subjects", "C"])
        #expect(training.status == .code(1))
        #expect(training.errors.contains("--split all"))
        let short = try GaitlabProgram.run([
          "simulate", "--duration", "3", "--tag", "subject:D", "-o", set + "/D.gait",
        ])
        #expect(short.status == .code(0))
        let refused = try GaitlabProgram.run(["evaluate", set])
        #expect(refused.status == .code(1))
        #expect(refused.output.isEmpty)
        #expect(refused.errors.contains("D.gait"))
        #expect(refused.errors.contains("strides"))
        let over = try GaitlabProgram.run(
          ["evaluate", set, "--json", set + "/A.gait", "--force"])
        #expect(over.status == .code(1))
        #expect(over.errors.contains("being read"))
      }
    }
  #else
    @Test(arguments: ["evaluate", "dataset"])
    func withoutTheLabItSaysHowToGetIt(command: String) throws {
      let run = try GaitlabProgram.run([command, "walks/", "--model", "x"])
      #expect(run.status == .code(1))
      #expect(run.errors.contains("make lab"))
    }
  #endif
}
