import Foundation
import GaitTestSupport
import Testing

/// What users do with models on the command line.
@Suite struct ModelCommandTests {
  static let network = Fixture.path("inference/wrn-16-1.safetensors")
  static let moticon =
    Fixture.root.appending(path: "SampleSessions/moticon-normal-walk.gait").path

  func gaitlab(_ arguments: String..., home: String? = nil) throws -> GaitlabProgram.Run {
    try GaitlabProgram.run(
      arguments, environment: home.map { GaitlabProgram.environment(home: $0) })
  }

  func walk(in folder: String) throws -> String { try ConsoleRun.shortWalk(in: folder)[1] }

  /// One line for people on standard error, nothing on standard output.
  func expectRefused(
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

  // MARK: - Screen

  func screen(_ keys: String, _ arguments: [String]) throws -> String {
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
