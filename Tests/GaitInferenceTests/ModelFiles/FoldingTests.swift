import GaitInference
import Testing

/// Numbers that are finite in the file and not in the network.
@Suite struct FoldingTests {
  private func bytes(
    _ change: (inout WideResNetParameters) -> Void
  ) throws -> Result<[UInt8], ModelFileError> {
    let shape = try #require(WideResNetShape(depth: 10, width: 1))
    var parameters = RandomModels.wideResNet(shape, seed: 2)
    change(&parameters)
    let model = Model(
      card: ModelCard(name: "x", summary: "y", architecture: .wideResNet(shape)),
      parameters: .wideResNet(parameters))
    return Result { () throws(ModelFileError) in try model.safetensors() }
  }

  @Test func largeNumbersThatStayFiniteAreTaken() throws {
    let found = try bytes { $0.blocks[1].normalization1.weight[3] = 1e30 }
    #expect(throws: Never.self) { try found.get() }
  }

  @Test func aGainThatOverflowsIsRefused() throws {
    let found = try bytes {
      $0.blocks[1].normalization1.weight[3] = 3e38
      $0.blocks[1].normalization1.variance[3] = 0
    }
    #expect { try found.get() } throws: { ($0 as? ModelFileError)?.code == .badWeight }
  }

  @Test func aGainThatOverflowsInTheConvolutionIsRefused() throws {
    let found = try bytes {
      $0.blocks[0].normalization2.weight[5] = 1e30
      $0.blocks[0].convolution1[5 * 16 * 3] = 1e20
    }
    #expect { try found.get() } throws: { ($0 as? ModelFileError)?.code == .badWeight }
  }

  @Test func aShiftThatOverflowsIsRefused() throws {
    let found = try bytes {
      $0.normalization.mean[0] = 1e38
      $0.normalization.weight[0] = 100
    }
    #expect { try found.get() } throws: { ($0 as? ModelFileError)?.code == .badWeight }
  }

  /// Finite weights and a finite scale whose products are not.
  @Test(arguments: [(Float(1e30), Float(0), Float(1e30)), (1, 1e30, 1e30)])
  func linearModelsThatOverflowAreRefused(weight: Float, mean: Float, scale: Float) {
    let model = Model(
      card: ModelCard(
        name: "x", summary: "y", architecture: .linear, input: .init(mean: mean, scale: scale)),
      parameters: .linear(
        LinearParameters(weight: Array(repeating: weight, count: 128), bias: 0)))
    #expect(throws: ModelFileError.self) { try model.safetensors() }
  }
}
