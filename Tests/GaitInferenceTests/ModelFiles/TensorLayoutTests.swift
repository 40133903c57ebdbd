import GaitInference
import Testing

@Suite struct TensorLayoutTests {
  private func layout(depth: Int, width: Int) throws -> TensorLayout {
    TensorLayout(.wideResNet(try #require(WideResNetShape(depth: depth, width: width))))
  }

  @Test func linearModelsHaveTwoTensors() {
    let tensors = TensorLayout(.linear).tensors
    #expect(tensors.map(\.name) == ["weight", "bias"])
    #expect(tensors.map(\.shape) == [[128], [1]])
  }

  @Test func aSmallNetworkHasTheseTensors() throws {
    func normalization(_ name: String, _ channels: Int) -> [String] {
      ["weight", "bias", "running_mean", "running_var"].map { "\(name).\($0) [\(channels)]" }
    }
    func block(_ group: Int, _ inputs: Int, _ outputs: Int) -> [String] {
      let prefix = "groups.\(group).blocks.0."
      let shortcut = inputs == outputs ? [] : ["shortcut.weight [\(outputs), \(inputs), 1]"]
      return normalization(prefix + "normalization1", inputs)
        + [prefix + "convolution1.weight [\(outputs), \(inputs), 3]"]
        + normalization(prefix + "normalization2", outputs)
        + [prefix + "convolution2.weight [\(outputs), \(outputs), 3]"]
        + shortcut.map { prefix + $0 }
    }
    let expected =
      ["stem.weight [16, 128, 3]"] + block(0, 16, 16) + block(1, 16, 32) + block(2, 32, 64)
      + normalization("normalization", 64) + ["head.weight [1, 64, 1]", "head.bias [1]"]
    #expect(try layout(depth: 10, width: 1).tensors.map { "\($0.name) \($0.shape)" } == expected)
  }

  @Test func laterBlocksOfAGroupHaveNoShortcut() throws {
    let names = try layout(depth: 16, width: 2).tensors.map(\.name)
    #expect(names.filter { $0.hasSuffix("shortcut.weight") }.count == 3)
    #expect(names.contains("groups.2.blocks.1.convolution2.weight"))
    #expect(!names.contains("groups.2.blocks.1.shortcut.weight"))
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: [(10, 1), (16, 1), (28, 3), (100, 16)])
  func numbersAreTheLearnedOnesAndTheStatistics(depth: Int, width: Int) throws {
    let shape = try #require(WideResNetShape(depth: depth, width: width))
    let channels = shape.blocks.reduce(shape.groupChannels[2]) { $0 + $1.inputs + $1.outputs }
    let layout = TensorLayout(.wideResNet(shape))
    #expect(layout.count == shape.parameterCount + 2 * channels)
    #expect(layout.tensors.count <= SafetensorsHeader.maxTensorCount)
  }
}
