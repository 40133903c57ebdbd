import GaitInference
import GaitModel
import Testing

/// Structure only: `Scripts/check-onnx-export` has ONNX Runtime compute with the files.
@Suite struct OnnxExportTests {
  private func exported(_ model: Model) throws -> ProtobufReader {
    try #require(ProtobufReader(OnnxExport.bytes(of: model)))
  }

  private func graph(of model: Model) throws -> ProtobufReader {
    try #require(exported(model).messages(7).first)
  }

  /// Operators from the input to the output.
  private func operations(_ graph: ProtobufReader) -> [String] {
    graph.messages(1).flatMap { $0.strings(4) }
  }

  /// Attributes of a name, node by node.
  private func attributes(_ name: String, in graph: ProtobufReader) -> [ProtobufReader] {
    graph.messages(1).flatMap { $0.messages(5) }.filter { $0.strings(1) == [name] }
  }

  private func metadata(_ model: Model) throws -> [String: String] {
    let pairs = try exported(model).messages(14).map { property in
      (try #require(property.strings(1).first), try #require(property.strings(2).first))
    }
    return try Dictionary(pairs) { _, _ in throw DuplicateKey() }
  }

  private struct DuplicateKey: Error {}

  private static let activation = ["BatchNormalization", "Relu"]
  private static let plainBlock = activation + ["Conv"] + activation + ["Conv", "Add"]
  private static let shortcutBlock = activation + ["Conv"] + activation + ["Conv", "Conv", "Add"]

  @Test func versionsAreThoseThatOlderRuntimesRead() throws {
    let model = try exported(ExportedModels.wideResNet())
    #expect(model.integers(1) == [8])
    #expect(model.strings(2) == ["gaitlab"])
    let operators = try #require(model.messages(8).first)
    #expect(operators.strings(1) == [""])
    #expect(operators.integers(2) == [17])
  }

  @Test func operatorsFollowTheNetwork() throws {
    let graph = try graph(of: ExportedModels.wideResNet())
    let keeping = Self.plainBlock + Self.plainBlock
    let changing = Self.shortcutBlock + Self.plainBlock
    let expected =
      ["Transpose", "Conv"] + keeping + changing + changing + Self.activation + ["Conv", "Squeeze"]
    #expect(operations(graph) == expected)
  }

  @Test func widerNetworksChangeChannelsInEveryGroup() throws {
    let graph = try graph(of: ExportedModels.wideResNet(depth: 10, width: 2))
    let blocks = Self.shortcutBlock + Self.shortcutBlock + Self.shortcutBlock
    let expected = ["Transpose", "Conv"] + blocks + Self.activation + ["Conv", "Squeeze"]
    #expect(operations(graph) == expected)
  }

  @Test func everyNodeReadsWhatCameBefore() throws {
    let graph = try graph(of: ExportedModels.wideResNet(depth: 28))
    var known = Set(graph.messages(5).flatMap { $0.strings(8) } + ["cells"])
    for node in graph.messages(1) {
      #expect(known.isSuperset(of: node.strings(1)), "\(node.strings(3))")
      for output in node.strings(2) { #expect(known.insert(output).inserted, "\(output)") }
    }
    #expect(known.contains("vGRF"))
  }

  @Test func initializersHoldAllNumbers() throws {
    let model = try ExportedModels.wideResNet()
    let shape = try #require(WideResNetShape(depth: 16, width: 1))
    let initializers = try graph(of: model).messages(5)
    for initializer in initializers {
      let width = initializer.integers(2) == [7] ? 8 : 4
      let count = initializer.integers(1).reduce(1, *)
      #expect(initializer.bytes(9).map(\.count) == [count * width], "\(initializer.strings(8))")
    }
    let floats = initializers.filter { $0.integers(2) == [1] }
    let numbers = floats.reduce(0) { $0 + $1.integers(1).reduce(1, *) }
    let statistics = shape.blocks.reduce(0) { $0 + 2 * ($1.inputs + $1.outputs) } + 2 * 64
    #expect(numbers == shape.parameterCount + statistics)

    let shortcut = try #require(
      initializers.first { $0.strings(8) == ["groups.1.blocks.0.shortcut.weight"] })
    #expect(shortcut.integers(1) == [32, 16, 1])
    let stem = try #require(initializers.first { $0.strings(8) == ["stem.weight"] })
    #expect(stem.integers(1) == [16, 128, 3])
    // 1 and 2, the first numbers of all.
    #expect(stem.bytes(9).first?.prefix(8) == [0, 0, 0x80, 0x3f, 0, 0, 0, 0x40])
  }

  @Test func normalizationsKeepTheirOrderAndEpsilon() throws {
    let graph = try graph(of: ExportedModels.wideResNet())
    let node = try #require(graph.messages(1).first { $0.strings(4) == ["BatchNormalization"] })
    let name = "groups.0.blocks.0.normalization1"
    let expected =
      ["stem"] + ["weight", "bias", "running_mean", "running_var"].map { "\(name).\($0)" }
    #expect(node.strings(1) == expected)
    let epsilons = attributes("epsilon", in: graph)
    #expect(epsilons.count == 13)
    #expect(epsilons.allSatisfy { $0.floats(2) == [1e-5] && $0.integers(20) == [1] })
  }

  @Test(arguments: [nil, 0, 1, 3, 6, 12, 13])
  func paddingFollowsTheLookAhead(lookAhead: Int?) throws {
    let graph = try graph(of: ExportedModels.wideResNet(lookAhead: lookAhead))
    // The stem, then both of each block; shortcuts and the head have none.
    let pads = attributes("pads", in: graph)
    let expected = (0..<13).map { $0 < lookAhead ?? 13 ? [1, 1] : [2, 0] }
    #expect(pads.map { $0.integers(8) } == expected)
    #expect(pads.allSatisfy { $0.integers(20) == [7] })
    let named = graph.messages(1).filter { node in
      node.messages(5).contains { $0.strings(1) == ["pads"] }
    }
    let names = named.flatMap { $0.strings(2) }
    #expect(names.first == "stem")
    #expect(names.last == "groups.2.blocks.1.convolution2")
    #expect(names.dropFirst().prefix(2).map { $0.suffix(1) } == ["1", "2"])
  }

  @Test func inputIsNormalizedOnlyWhereThatChangesIt() throws {
    let both = try ExportedModels.wideResNet(input: .init(mean: 0.5, scale: 2))
    #expect(try operations(graph(of: both)).prefix(3) == ["Sub", "Mul", "Transpose"])
    let mean = try ExportedModels.wideResNet(input: .init(mean: 0.5))
    #expect(try operations(graph(of: mean)).prefix(2) == ["Sub", "Transpose"])
    let scale = try ExportedModels.wideResNet(input: .init(scale: 2))
    #expect(try operations(graph(of: scale)).prefix(2) == ["Mul", "Transpose"])
  }

  @Test func batchAndFramesAreFree() throws {
    let graph = try graph(of: ExportedModels.wideResNet())
    let values = graph.messages(11) + graph.messages(12)
    #expect(values.map { $0.strings(1) } == [["cells"], ["vGRF"]])
    let tensors = values.flatMap { $0.messages(2) }.flatMap { $0.messages(1) }
    #expect(tensors.map { $0.integers(1) } == [[1], [1]])
    let dimensions = tensors.flatMap { $0.messages(2) }.map { $0.messages(1) }
    #expect(
      dimensions.map { $0.flatMap { $0.strings(2) } } == [
        ["batch", "frames"], ["batch", "frames"],
      ])
    #expect(dimensions.map { $0.flatMap { $0.integers(1) } } == [[128], []])
  }

  @Test func linearModelsAreAProductAndAnOffset() throws {
    let model = ExportedModels.linear()
    let graph = try graph(of: model)
    #expect(operations(graph) == ["MatMul", "Add", "Squeeze"])
    let shapes = graph.messages(5).map { $0.integers(1) }
    #expect(shapes == [[128, 1], [1], [1]])
    let facts = try metadata(model)
    #expect(facts["kind"] == "linear")
    #expect(facts["samplingRateHz"] == "62.5")
    #expect(facts["lookAheadFrames"] == "0")
    var sparse = model
    sparse.card.trainedLayouts = TrainedLayouts(dense: true, sparseCells: 8...64)
    #expect(try metadata(sparse)["trainedLayouts"] == "dense, sparse 8-64")
  }

  @Test func metadataSaysWhatTheCardSays() throws {
    let facts = try metadata(ExportedModels.wideResNet())
    let expected = [
      "name": "Étude", "summary": "Counts.", "kind": "wrn1d", "samplingRateHz": "200",
      "grid": "16x8", "feet": "1", "inputUnit": "bodyWeightsPerCell", "target": "vGRF",
      "targetUnit": "bodyWeights", "lookAheadFrames": "13", "receptiveFieldFrames": "27",
      "training.teacher": "WRN-16-3", "training.seed": "7", "metrics.rmse": "0.05",
    ]
    #expect(facts == expected)
  }

  @Test(arguments: [
    (16, nil, "the first 13 and the last 13 estimates"),
    (28, nil, "the first 25 and the last 25 estimates"),
    (16, 3, "the first 23 and the last 3 estimates"), (16, 0, "the first 26 estimates of"),
  ])
  func documentationWarnsOfTheBorder(depth: Int, lookAhead: Int?, expected: String) throws {
    let model = try exported(ExportedModels.wideResNet(depth: depth, lookAhead: lookAhead))
    let text = try #require(model.strings(6).first)
    #expect(text.contains(expected))
  }

  @Test func sameModelsGiveTheSameBytes() throws {
    let model = try ExportedModels.wideResNet(input: .init(mean: 0.5, scale: 2))
    let again = try ExportedModels.wideResNet(input: .init(mean: 0.5, scale: 2))
    #expect(OnnxExport.bytes(of: model) == OnnxExport.bytes(of: again))
    let other = try ExportedModels.wideResNet(input: .init(mean: 0.5, scale: 3))
    #expect(OnnxExport.bytes(of: model) != OnnxExport.bytes(of: other))
  }
}
