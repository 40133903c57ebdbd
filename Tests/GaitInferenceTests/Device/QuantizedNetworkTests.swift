import Foundation
import GaitInference
import GaitModel
import GaitTestSupport
import Testing

/// A network in whole numbers: near the one in floats, and the exported C bit for bit.
@Suite struct QuantizedNetworkTests {
  private static func shape(_ depth: Int, _ channels: Int, _ lookAhead: Int) throws
    -> WideResNetShape
  {
    try #require(WideResNetShape(depth: depth, channels: channels, lookAheadFrames: lookAhead))
  }

  private static let input = ModelCard.InputNormalization(mean: 0.25, scale: 2)

  private static func calibrated(
    _ parameters: WideResNetParameters, _ cells: [Float]
  ) -> (ranges: ActivationRanges, estimates: [Float]) {
    var calibration = RangeCalibration(parameters, input: input)
    let estimates = calibration.observe(cells)
    return (calibration.ranges, estimates)
  }

  private static func model(_ parameters: WideResNetParameters) -> Model {
    Model(
      card: ModelCard(
        name: "walk", summary: "A network.", architecture: .wideResNet(parameters.shape),
        input: input),
      parameters: .wideResNet(parameters))
  }

  @Test(arguments: [(10, 8, 7), (16, 16, 0), (16, 16, 3), (10, 64, 2)])
  func isNearTheFloats(depth: Int, channels: Int, lookAhead: Int) throws {
    let shape = try Self.shape(depth, channels, lookAhead)
    let parameters = RandomModels.wideResNet(shape, seed: 5)
    let cells = RandomModels.frames(40, seed: 6)
    let (ranges, plain) = Self.calibrated(parameters, cells)
    var estimator = StreamingEstimator(Self.model(parameters))
    var floats: [Float] = []
    estimator.finish(cells.span, appendingTo: &floats)
    let size = try #require(floats.map(abs).max())
    #expect(zip(plain, floats).allSatisfy { abs($0 - $1) <= 1e-4 * size })
    let network = try QuantizedNetwork(parameters, input: Self.input, ranges: ranges)
    let found = network.estimates(cells)
    #expect(found.count == 40)
    let squares = zip(found, floats).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
    let spread = floats.map { $0 * $0 }.reduce(0, +)
    // Weights of 8 bits: a step is a 127th of the largest; errors of a few hundredths at most.
    #expect(squares < 0.03 * 0.03 * spread)
    #expect(squares > 0, "a case that can fail")
  }

  @Test(
    .enabled(if: !CCompiler.all.isEmpty),
    arguments: [(10, 8, 7), (16, 16, 0), (16, 16, 3), (10, 64, 2)], CCompiler.all)
  func theCodeComputesTheSameNumbers(size: (Int, Int, Int), compiler: CCompiler) throws {
    let parameters = RandomModels.wideResNet(
      try Self.shape(size.0, size.1, size.2), seed: 9)
    let cells = RandomModels.frames(40, seed: 6)
    var (ranges, _) = Self.calibrated(parameters, cells)
    ranges.offset = 0.01
    let network = try QuantizedNetwork(parameters, input: Self.input, ranges: ranges)
    // The last is far beyond the calibration, where everything saturates.
    let stretches =
      [40, 1, 3].map { Array(cells[..<($0 * 128)]) } + [cells.map { $0 * 1000 }]
    let expected = stretches.flatMap(network.estimates)
    let files = try #require(
      try ExportedProgram.export(Self.model(parameters)).integerFiles(ranges: ranges))
    let found = try Fixture.withFolder { folder in
      let program = try ExportedProgram(files, compiler: compiler, folder: folder)
      #expect(program.warnings == "")
      return try program.estimates(stretches)
    }
    #expect(found == expected)
    #expect(Set(found).count > 40)
  }

  @Test func rangesOfAnotherNetworkAreRefused() throws {
    let parameters = RandomModels.wideResNet(try Self.shape(10, 8, 0), seed: 1)
    let ranges = ActivationRanges(input: 1, residual: 1, activations: [1, 2])
    #expect(throws: ModelFileError.self) {
      try QuantizedNetwork(parameters, input: Self.input, ranges: ranges)
    }
  }

  @Test func rangesReadAsTheyAreWritten() throws {
    let ranges = ActivationRanges(
      input: 1.25, residual: 3e-5, activations: [0.1, 2e7, 3], offset: -0.001)
    #expect(ActivationRanges(metadataText: ranges.metadataText) == ranges)
    for text in [
      "", "input 1, residual 1, activations 1", "offset 0, input 1, residual 1, activations",
      "offset 0, input 1, residual 0, activations 1",
      "offset 2, input 1, residual 1, activations 1",
      "offset 0, input 1 2, residual 1, activations 1",
      "offset 0, input nan, residual 1, activations 1",
      "offset 0, input 1, residual 1, activations 1  2",
      "offset 0, input -1, residual 1, activations 1",
    ] {
      #expect(ActivationRanges(metadataText: text) == nil, "\(text)")
    }
  }

  @Test func aModelKeepsItsRanges() throws {
    let parameters = RandomModels.wideResNet(try Self.shape(10, 8, 0), seed: 1)
    var model = Self.model(parameters)
    model.card.quantization = ActivationRanges(
      input: 1, residual: 2, activations: [1, 2, 3, 4, 5, 6, 7], offset: 0.001)
    let bytes = try model.safetensors()
    #expect(try Model(safetensors: bytes.span.bytes) == model)
    // Those of another network are refused when the file is written.
    model.card.quantization = ActivationRanges(input: 1, residual: 2, activations: [1])
    #expect(throws: ModelFileError.self) { try model.safetensors() }
  }
}
