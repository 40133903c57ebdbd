import GaitInference
import GaitModel
import Testing

/// Models with random weights, and files made by hand.
enum ModelFileFixture {
  /// SplitMix64: the same numbers for the same seed everywhere.
  struct Random: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
      state = seed
    }

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
    mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }
  }

  // MARK: - Models

  static func card(_ architecture: ModelCard.Architecture) -> ModelCard {
    ModelCard(
      name: "Walk 7", summary: "Estimates one foot's force.", architecture: architecture,
      samplingRateHz: 200,
      input: ModelCard.InputNormalization(mean: 0.0078125, scale: 31.4),
      windowFrames: 256, provenance: [.init("seed", "7"), .init("data", "walking")],
      metrics: [.init("rmse", "0.031"), .init("data", "held out")])
  }

  static func model(_ architecture: ModelCard.Architecture, seed: UInt64 = 1) -> Model {
    var random = Random(seed: seed)
    let layout = TensorLayout(architecture)
    var parameters = Model.Parameters(empty: architecture)
    var index = 0
    parameters.forEachTensor { name, _, values in
      let lowest: Float = name.hasSuffix(TensorLayout.varianceSuffix) ? 0 : -1
      values = (0..<layout.tensors[index].count).map { _ in
        Float.random(in: lowest..<1, using: &random)
      }
      index += 1
    }
    return Model(card: card(architecture), parameters: parameters)
  }

  static func linear(seed: UInt64 = 1) -> Model { model(.linear, seed: seed) }

  static func wideResNet(
    depth: Int = 10, width: Int = 1, lookAhead: Int? = nil, seed: UInt64 = 1
  ) throws -> Model {
    let shape = try #require(
      WideResNetShape(depth: depth, width: width, lookAheadFrames: lookAhead))
    return model(.wideResNet(shape), seed: seed)
  }

  // MARK: - Files

  /// A file with this header and so many numbers after it, all zero.
  static func file(header: String, dataBytes: Int = 0) -> [UInt8] {
    file(header: Array(header.utf8), data: [UInt8](repeating: 0, count: dataBytes))
  }

  static func file(header: [UInt8], data: [UInt8]) -> [UInt8] {
    lengthPrefix(UInt64(header.count)) + header + data
  }

  static func lengthPrefix(_ length: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: length >> UInt64($0 * 8)) }
  }

  /// The file of a linear model whose metadata were changed.
  static func linearFile(
    _ change: (inout [SafetensorsHeader.MetadataEntry]) -> Void
  ) -> [UInt8] {
    var metadata = card(.linear).metadata
    change(&metadata)
    var writer = SafetensorsWriter(metadata: metadata)
    for tensor in TensorLayout(.linear).tensors {
      writer.append(tensor.name, shape: tensor.shape, [Float](repeating: 1, count: tensor.count))
    }
    return writer.bytes()
  }

  /// Splits a file into its header and what follows.
  static func parts(_ bytes: [UInt8]) -> (header: [UInt8], data: [UInt8]) {
    let length = bytes[..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    return (Array(bytes[8..<8 + length]), Array(bytes[(8 + length)...]))
  }

  // MARK: - Reading

  static func read(_ bytes: [UInt8]) -> Result<Model, ModelFileError> {
    do throws(ModelFileError) {
      return .success(try Model(safetensors: bytes.span.bytes))
    } catch {
      return .failure(error)
    }
  }

  /// Why a file is refused, or nil if it is not.
  static func refusal(_ bytes: [UInt8]) -> ModelFileError? {
    if case .failure(let error) = read(bytes) { error } else { nil }
  }
}
