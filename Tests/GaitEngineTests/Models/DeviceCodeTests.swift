import Foundation
import GaitEngine
import GaitFiles
import GaitInference
import GaitModel
import GaitTestSupport
import Testing

/// The folder of C that `gaitlab models export` writes, on bundled walks.
@Suite struct DeviceCodeTests {
  private static let walk = Fixture.root.appending(path: "SampleSessions/footsteps-9.gait").path
  private static func shipped(_ name: String) -> String {
    "\(TestModels.bundledFolder)/\(name).safetensors"
  }

  private static func write(
    _ model: String, to folder: String, recording: String? = walk, seconds: Double = 0.5,
    arithmetic: DeviceExport.Arithmetic = .float, layout: InsoleLayout? = nil,
    overwrite: Bool = false
  ) throws -> [String] {
    try DeviceCode(
      layout: layout, recording: recording, seconds: seconds, arithmetic: arithmetic,
      program: "gaitlab of the tests"
    ).write(model: model, to: folder, overwrite: overwrite)
  }

  /// What the example prints, compiled with the first compiler there is.
  private static func forces(_ name: String, in folder: String, compiler: CCompiler) throws -> Data
  {
    let built = try compiler.compile(["main.c", "\(name).c"], in: folder)
    #expect(built.text == "")
    let frames = try Data(contentsOf: URL(filePath: "\(folder)/frames.txt"))
    let (output, status) = try CCompiler.run(built.program, in: folder, input: frames)
    #expect(status == 0)
    return output
  }

  @Test(arguments: ["student", "student-live", "ridge"], CCompiler.all)
  func theExamplePrintsTheExpectedForces(name: String, compiler: CCompiler) throws {
    try Fixture.withFolder { folder in
      let files = try Self.write(Self.shipped(name), to: folder)
      let stem = name.replacing("-", with: "_")
      #expect(
        files == ["\(stem).h", "\(stem).c", "main.c", "README.md", "frames.txt", "forces.txt"])
      let expected = try Data(contentsOf: URL(filePath: "\(folder)/forces.txt"))
      #expect(expected.split(separator: UInt8(ascii: "\n")).count > 195)
      #expect(try Self.forces(stem, in: folder, compiler: compiler) == expected)
    }
  }

  /// Over a whole walk the C differs from the vectors of this computer by rounding and nothing else.
  @Test(.enabled(if: !CCompiler.all.isEmpty), arguments: ["student", "student-live"])
  func aWholeWalkIsThatOfTheCore(name: String) throws {
    let compiler = try #require(CCompiler.all.first)
    let (model, _, _) = try ModelFileReader.read(path: Self.shipped(name))
    let walk = try DeviceWalk(path: Self.walk, seconds: 3600)
    let expected = walk.forceLines(of: model.card) { cells in
      var estimator = StreamingEstimator(model)
      var estimates: [Float] = []
      estimator.finish(cells.span, appendingTo: &estimates)
      return estimates
    }
    let found = try Fixture.withFolder { folder in
      _ = try Self.write(Self.shipped(name), to: folder)
      try Data(walk.frameLines()).write(to: URL(filePath: "\(folder)/frames.txt"))
      return try Self.forces(name.replacing("-", with: "_"), in: folder, compiler: compiler)
    }
    func lines(_ bytes: some Sequence<UInt8>) -> [(key: Substring, newtons: Double)] {
      String(decoding: Array(bytes), as: UTF8.self).split(separator: "\n").map { line in
        let fields = line.split(separator: ",")
        return (line.prefix(fields[0].count + 1 + fields[1].count), Double(fields[2]) ?? .nan)
      }
    }
    let pairs = zip(lines(found), lines(expected))
    #expect(lines(found).count == lines(expected).count)
    #expect(lines(found).count > 6000)
    #expect(pairs.allSatisfy { $0.key == $1.key })
    let largest = pairs.map { abs($0.newtons - $1.newtons) / walk.bodyWeightNewtons }.max()
    // The example prints six decimals of newtons, far below this.
    #expect(try #require(largest) <= 1e-6, "\(largest ?? .nan) of body weight")
    #expect(lines(found).contains { $0.newtons > 0.9 * walk.bodyWeightNewtons })
  }

  @Test(.enabled(if: !CCompiler.all.isEmpty)) func wholeNumbersAreThoseOfTheNetwork() throws {
    try Fixture.withFolder { folder in
      let calibrated = "\(folder)/int8.safetensors"
      let report = try ModelQuantization.run(
        model: Self.shipped("student"), recordings: [Self.walk], to: calibrated, overwrite: false,
        progress: { _ in })
      #expect(report.rootMeanSquare < 0.002)
      #expect(report.rootMeanSquare > 1e-5, "a case that can fail")
      let card = try ModelFileReader.read(path: calibrated).model.card
      #expect(
        card.metrics.contains { $0.label == "int8 measured on" && $0.value.contains("footsteps-9") }
      )
      _ = try Self.write(calibrated, to: "\(folder)/c", arithmetic: .int8)
      let expected = try Data(contentsOf: URL(filePath: "\(folder)/c/forces.txt"))
      for compiler in CCompiler.all {
        #expect(try Self.forces("student", in: "\(folder)/c", compiler: compiler) == expected)
      }
    }
  }

  @Test(
    .enabled(if: !CCompiler.all.isEmpty),
    arguments: ["L,0,1,2", "L,0,nan", "L;0", "R,,1", "L,0,1,2,x"])
  func theExampleRefusesWhatIsNoFrame(line: String) throws {
    let compiler = try #require(CCompiler.all.first)
    try Fixture.withFolder { folder in
      let layout = InsoleLayout(
        name: "three cells", rows: 3, columns: 1, rowPitchMillimetres: 90,
        columnPitchMillimetres: 90)
      _ = try Self.write(Self.shipped("ridge"), to: folder, recording: nil, layout: layout)
      let built = try compiler.compile(["main.c", "ridge.c"], in: folder)
      let text = "# gaitlab 1 mass=70\nL,0,1,2,3\n# a comment\n\(line)\n"
      let (output, status) = try CCompiler.run(built.program, in: folder, input: Data(text.utf8))
      #expect(status == 2)
      #expect(String(decoding: output, as: UTF8.self).contains("line 4: expected L or R, a time"))
    }
  }

  @Test func wholeNumbersNeedACalibration() throws {
    try Fixture.withFolder { folder in
      func summary(_ model: String) -> String {
        do {
          _ = try Self.write(Self.shipped(model), to: "\(folder)/c", arithmetic: .int8)
          return ""
        } catch { return (error as? GaitlabError)?.summary ?? "" }
      }
      #expect(summary("student-scratch").contains("gaitlab models quantize"))
      #expect(summary("ridge").contains("a linear model"))
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/c"))
    }
  }

  @Test func filesThatAreThereStay() throws {
    try Fixture.withFolder { folder in
      try "mine".write(toFile: "\(folder)/main.c", atomically: true, encoding: .utf8)
      #expect(throws: GaitlabError.self) {
        try Self.write(Self.shipped("ridge"), to: folder, recording: nil)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["main.c"])
      let files = try Self.write(Self.shipped("ridge"), to: folder, recording: nil, overwrite: true)
      #expect(files.count == 4)
    }
  }

  @Test func aRecordingOfAnotherRateOrLayoutIsRefused() throws {
    try Fixture.withFolder { folder in
      func summary(_ recording: String, _ layout: InsoleLayout?) -> String {
        do {
          let path = Fixture.root.appending(path: "SampleSessions/\(recording)").path
          _ = try Self.write(Self.shipped("ridge"), to: folder, recording: path, layout: layout)
          return ""
        } catch { return (error as? GaitlabError)?.summary ?? "" }
      }
      #expect(summary("moticon-normal-walk.gait", nil).contains("frames a second"))
      #expect(summary("footsteps-9.gait", TestLayouts.matrix16x8).contains("--layout"))
    }
  }
}
