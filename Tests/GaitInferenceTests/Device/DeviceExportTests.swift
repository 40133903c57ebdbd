import Foundation
import GaitInference
import GaitModel
import GaitTestSupport
import Testing

/// The C code of a model computes what the core computes.
@Suite(.enabled(if: !CCompiler.all.isEmpty)) struct DeviceExportTests {
  /// Largest difference from kernels that sum in another order, in parts of the largest estimate; random
  /// networks have larger numbers within than trained ones.
  private static let tolerance: Float = 1e-5

  private static func model(_ name: String) throws -> Model {
    let path = Fixture.path("inference/\(name).safetensors")
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    return try Model(safetensors: bytes.span.bytes)
  }

  private static func estimates(_ model: Model, _ stretches: [[Float]], _ kernels: Kernels)
    -> [Float]
  {
    var estimator = StreamingEstimator(model, kernels: kernels)
    var estimates: [Float] = []
    for stretch in stretches { estimator.finish(stretch.span, appendingTo: &estimates) }
    return estimates
  }

  /// Long ones, and those that are shorter than the look-ahead.
  private static let stretches = [60, 1, 2, 5, 13, 30].enumerated().map { index, frames in
    RandomModels.frames(frames, seed: UInt64(index)).map { $0 * 0.03 }
  }

  @Test(
    arguments: [
      "wrn-16-1", "wrn-16-1-causal", "wrn-16-1-look-ahead-3", "wrn-16-1-look-ahead-6", "wrn-10-0.5",
      "wrn-28-1", "wrn-16-3",
    ], CCompiler.all)
  func givesTheEstimatesOfTheCore(name: String, compiler: CCompiler) throws {
    let model = try Self.model(name)
    let found = try Fixture.withFolder { folder in
      let program = try ExportedProgram(
        ExportedProgram.export(model).floatFiles(), compiler: compiler, folder: folder)
      #expect(program.warnings == "")
      return try program.estimates(Self.stretches)
    }
    #expect(Set(found).count > 90, "a case that can fail")
    // Plain sums run in the same order: not a bit is different.
    #expect(found == Self.estimates(model, Self.stretches, .reference))
    let widest = Self.estimates(model, Self.stretches, .widest)
    #expect(found.count == widest.count)
    let size = widest.map(abs).max() ?? 0
    let difference = zip(found, widest).map { abs($0 - $1) }.max() ?? .infinity
    #expect(difference <= Self.tolerance * size)
  }

  @Test(arguments: CCompiler.all) func linearModelsAreExportedToo(compiler: CCompiler) throws {
    var random = SplitMix64(seed: 3)
    let model = Model(
      card: ModelCard(
        name: "a */ line?\u{e4}\n", summary: "??/ /* \\", architecture: .linear,
        input: ModelCard.InputNormalization(mean: 0.01, scale: 3)),
      parameters: .linear(
        LinearParameters(weight: (0..<128).map { _ in Float(random.normal()) }, bias: 0.25)))
    let found = try Fixture.withFolder { folder in
      let program = try ExportedProgram(
        ExportedProgram.export(model).floatFiles(), compiler: compiler, folder: folder)
      #expect(program.warnings == "")
      return try program.estimates(Self.stretches)
    }
    #expect(found == Self.estimates(model, Self.stretches, .reference))
  }

  @Test func filesAreNamedAfterTheModel() throws {
    func names(_ name: String) throws -> [String] {
      var model = try Self.model("wrn-10-0.5")
      model.card.name = name
      return ExportedProgram.export(model).floatFiles().map(\.name)
    }
    #expect(
      try names("Student live") == ["student_live.h", "student_live.c", "main.c", "README.md"])
    #expect(try names("2 left")[0] == "model_2_left.h")
    #expect(try names("Main")[1] == "model_main.c")
    #expect(try names("\u{4e2d}")[0] == "model.h")
  }
}
