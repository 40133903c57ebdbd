#if Training
  import Foundation
  import GaitTraining
  import GaitInference
  import GaitTestSupport
  import Testing

  /// The models of Tests/Fixtures/inference and what PyTorch says they give.
  enum InferenceFixture {
    static let names = [
      "wrn-16-1", "wrn-16-1-causal", "wrn-16-3", "wrn-28-1", "wrn-16-1-look-ahead-3",
      "wrn-16-1-look-ahead-6", "wrn-10-0.5",
    ]

    static func bytes(_ path: String) throws -> [UInt8] {
      Array(try Data(contentsOf: URL(filePath: Fixture.path(path))))
    }

    static func model(_ name: String) throws -> Model {
      let bytes = try bytes("inference/\(name).safetensors")
      return try Model(safetensors: bytes.span.bytes)
    }

    static func parameters(_ model: Model) throws -> WideResNetParameters {
      guard case .wideResNet(let parameters) = model.parameters else {
        throw TrainingError(.otherState, in: "fixture", found: "a linear model")
      }
      return parameters
    }

    /// Numbers of a file of tensors that is no model.
    static func floats(_ path: String, _ name: String, _ shape: [Int]) throws -> [Float] {
      let bytes = try bytes(path)
      let header = try SafetensorsHeader(reading: bytes.span.bytes)
      let file = try SafetensorsFile(header, byteCount: bytes.count)
      return try file.floats(name, shape: shape, from: bytes.span.bytes)
    }

    /// `[64, 128]` cells in body weights and `[64]` estimates.
    static func testCase(_ name: String) throws -> (cells: [Float], output: [Float]) {
      let path = "inference/\(name).case.safetensors"
      return (try floats(path, "input", [64, 128]), try floats(path, "output", [64]))
    }

    /// `[1, 128, frames]` as the networks read it.
    static func input(_ cells: [Float], _ normalization: ModelCard.InputNormalization) -> Tensor {
      let frames = Tensor(cells, shape: [1, cells.count / 128, 128])
      return (frames - Double(normalization.mean)).transposed() * Double(normalization.scale)
    }
  }

  /// The largest difference between two lists of the same length.
  func largestDifference(_ a: [Float], _ b: [Float]) -> Float {
    guard a.count == b.count else { return .infinity }
    return zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }
#endif
