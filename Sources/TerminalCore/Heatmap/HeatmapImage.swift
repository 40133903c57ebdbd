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

/// A point laid over a heatmap, in pixels of the image.
package struct HeatmapMark: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// Where something is now.
    case current
    /// Where it has been.
    case trail
  }

  package var x: Int
  package var y: Int
  package var kind: Kind
  package var role: ThemeRole

  package init(x: Int, y: Int, kind: Kind = .current, role: ThemeRole = .centerOfPressure) {
    self.x = x
    self.y = y
    self.kind = kind
    self.role = role
  }

  /// A mark at a place that is given in fractions of the picture.
  package init(at place: HeatmapLine.FractionalPoint, in pixels: Size) {
    self.init(
      x: min(max(Int(place.x * Double(pixels.columns)), 0), pixels.columns - 1),
      y: min(max(Int(place.y * Double(pixels.rows)), 0), pixels.rows - 1))
  }

  func glyph(_ glyphs: GlyphSet) -> Unicode.Scalar {
    switch (kind, glyphs) {
    case (.current, .ascii): "O"
    case (.current, _): "●"
    case (.trail, .ascii): "o"
    case (.trail, _): "•"
    }
  }
}
