/// A picture of values, such as the pressures under a foot.
package struct HeatmapImage: Equatable, Sendable {
  /// What is known of a pixel besides its value.
  package enum Flag {
    package static let normal: UInt8 = 0
    package static let dead: UInt8 = 1
    package static let saturated: UInt8 = 2
  }

  package let width: Int
  package let height: Int
  /// The values row by row, `[height, width]`; NaN lies outside the picture.
  package var values: [Float]
  /// One `Flag` a pixel, `[height, width]`.
  package var flags: [UInt8]

  /// Creates an image; an empty `flags` means that every pixel is normal.
  package init(width: Int, height: Int, values: [Float], flags: [UInt8] = []) {
    precondition(
      values.count == width * height, "\(values.count) values for \(width) x \(height) pixels")
    precondition(
      flags.isEmpty || flags.count == values.count,
      "\(flags.count) flags for \(values.count) values")
    self.width = width
    self.height = height
    self.values = values
    self.flags = flags.isEmpty ? Array(repeating: Flag.normal, count: values.count) : flags
  }
}
