import GaitInference
import GaitModel
import Testing

@Suite struct ModelRoundTripTests {
  private func expectRoundTrip(_ model: Model) throws {
    let bytes = try model.safetensors()
    let again = try Model(safetensors: bytes.span.bytes)
    #expect(again == model)
    #expect(try again.safetensors() == bytes)
    #expect(ModelFileFixture.parts(bytes).header.count.isMultiple(of: 8))
  }

  @Test func linearModelsComeBack() throws {
    try expectRoundTrip(ModelFileFixture.linear())
  }

  @Test(arguments: [(10, 1, nil), (16, 1, nil), (10, 1, 0), (16, 1, 3), (10, 1, 7), (10, 2, 6)])
  func networksComeBack(depth: Int, width: Int, lookAhead: Int?) throws {
    try expectRoundTrip(
      ModelFileFixture.wideResNet(depth: depth, width: width, lookAhead: lookAhead))
  }

  @Test(arguments: [8, 24, 248]) func networksOfHalfAWidthComeBack(channels: Int) throws {
    let shape = try #require(WideResNetShape(depth: 10, channels: channels, lookAheadFrames: 2))
    try expectRoundTrip(ModelFileFixture.model(.wideResNet(shape)))
  }

  /// Every scalar up to the end of Latin-1, and of other planes and scripts.
  @Test func textsOfAllKindsComeBack() throws {
    let low = String(String.UnicodeScalarView((0...255).compactMap(Unicode.Scalar.init)))
    var model = ModelFileFixture.linear()
    model.card.name = "Läufer 歩行 🦶🏽 \u{202E}\u{FFFF}"
    model.card.summary = low
    model.card.provenance = [
      .init("données", low), .init("\u{301}accent", ""), .init("\"\\", "{}"),
    ]
    model.card.metrics = [.init("\u{0}", "\u{10FFFF}\u{2028}\u{7F}")]
    try expectRoundTrip(model)
    let bytes = try model.safetensors()
    let summary = try Model(safetensors: bytes.span.bytes).card.summary
    #expect(Array(summary.utf8) == Array(low.utf8))
  }

  @Test(arguments: [20, 59.94, 100, 133.33333333333334, 2000])
  func samplingRatesComeBack(rate: Double) throws {
    var model = ModelFileFixture.linear()
    model.card.samplingRateHz = rate
    try expectRoundTrip(model)
  }

  @Test(
    arguments: [0, -0.1, 1e-7, .leastNonzeroMagnitude, 1e15, 1 / 3] as [Float])
  func inputNormalizationsComeBack(value: Float) throws {
    var model = ModelFileFixture.linear()
    model.card.input = .init(mean: value, scale: max(abs(value), .leastNonzeroMagnitude))
    model.card.windowFrames = nil
    try expectRoundTrip(model)
  }

  /// Reads a file by names and finds each number where the network expects it.
  @Test func namesGoWithTheirFields() throws {
    let model = try ModelFileFixture.wideResNet(depth: 16, seed: 3)
    guard case .wideResNet(let network) = model.parameters else {
      Issue.record("not a network")
      return
    }
    let bytes = try model.safetensors()
    let file = try SafetensorsFile(
      SafetensorsHeader(reading: bytes.span.bytes), byteCount: bytes.count)
    func floats(_ name: String, _ shape: [Int]) throws -> [Float] {
      try file.floats(name, shape: shape, from: bytes.span.bytes)
    }
    let block = network.blocks[2]
    let prefix = "groups.1.blocks.0."
    #expect(try floats("stem.weight", [16, 128, 3]) == network.stem)
    #expect(try floats(prefix + "normalization1.weight", [16]) == block.normalization1.weight)
    #expect(try floats(prefix + "normalization1.bias", [16]) == block.normalization1.bias)
    #expect(try floats(prefix + "convolution1.weight", [32, 16, 3]) == block.convolution1)
    #expect(try floats(prefix + "normalization2.running_mean", [32]) == block.normalization2.mean)
    #expect(
      try floats(prefix + "normalization2.running_var", [32]) == block.normalization2.variance)
    #expect(try floats(prefix + "convolution2.weight", [32, 32, 3]) == block.convolution2)
    #expect(try floats(prefix + "shortcut.weight", [32, 16, 1]) == block.shortcut)
    #expect(
      try floats("groups.2.blocks.1.convolution1.weight", [64, 64, 3])
        == network.blocks[5].convolution1)
    #expect(try floats("normalization.running_var", [64]) == network.normalization.variance)
    #expect(try floats("head.weight", [1, 64, 1]) == network.headWeight)
    #expect(try floats("head.bias", [1]) == network.headBias)
  }

  // MARK: - What is not written

  /// A change to a good model and why the result is refused.
  struct Spoiling: Sendable {
    let code: ModelFileError.Code
    let change: @Sendable (inout Model) -> Void

    init(_ code: ModelFileError.Code, _ change: @escaping @Sendable (inout Model) -> Void) {
      self.code = code
      self.change = change
    }
  }

  private static let spoilings: [Spoiling] = [
    Spoiling(.badMetadata) { $0.card.name = "" },
    Spoiling(.badMetadata) { $0.card.name = " \u{3000}" },
    Spoiling(.badMetadata) { $0.card.name = String(repeating: "n", count: 65) },
    Spoiling(.badMetadata) { $0.card.summary = String(repeating: "s", count: 2001) },
    Spoiling(.badMetadata) { $0.card.samplingRateHz = .nan },
    Spoiling(.badMetadata) { $0.card.samplingRateHz = 19 },
    Spoiling(.badMetadata) { $0.card.input.scale = 0 },
    Spoiling(.badMetadata) { $0.card.input.mean = .infinity },
    Spoiling(.badMetadata) { $0.card.windowFrames = 0 },
    Spoiling(.badMetadata) { $0.card.provenance = [.init("", "value")] },
    Spoiling(.badMetadata) { $0.card.metrics = (0..<257).map { .init("\($0)", "") } },
    Spoiling(.duplicateName) { $0.card.metrics = [.init("a", "1"), .init("a", "2")] },
    Spoiling(.badShape) { $0.parameters = .linear(.init(weight: [1], bias: 0)) },
    Spoiling(.badWeight) {
      $0.parameters = .linear(.init(weight: [Float](repeating: 0, count: 128), bias: .nan))
    },
  ]

  @Test(arguments: spoilings)
  func modelsThatNobodyCouldReadAreNotWritten(spoiling: Spoiling) {
    var model = ModelFileFixture.linear()
    spoiling.change(&model)
    let error = #expect(throws: ModelFileError.self) { try model.safetensors() }
    #expect(error?.code == spoiling.code)
  }

  @Test func parametersOfAnotherArchitectureAreNotWritten() throws {
    let small = try ModelFileFixture.wideResNet()
    let large = try ModelFileFixture.wideResNet(depth: 16)
    let causal = try ModelFileFixture.wideResNet(lookAhead: 0)
    let pairs = [
      (small, large), (large, small), (small, causal), (small, ModelFileFixture.linear()),
    ]
    for (card, parameters) in pairs {
      let model = Model(card: card.card, parameters: parameters.parameters)
      let error = #expect(throws: ModelFileError.self) { try model.safetensors() }
      #expect(error?.code == .badShape)
    }
    let linear = Model(card: ModelFileFixture.linear().card, parameters: small.parameters)
    let error = #expect(throws: ModelFileError.self) { try linear.safetensors() }
    #expect(error?.code == .badShape)
  }
}
