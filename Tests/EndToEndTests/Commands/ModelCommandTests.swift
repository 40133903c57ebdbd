import Foundation
import GaitTestSupport
import Testing

/// What users do with models on the command line.
@Suite struct ModelCommandTests {
  private static let network = Fixture.path("inference/wrn-16-1.safetensors")
  private static let moticon =
    Fixture.root.appending(path: "SampleSessions/moticon-normal-walk.gait").path

  private func gaitlab(_ arguments: String..., home: String? = nil) throws -> GaitlabProgram.Run {
    try GaitlabProgram.run(
      arguments, environment: home.map { GaitlabProgram.environment(home: $0) })
  }

  private func walk(in folder: String) throws -> String { try ConsoleRun.shortWalk(in: folder)[1] }

  /// One line for people on standard error, nothing on standard output.
  private func expectRefused(
    _ run: GaitlabProgram.Run, _ texts: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(run.status == .code(1), sourceLocation: sourceLocation)
    #expect(run.output.isEmpty, sourceLocation: sourceLocation)
    #expect(run.errors.split(separator: "\n").count == 1, sourceLocation: sourceLocation)
    for text in texts {
      #expect(run.errors.contains(text), "\(run.errors)", sourceLocation: sourceLocation)
    }
  }

  // MARK: - models

  @Test func theListNamesWhatThereIsAndWhatCannotBeUsed() throws {
    try Fixture.withFolder { home in
      let own = home + "/.local/share/gaitlab/models"
      try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: Self.network, toPath: own + "/mine.safetensors")
      try "nonsense".write(
        toFile: own + "/broken.safetensors", atomically: true, encoding: .utf8)
      for arguments in [["models"], ["models", "list"]] {
        let run = try GaitlabProgram.run(
          arguments, environment: GaitlabProgram.environment(home: home))
        #expect(run.status == .code(0))
        for name in ["sum-of-cells ", "linear-simulated ", "mine "] {
          #expect(run.output.contains("\n" + name))
        }
        #expect(run.output.contains("cannot be used: \(own)/broken.safetensors"))
        #expect(run.output.contains("your own: \(own)"))
      }
      let used = try gaitlab("models", "show", "mine", home: home)
      #expect(used.output.contains("WRN-16-1"))
    }
  }

  @Test func theCardIsShown() throws {
    let linear = try gaitlab("models", "show", "linear-simulated")
    #expect(linear.status == .code(0))
    for text in ["linear-simulated", "parameters          129", "where it comes from"] {
      #expect(linear.output.contains(text), "\(text)")
    }
    let network = try gaitlab("models", "show", Self.network)
    #expect(network.output.contains("look-ahead          13 frames (65 ms)"))
    #expect(network.output.contains("277 180 bytes"))
    #expect(try gaitlab("models", "show", "sum-of-cells").output.contains("no file behind it"))
    expectRefused(try gaitlab("models", "show", "none"), "sum-of-cells, linear-simulated")
  }

  @Test func modelsAreVerified() throws {
    let run = try gaitlab("models", "verify", "linear-simulated", Self.network)
    #expect(run.status == .code(0))
    #expect(run.output.contains("every tensor is sound"))
    #expect(run.output.contains("bit for bit"))
    #expect(!run.output.contains("WRONG"))
    expectRefused(try gaitlab("models", "verify", "sum-of-cells"), "built in")
    expectRefused(
      try gaitlab("models", "verify", Fixture.path("invalid/empty.txt")), "empty.txt")
  }

  @Test func modelsAreExportedAsOnnx() throws {
    try Fixture.withFolder { folder in
      let output = folder + "/m.onnx"
      func export(_ model: String, _ more: String...) throws -> GaitlabProgram.Run {
        try GaitlabProgram.run(
          ["models", "export", model, "--format", "onnx", "-o", output] + more)
      }
      let made = try export(Self.network)
      #expect(made.status == .code(0), "\(made.errors)")
      let bytes = try Data(contentsOf: URL(filePath: output))
      // The first field is the version of the format; the name of the producer follows.
      #expect(bytes[0] == 0x08)
      #expect((3...20).contains(bytes[1]))
      #expect(bytes.prefix(64).range(of: Data("gaitlab".utf8)) != nil)
      #expect(bytes.count > 260_000, "66 529 parameters in single precision")
      expectRefused(try export("linear-simulated"), "m.onnx", "already exists")
      #expect(try Data(contentsOf: URL(filePath: output)) == bytes)
      #expect(try export("linear-simulated", "--force").status == .code(0))
      #expect(try Data(contentsOf: URL(filePath: output)).count < 4000)
    }
  }

  @Test func exportingOverTheModelIsRefused() throws {
    try Fixture.withFolder { folder in
      let model = folder + "/m.safetensors"
      try FileManager.default.copyItem(atPath: Self.network, toPath: model)
      expectRefused(
        try gaitlab("models", "export", model, "-o", model, "--force"), "being read")
      #expect(
        try Data(contentsOf: URL(filePath: model))
          == Data(contentsOf: URL(filePath: Self.network)))
    }
  }

  @Test func modelsAreFittedAndUsed() throws {
    try Fixture.withFolder { folder in
      let walk = try walk(in: folder)
      let model = folder + "/ours.safetensors"
      let fitted = try gaitlab(
        "models", "fit", walk, "--name", "ours", "--summary", "A test.", "-o", model)
      #expect(fitted.status == .code(0), "\(fitted.errors)")
      #expect(try gaitlab("models", "show", model).output.contains("ridge regression"))
      let run = try gaitlab("analyze", walk, "--model", model)
      #expect(run.output.contains("\"ours\""))
      let before = try Data(contentsOf: URL(filePath: model))
      let again = try gaitlab(
        "models", "fit", walk, "--name", "other", "--summary", "", "-o", model)
      expectRefused(again, "already exists")
      #expect(try Data(contentsOf: URL(filePath: model)) == before)
      let without = try gaitlab(
        "models", "fit", Self.moticon, "--name", "x", "--summary", "", "-o", folder + "/x")
      expectRefused(without, "no reference force")
      #expect(!FileManager.default.fileExists(atPath: folder + "/x"))
    }
  }

  @Test(arguments: [["--penalty", "0"], ["--penalty", "nan"], ["--name", ""]])
  func wrongFitsAre64(options: [String]) throws {
    let run = try GaitlabProgram.run(
      ["models", "fit", "x", "--name", "x", "--summary", "x", "-o", "x"] + options)
    #expect(run.status == .code(64))
  }

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

  // MARK: - Screen

  private func screen(_ keys: String, _ arguments: [String]) throws -> String {
    try Fixture.withFolder { folder in
      try keys.write(toFile: folder + "/keys", atomically: true, encoding: .utf8)
      let run = try GaitlabProgram.run(
        arguments + [
          "--script", folder + "/keys", "--dump-screen", folder + "/screen", "--size", "160x50",
        ])
      #expect(run.status == .code(0), "\(run.errors)")
      return try String(contentsOfFile: folder + "/screen", encoding: .utf8)
    }
  }

  @Test func theModelsScreenComparesThemOnTheDemo() throws {
    let text = try screen("6 wait:1", ["demo", "--model", "linear-simulated"])
    for expected in ["[6 Models]", "linear-simulated", "sum of cells", "RMSE %BW"] {
      #expect(text.contains(expected), "\(text)")
    }
  }

  @Test func changingTheModelWhilePlayingIsNoHarm() throws {
    try Fixture.withFolder { folder in
      let replay = ["replay", try walk(in: folder), "--model", "sum-of-cells"]
      let keys = "6 down enter up enter down enter 1 wait:1 6 enter up enter 3 6 e 1 wait:1"
      #expect(try screen(keys, replay).contains("estimator: sum of cells"))
      #expect(
        try screen("6 down enter 1 wait:1", replay).contains("estimator: linear-simulated"))
    }
  }
}
