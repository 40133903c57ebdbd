import Foundation
import GaitTestSupport
import Testing

extension ModelCommandTests {
  // MARK: - estimate

  @Test func estimatesGoToAFileOrToStandardOutput() throws {
    try Fixture.withFolder { folder in
      let walk = try walk(in: folder)
      let output = folder + "/walk.csv"
      let run = try gaitlab("estimate", walk, "--model", Self.network, "-o", output)
      #expect(run.status == .code(0), "\(run.errors)")
      #expect(run.output.isEmpty, "\(run.errors)")
      let file = try String(contentsOfFile: output, encoding: .utf8)
      #expect(file.contains("# model: WRN-16-1 (WRN-16-1)\n"))
      #expect(file.split(separator: "\n").count > 2000)
      let printed = try gaitlab("estimate", walk, "--model", Self.network)
      #expect(printed.status == .code(0))
      #expect(printed.output == file)
      expectRefused(try gaitlab("estimate", walk, "-o", output), "already exists")
      expectRefused(try gaitlab("estimate", walk, "-o", walk, "--force"), "being read")
      let model = folder + "/own.safetensors"
      try FileManager.default.copyItem(atPath: Self.network, toPath: model)
      expectRefused(
        try gaitlab("estimate", walk, "--model", model, "-o", model, "--force"), "being read")
      #expect(try String(contentsOfFile: output, encoding: .utf8) == file)
      #expect(try gaitlab("estimate", walk, "-o", output, "--force").status == .code(0))
      // The walk has 128 cells a foot.
      #expect(try String(contentsOfFile: output, encoding: .utf8).contains("# model: student"))
    }
  }

  /// A reader that has seen enough ends it, as it ends any program.
  @Test func aClosedPipeIsNoCrash() throws {
    try Fixture.withFolder { folder in
      let terminal = try PseudoTerminal(columns: 160, rows: 24)
      let walk = Fixture.root.appending(path: "SampleSessions/simulated-healthy.gait").path
      let process = try terminal.spawn(
        "/bin/sh",
        [
          "-c", "{ \"$1\" estimate \"$2\"; echo \"<status $?>\" >&2; } | head -n 1", "sh",
          GaitlabProgram.path(), walk,
        ],
        environment: GaitlabProgram.environment(home: folder))
      #expect(try terminal.waitForEnd(of: process) == .code(0))
      let text = String(decoding: terminal.output, as: UTF8.self)
      #expect(text.contains("# gaitlab vGRF estimate 1"))
      // An error that is told, or the signal that a pipe without a reader gives.
      #expect(text.contains("<status 1>") || text.contains("<status 141>"), "\(text)")
    }
  }

  // MARK: - --model

  @Test func analysisNamesItsModel() throws {
    try Fixture.withFolder { folder in
      let run = try gaitlab("analyze", try walk(in: folder), "--model", "linear-simulated")
      #expect(run.status == .code(0))
      let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      let model = try #require((json as? [String: Any])?["model"] as? [String: Any])
      #expect(model["name"] as? String == "linear-simulated")
      #expect((model["sha256"] as? String)?.count == 64)
      // From 100 to 200 Hz every frame of the session is one of the model.
      #expect(model["delayFrames"] as? Int == 0)
    }
  }

  @Test func aNetworkOf200HzRunsOn100HzInsoles() throws {
    let run = try gaitlab("analyze", Self.moticon, "--model", Self.network)
    #expect(run.status == .code(0), "\(run.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let root = try #require(json as? [String: Any])
    let model = try #require(root["model"] as? [String: Any])
    #expect(model["name"] as? String == "WRN-16-1")
    #expect(model["delayFrames"] as? Int == 7)
    let session = try #require(root["session"] as? [String: Any])
    #expect(session["sampleRateHz"] as? Double == 100)
    let table = try gaitlab("estimate", Self.moticon, "--model", Self.network)
    let rows = table.output.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
    let without = rows.count { $0.contains(",,") }
    // Both ends of the recording and what is beside holes lie in view of nothing else.
    #expect(rows.count > 1000, "an estimate a frame but there")
    #expect(without < rows.count / 20, "an estimate a frame but there")
  }

  @Test(arguments: ["analyze", "estimate", "replay"])
  func unknownModelsListTheKnownOnes(command: String) throws {
    try Fixture.withFolder { folder in
      let screen = command == "replay" ? ["--dump-screen", folder + "/screen"] : []
      let run = try GaitlabProgram.run(
        [command, try walk(in: folder), "--model", "nonsense"] + screen)
      expectRefused(run, "nonsense: there is no such model", "sum-of-cells, linear-simulated")
      #expect(!FileManager.default.fileExists(atPath: folder + "/screen"))
    }
  }

  @Test(arguments: ["truncated", "header", "weight", "text"])
  func damagedModelsWriteNothing(damage: String) throws {
    try Fixture.withFolder { folder in
      let model = folder + "/m.safetensors"
      let walk = try walk(in: folder)
      var bytes = try Data(contentsOf: URL(filePath: Self.network))
      switch damage {
      case "truncated": bytes.removeLast(1000)
      case "header": bytes[30] ^= 0xFF
      case "weight":
        bytes.replaceSubrange(bytes.count - 4..<bytes.count, with: [0, 0, 0x80, 0x7F])
      default: bytes = Data("this is no model".utf8)
      }
      try bytes.write(to: URL(filePath: model))
      expectRefused(
        try gaitlab("estimate", walk, "--model", model, "-o", folder + "/walk.csv"), model)
      expectRefused(try gaitlab("models", "export", model, "-o", folder + "/m.onnx"), model)
      expectRefused(try gaitlab("models", "verify", model), model)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
          == ["m.safetensors", "walk.gait"])
    }
  }
}
