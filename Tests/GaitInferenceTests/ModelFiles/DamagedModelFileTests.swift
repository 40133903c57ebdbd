import GaitInference
import Testing

/// Files that were cut off or changed at random are refused, or give a model that can be used.
@Suite struct DamagedModelFileTests {
  private typealias Random = ModelFileFixture.Random

  @Test func everyPrefixIsRefusedAsTruncated() throws {
    let bytes = try ModelFileFixture.linear().safetensors()
    for count in bytes.indices {
      let error = ModelFileFixture.refusal(Array(bytes[..<count]))
      #expect(error?.code == .truncated)
    }
    #expect(ModelFileFixture.refusal(bytes) == nil)
  }

  /// Cuts a small network's file where it says something and at some places among its weights.
  @Test func prefixesOfANetworkAreRefusedAsTruncated() throws {
    let bytes = try ModelFileFixture.wideResNet().safetensors()
    let dataStart = bytes.count - ModelFileFixture.parts(bytes).data.count
    let counts = Array(0..<dataStart) + stride(from: dataStart, to: bytes.count, by: 997)
    for count in counts + [bytes.count - 1] {
      #expect(ModelFileFixture.refusal(Array(bytes[..<count]))?.code == .truncated)
    }
  }

  @Test(arguments: 0..<19)
  func mutatedLinearModelsAreReadOrRefused(round: UInt64) throws {
    let original = try ModelFileFixture.linear().safetensors()
    try mutate(original, times: 500, seed: 100 + round)
  }

  @Test(arguments: 0..<5)
  func mutatedNetworksAreReadOrRefused(round: UInt64) throws {
    let original = try ModelFileFixture.wideResNet().safetensors()
    try mutate(original, times: 100, seed: 200 + round)
  }

  private func mutate(_ original: [UInt8], times: Int, seed: UInt64) throws {
    var random = Random(seed: seed)
    var refused = 0
    for _ in 0..<times {
      let bytes = FileMutation.apply(to: original, &random)
      switch ModelFileFixture.read(bytes) {
      case .failure(let error):
        refused += 1
        #expect(!error.found.isEmpty)
        #expect((0...bytes.count).contains(error.byteOffset ?? 0))
      case .success(let model):
        #expect(Self.isUsable(model))
      }
    }
    // Changes of a weight's bits or of a text are no damage that could be seen.
    #expect((times / 2..<times).contains(refused))
  }

  private static func isUsable(_ model: Model) -> Bool {
    var isUsable = true
    var parameters = model.parameters
    parameters.forEachTensor { name, shape, values in
      let isVariance = name.hasSuffix(TensorLayout.varianceSuffix)
      isUsable =
        isUsable && values.count == shape.reduce(1, *)
        && values.allSatisfy { $0.isFinite && (!isVariance || $0 >= 0) }
    }
    return isUsable
  }
}
