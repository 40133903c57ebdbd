/// What one layer of a network makes of the frames of a stretch.
package struct LayerFeatures: Equatable, Sendable {
  /// How many frames there are.
  package let frames: Int
  /// Numbers that each frame has.
  package let channels: Int
  /// `[frames][channels]`.
  package let values: [Float]

  /// - Parameters:
  ///   - channels: of the layer.
  ///   - values: `[frames][channels]`.
  package init(channels: Int, values: [Float]) {
    precondition(channels > 0 && values.count % channels == 0, "\(values.count) values")
    self.channels = channels
    self.values = values
    frames = values.count / channels
  }

  /// The channels of a frame.
  package func row(_ frame: Int) -> ArraySlice<Float> {
    values[frame * channels..<(frame + 1) * channels]
  }

  /// One channel over all frames.
  package func channel(_ index: Int) -> [Float] {
    (0..<frames).map { values[$0 * channels + index] }
  }

  /// Some of the frames.
  package func sliced(_ range: Range<Int>) -> LayerFeatures {
    LayerFeatures(
      channels: channels,
      values: Array(values[range.lowerBound * channels..<range.upperBound * channels]))
  }
}
