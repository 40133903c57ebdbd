/// A picture in pixels, for terminals that show more than characters.
package struct PixelPicture: Equatable, Sendable {
  package let width: Int
  package let height: Int
  /// Row by row, `[height, width]`: `0xFFRRGGBB`, or 0 where the terminal's own ground shows.
  package var pixels: [UInt32]

  package init(width: Int, height: Int, pixels: [UInt32]) {
    precondition(
      pixels.count == width * height, "\(pixels.count) pixels for \(width) x \(height)")
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  package init(width: Int, height: Int) {
    self.init(
      width: width, height: height, pixels: Array(repeating: 0, count: width * height))
  }

  package static func opaque(_ color: RGB) -> UInt32 {
    0xFF00_0000 | UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue)
  }

  /// The colour of a pixel; nil where there is none.
  package subscript(x: Int, y: Int) -> RGB? {
    let value = pixels[y * width + x]
    guard value != 0 else { return nil }
    return RGB(
      UInt8(truncatingIfNeeded: value >> 16), UInt8(truncatingIfNeeded: value >> 8),
      UInt8(truncatingIfNeeded: value))
  }

  /// The part in a rectangle of pixels, which lies in the picture.
  package func part(_ rect: Rect) -> PixelPicture {
    var part: [UInt32] = []
    part.reserveCapacity(rect.width * rect.height)
    for y in rect.y..<rect.maxY {
      part += pixels[y * width + rect.x..<y * width + rect.maxX]
    }
    return PixelPicture(width: rect.width, height: rect.height, pixels: part)
  }

  /// Whether a rectangle of pixels, which lies in the picture, shows nothing.
  func isEmpty(_ rect: Rect) -> Bool {
    for y in rect.y..<rect.maxY {
      let row = pixels[y * width + rect.x..<y * width + rect.maxX]
      if row.contains(where: { $0 != 0 }) { return false }
    }
    return true
  }

  /// Whether ground shows where another picture of this size hides it.
  func uncovers(_ other: PixelPicture) -> Bool {
    zip(pixels, other.pixels).contains { $0 == 0 && $1 != 0 }
  }
}

/// A picture that lies over cells of a screen.
///
/// The cells below show the same with glyphs. Where something is written over them afterwards, the picture has a hole.
package struct PlacedPicture: Equatable, Sendable {
  package let area: Rect
  /// Pixels of a cell.
  package let cell: Size
  package let picture: PixelPicture
  /// What shows through where the picture has no colour.
  let ground: CellStyle
}

extension CellBuffer {
  /// Lays a picture over an area that is on the screen.
  ///
  /// - Parameters:
  ///   - picture: as large as the area, in cells of `cell` pixels.
  ///   - area: where it lies.
  ///   - cell: pixels of a cell.
  ///   - ground: what shows where the picture has no colour.
  package mutating func place(
    _ picture: PixelPicture, over area: Rect, cell: Size, ground: CellStyle
  ) {
    guard !area.isEmpty, area.intersection(bounds) == area,
      picture.width == area.width * cell.columns, picture.height == area.height * cell.rows
    else { return }
    uncover(area)
    pictures.append(
      PlacedPicture(area: area, cell: cell, picture: picture, ground: ground))
  }
}

/// How a terminal is told pictures, and how large its cells are.
package struct PixelGraphics: Equatable, Sendable {
  package enum Kind: String, Equatable, Sendable {
    case kitty, sixel
  }

  package var kind: Kind
  /// Pixels of a cell.
  package var cell: Size

  package init(kind: Kind, cell: Size) {
    self.kind = kind
    self.cell = cell
  }
}
