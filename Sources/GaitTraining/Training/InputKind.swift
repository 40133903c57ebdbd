import GaitAnalysis

/// What a network reads beside the cells of the moment, and by which scale.
package struct InputKind: Hashable, Sendable {
  /// The scale of the calibrated cells.
  package enum Scale: String, CaseIterable, Sendable {
    /// As the product has it.
    case own
    /// By the true force of each stride: for teachers alone, since nobody has it at the bedside.
    case reference
  }

  package var scale: Scale
  /// Whether the mean of each cell over the first strides is read as well: 128 numbers that stay.
  package var hasFootprint: Bool

  package init(scale: Scale = .own, hasFootprint: Bool = false) {
    self.scale = scale
    self.hasFootprint = hasFootprint
  }

  /// Channels of the input.
  package var channels: Int { CanonicalGrid.cellCount * (hasFootprint ? 2 : 1) }

  /// Seconds of a recording that its footprint is the mean of: some eight strides.
  static let footprintSeconds = 10.0
}
