import GaitInference
import Testing

@Suite struct ModelTensorTests {
  /// The file of a small network whose tensors go through `change` on their way.
  private func refusal(
    of change: (TensorLayout.Tensor) -> [(String, [Int], Float)]
  ) throws -> ModelFileError? {
    let model = try ModelFileFixture.wideResNet()
    var writer = SafetensorsWriter(metadata: model.card.metadata)
    for tensor in TensorLayout(model.card.architecture).tensors {
      for (name, shape, value) in change(tensor) {
        writer.append(name, shape: shape, [Float](repeating: value, count: shape.reduce(1, *)))
      }
    }
    return ModelFileFixture.refusal(writer.bytes())
  }

  private static let someTensors = [
    "stem.weight", "groups.0.blocks.0.normalization1.running_var",
    "groups.1.blocks.0.shortcut.weight", "groups.2.blocks.0.convolution2.weight",
    "normalization.bias", "head.bias",
  ]

  @Test func theUnchangedFileIsRead() throws {
    #expect(try refusal { [($0.name, $0.shape, Float(0))] } == nil)
  }

  @Test(arguments: someTensors)
  func tensorsThatAreMissingAreNamed(name: String) throws {
    let error = try refusal { $0.name == name ? [] : [($0.name, $0.shape, Float(1))] }
    #expect(error?.code == .missingTensor)
    #expect(error?.found == "no tensor '\(name)'")
  }

  @Test(arguments: someTensors)
  func tensorsOfAnotherShapeAreNamed(name: String) throws {
    let error = try refusal { tensor in
      [(tensor.name, tensor.shape + (tensor.name == name ? [1] : []), 1)]
    }
    #expect(error?.code == .badShape)
    #expect(error?.found.hasPrefix("'\(name)' of shape") == true)
  }

  @Test(arguments: [
    "groups.0.blocks.0.shortcut.weight", "groups.0.blocks.1.convolution1.weight", "stem.bias",
    "weight",
  ])
  func tensorsThatDoNotBelongAreNamed(name: String) throws {
    let error = try refusal { tensor in
      let kept = [(tensor.name, tensor.shape, Float(1))]
      return tensor.name == "stem.weight" ? kept + [(name, [16], Float(1))] : kept
    }
    #expect(error?.code == .unexpectedTensor)
    #expect(error?.found == "'\(name)'")
  }

  /// Whatever type they have, the message says how to get rid of them.
  @Test(arguments: ["I64", "F32"])
  func countsOfBatchesAreRefusedWithAdvice(type: String) throws {
    let metadata = ModelFileFixture.parts(try ModelFileFixture.linear().safetensors()).header
    let text = String(decoding: metadata, as: UTF8.self)
    let end = try #require(text.lastIndex(of: "}"))
    let entry = "\"normalization.num_batches_tracked\":{\"dtype\":\"\(type)\",\"shape\":[],"
    let header = text[..<end] + "," + entry + "\"data_offsets\":[516,524]}}"
    let error = ModelFileFixture.refusal(
      ModelFileFixture.file(header: String(header), dataBytes: 524))
    #expect(error?.code == .unexpectedTensor)
    #expect(error?.expected.contains("leave out num_batches_tracked") == true)
  }

  @Test func otherTypesOfNumbersAreRefused() throws {
    let (header, data) = ModelFileFixture.parts(try ModelFileFixture.linear().safetensors())
    let text = String(decoding: header, as: UTF8.self).split(separator: "F32")
    let changed = text.joined(separator: "F64")
    let error = ModelFileFixture.refusal(
      ModelFileFixture.file(header: Array(changed.utf8), data: data))
    #expect(error?.code == .unsupportedType)
    #expect(error?.found == "'F64' in 'weight'")
  }

  @Test(arguments: [-1, -Float.leastNonzeroMagnitude])
  func variancesBelowZeroAreRefused(value: Float) throws {
    let error = try refusal { tensor in
      [(tensor.name, tensor.shape, tensor.name == "normalization.running_var" ? value : 1)]
    }
    #expect(error?.code == .badWeight)
    #expect(error?.found == "\(value) in 'normalization.running_var' at 0")
  }

  @Test func weightsThatAreNotFiniteAreRefused() throws {
    let error = try refusal { tensor in
      [(tensor.name, tensor.shape, tensor.name == "head.weight" ? .nan : 1)]
    }
    #expect(error?.code == .badWeight)
    #expect(error?.found == "nan in 'head.weight' at 0")
  }

  @Test func bytesAfterTheLastTensorAreRefused() throws {
    let bytes = try ModelFileFixture.linear().safetensors()
    #expect(ModelFileFixture.refusal(bytes + [0])?.code == .badOffsets)
    #expect(ModelFileFixture.refusal(bytes + bytes)?.code == .badOffsets)
  }
}
