import GaitFiles
package import GaitInference

/// What an arm trains, or does without training.
package enum NetworkRecipe: Equatable, Sendable {
  /// N1D WideResNet: what the console runs.
  case temporal(WideResNetShape)
  /// N3D/2 WideResNet: teaches only, since the console cannot run it.
  case video(WideResNetShape)
  /// Ridge regression on single frames.
  case ridge(penalty: Double)
  /// The sum of the calibrated cells: nothing is learned.
  case sumOfCells

  private enum Kind: String, CaseIterable {
    case temporal
    case video
    case ridge
    case sumOfCells
  }

  /// Reads `{ kind = "temporal", depth = 16, width = 1, lookAhead = 3 }`.
  init(_ table: RecipeTable) throws(GaitlabError) {
    let kind: Kind = try table.choice("kind", default: .temporal)
    switch kind {
    case .temporal: self = .temporal(try WideResNetShape(table, canLookAhead: true))
    case .video: self = .video(try WideResNetShape(table, canLookAhead: false))
    case .ridge:
      self = .ridge(penalty: try table.number("penalty", in: 1e-9...1e3, default: 0.01))
    case .sumOfCells: self = .sumOfCells
    }
    try table.finish()
  }

  /// The size of a network; nil for what is none.
  package var shape: WideResNetShape? {
    switch self {
    case .temporal(let shape), .video(let shape): shape
    case .ridge, .sumOfCells: nil
    }
  }

  /// The same network with another number of input channels; nil where it has none of its own.
  func reading(channels: Int) -> NetworkRecipe? {
    guard case .temporal(let shape) = self else {
      return channels == WideResNetShape.footChannels ? self : nil
    }
    return shape.reading(inputs: channels).map { .temporal($0) }
  }

  /// Whether the inference core runs it, and therefore whether it is evaluated.
  package var isDeployable: Bool {
    switch self {
    case .video: false
    case .temporal(let shape): shape.inputs == WideResNetShape.footChannels
    case .ridge, .sumOfCells: true
    }
  }

  /// Frames before and after its own that an estimate depends on, the larger of both.
  var contextFrames: Int { shape?.contextFrames ?? 0 }

  /// As tables and cards call it.
  package var title: String {
    switch self {
    case .temporal(let shape): shape.title
    case .video(let shape): "\(shape.name) video"
    case .ridge: "ridge"
    case .sumOfCells: "sum of cells"
    }
  }

  /// A network with first weights of a seed; nil for what is none.
  func makeNetwork(seed: UInt64) -> (any DistillableNetwork)? {
    switch self {
    case .temporal(let shape): TemporalWideResNet(shape, seed: seed)
    case .video(let shape): VideoWideResNet(shape, seed: seed)
    case .ridge, .sumOfCells: nil
    }
  }
}
