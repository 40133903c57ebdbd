import Foundation
import GaitInference
import GaitTestSupport
import Testing

/// The committed networks give what PyTorch gave for them, on every vector width, however they run.
@Suite struct PyTorchTests {
  static let names = [
    "wrn-16-1", "wrn-16-1-causal", "wrn-28-1", "wrn-16-3", "wrn-16-1-look-ahead-3",
    "wrn-16-1-look-ahead-6", "wrn-10-0.5",
  ]

  private struct Case {
    let model: Model
    let input: [Float]
    let output: [Float]

    init(_ name: String) throws {
      let weights = try Self.bytes(name)
      model = try Model(safetensors: weights.span.bytes)
      let numbers = try Self.bytes(name + ".case")
      let header = try SafetensorsHeader(reading: numbers.span.bytes)
      let file = try SafetensorsFile(header, byteCount: numbers.count)
      input = try file.floats("input", shape: [64, 128], from: numbers.span.bytes)
      output = try file.floats("output", shape: [64], from: numbers.span.bytes)
    }

    private static func bytes(_ file: String) throws -> [UInt8] {
      [UInt8](try Data(contentsOf: URL(filePath: Fixture.path("inference/\(file).safetensors"))))
    }

    /// Estimates of frames that come in blocks of a size.
    func estimates(kernels: Kernels, block: Int) -> [Float] {
      var estimator = StreamingEstimator(model, kernels: kernels)
      var estimates: [Float] = []
      for start in stride(from: 0, to: 64, by: block) {
        let end = min(start + block, 64)
        let frames = Array(input[start * 128..<end * 128])
        estimator.push(frames.span, appendingTo: &estimates)
      }
      estimator.finish(appendingTo: &estimates)
      return estimates
    }
  }

  @Test(arguments: names, [1, 7, 64]) func estimatesAreThoseOfPyTorch(
    name: String, block: Int
  ) throws {
    let test = try Case(name)
    let size = try #require(test.output.map(abs).max())
    #expect(size > 0.01, "a case that can fail")
    #expect(Set(test.output).count > 60, "a case that can fail")
    #expect(Kernels.all.count > 1)
    for kernels in Kernels.all {
      let found = test.estimates(kernels: kernels, block: block)
      #expect(found.count == 64)
      let difference = zip(found, test.output).map { abs($0 - $1) }.max() ?? .infinity
      #expect(difference <= 1e-5 * size, "\(kernels.name)")
    }
  }

  /// The fixtures are not all one network: those of one would not do for another.
  @Test func theCausalSisterGivesSomethingElse() throws {
    let plain = try Case("wrn-16-1")
    let causal = try Case("wrn-16-1-causal")
    #expect(plain.estimates(kernels: .widest, block: 64) != causal.output)
    #expect(StreamingEstimator(plain.model).lookAheadFrames == 13)
    #expect(StreamingEstimator(causal.model).lookAheadFrames == 0)
  }
}
