extension ModelCard {
  /// Version of the conventions below, written as `gaitlab.model`.
  package static let formatVersion = 1
  /// Rows from heel to toe and columns from lateral to medial of what models read.
  package static let grid = "16x8"
  /// Cells of a frame that models read.
  package static let cellCount = 128
  /// One foot at a time.
  package static let feet = "1"
  /// The unit of a cell.
  package static let inputUnit = "bodyWeightsPerCell"
  /// The force that models estimate.
  package static let target = "vGRF"
  /// The unit of an estimate.
  package static let targetUnit = "bodyWeights"

  /// Frames a second that a model may be made for.
  package static let samplingRates = 20.0...2000.0
  /// Frames of a window that a card may state.
  package static let windowLengths = 1...100_000
  /// Of a name, a key and a value, in Unicode scalars.
  package static let maxNameLength = 64
  /// Of a key, in Unicode scalars.
  package static let maxKeyLength = 200
  /// Of a value, in Unicode scalars.
  package static let maxValueLength = 2000

  /// What the metadata call an architecture.
  enum Kind: String, CaseIterable {
    case wideResNet = "wrn1d"
    case linear = "linear"
  }

  /// Keys of the metadata.
  enum Key: String, CaseIterable {
    case version = "gaitlab.model"
    case name, summary, kind, depth, width, lookAhead, window, grid, feet, samplingRateHz
    case inputUnit, inputMean, inputScale, target, targetUnit, trainedLayouts, quantization
    /// What older files have instead of `lookAhead`: `true` for 0, `false` for a centred network.
    case causal

    static let provenancePrefix = "training."
    static let metricsPrefix = "metrics."
    /// Of what other programs may add and nobody here reads.
    static let ignoredPrefix = "x-"
  }
}
