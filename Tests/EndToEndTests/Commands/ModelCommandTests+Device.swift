import Foundation
import GaitTestSupport
import Testing

extension ModelCommandTests {
  // MARK: - for devices

  /// Calibrated, on its card, and exported.
  @Test func aQuantizedModelIsExported() throws {
    try Fixture.withFolder { folder in
      let walk = try walk(in: folder)
      let model = folder + "/int8.safetensors"
      let run = try gaitlab("models", "quantize", Self.network, walk, "-o", model)
      #expect(run.status == .code(0), "\(run.errors)")
      #expect(run.output.hasPrefix("int8 differs from float by "))
      let card = try gaitlab("models", "show", model)
      #expect(card.output.contains("int8 RMSE from float"))
      #expect(card.output.contains("second halves of walk.gait"))
      let code = folder + "/c"
      let export = try gaitlab(
        "models", "export", model, "--format", "c", "--arithmetic", "int8", "--layout",
        "31x11 265x90",
        "-o", code)
      #expect(export.status == .code(0), "\(export.errors)")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: code).sorted()
          == ["README.md", "main.c", "wrn_16_1.c", "wrn_16_1.h"])
      let header = try String(contentsOfFile: code + "/wrn_16_1.h", encoding: .utf8)
      #expect(header.contains("WRN_16_1_INSOLE_CELLS = 341"))
      expectRefused(
        try gaitlab("models", "export", model, "--format", "c", "-o", code), "already exists")
      expectRefused(
        try gaitlab("models", "quantize", model, walk, "-o", model, "--force"), "being read")
    }
  }

  @Test func optionsForCAreForCOnly() throws {
    let run = try gaitlab(
      "models", "export", Self.network, "--arithmetic", "int8", "-o", "/nonexistent/m.onnx")
    #expect(run.status == .code(64))
    #expect(run.errors.contains("--format c"))
  }
}
