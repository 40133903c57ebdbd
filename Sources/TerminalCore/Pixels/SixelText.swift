/// Pictures as sixels: bands of six rows, colour by colour, as the VT340 draws them.
///
/// After DEC's "VT330/VT340 Programmer Reference Manual", volume 2, chapter 14. What has no colour is left as it is.
enum SixelText {
  /// Colours that terminals keep for a picture.
  private static let mostColors = 256

  static func bytes(_ picture: PixelPicture) -> [UInt8] {
    let (indices, palette) = indexed(picture)
    // 1:1 pixels, ground left alone, and the size before the first pixel.
    var bytes = Array("\u{1B}P0;1;0q\"1;1;\(picture.width);\(picture.height)".utf8)
    for (number, color) in palette.enumerated() {
      let parts = [color >> 16 & 255, color >> 8 & 255, color & 255].map { ($0 * 100 + 127) / 255 }
      bytes += Array("#\(number);2;\(parts[0]);\(parts[1]);\(parts[2])".utf8)
    }
    for top in stride(from: 0, to: picture.height, by: 6) {
      if top > 0 { bytes.append(UInt8(ascii: "-")) }
      addBand(top, indices, picture, &bytes)
    }
    return bytes + Array("\u{1B}\\".utf8)
  }

  /// The number of each pixel's colour, -1 for none, and the colours.
  private static func indexed(_ picture: PixelPicture) -> ([Int16], [UInt32]) {
    let colors = Set(picture.pixels)
    // More than a terminal has are rounded to three bits of red and green, two of blue.
    let mask: UInt32 = colors.count > mostColors ? 0xFFE0_E0C0 : 0xFFFF_FFFF
    let palette = Set(colors.filter { $0 != 0 }.map { $0 & mask }).sorted()
    let numbers = Dictionary(
      uniqueKeysWithValues: palette.enumerated().map { ($1, Int16($0)) })
    var last: (pixel: UInt32, index: Int16) = (0, -1)
    let indices = picture.pixels.map { pixel -> Int16 in
      if pixel == last.pixel { return last.index }
      last = (pixel, pixel == 0 ? -1 : numbers[pixel & mask] ?? -1)
      return last.index
    }
    return (indices, palette)
  }

  private static func addBand(
    _ top: Int, _ indices: [Int16], _ picture: PixelPicture, _ bytes: inout [UInt8]
  ) {
    let width = picture.width
    /// For each colour of the band, the bits of each column.
    var columns: [Int16: [UInt8]] = [:]
    for row in 0..<min(6, picture.height - top) {
      let bit = UInt8(1 << row)
      for x in 0..<width {
        let index = indices[(top + row) * width + x]
        guard index >= 0 else { continue }
        columns[index, default: [UInt8](repeating: 0, count: width)][x] |= bit
      }
    }
    for (number, color) in columns.keys.sorted().enumerated() {
      guard let bits = columns[color] else { continue }
      if number > 0 { bytes.append(UInt8(ascii: "$")) }
      bytes += Array("#\(color)".utf8)
      addRuns(bits, &bytes)
    }
  }

  /// Columns of one colour, runs of the same shortened; nothing is said of the empty end.
  private static func addRuns(_ bits: [UInt8], _ bytes: inout [UInt8]) {
    let end = (bits.lastIndex { $0 != 0 } ?? -1) + 1
    var x = 0
    while x < end {
      var count = 1
      while x + count < end, bits[x + count] == bits[x] { count += 1 }
      let glyph = bits[x] + 63
      if count > 3 {
        bytes += Array("!\(count)".utf8)
        bytes.append(glyph)
      } else {
        for _ in 0..<count { bytes.append(glyph) }
      }
      x += count
    }
  }
}
