package import TerminalCore

/// Sixels as a picture, as a VT340 reads them.
package enum SixelDecoder {
  /// - Parameter body: between `ESC P` and its end.
  /// - Returns: nil for anything that is no picture, or has no size before its first pixel.
  package static func picture(_ body: [UInt8]) -> PixelPicture? {
    guard let start = body.firstIndex(of: UInt8(ascii: "q")) else { return nil }
    var reader = Reader(bytes: body[(start + 1)...])
    guard reader.take() == UInt8(ascii: "\"") else { return nil }
    let sizes = reader.numbers()
    guard sizes.count == 4, sizes[2] > 0, sizes[3] > 0 else { return nil }
    var picture = PixelPicture(width: sizes[2], height: sizes[3])
    var palette: [Int: UInt32] = [:]
    var (x, top, color, run) = (0, 0, 0, 1)
    while let byte = reader.take() {
      switch byte {
      case UInt8(ascii: "#"):
        let parts = reader.numbers()
        guard let number = parts.first else { return nil }
        color = number
        if parts.count == 5 {
          let channels = parts[2...].map { UInt32(($0 * 255 + 50) / 100) }
          palette[number] = 0xFF00_0000 | channels[0] << 16 | channels[1] << 8 | channels[2]
        }
      case UInt8(ascii: "!"):
        guard let count = reader.numbers().first else { return nil }
        run = count
      case UInt8(ascii: "$"): x = 0
      case UInt8(ascii: "-"): (x, top) = (0, top + 6)
      case 63...126:
        guard let ink = palette[color] else { return nil }
        for _ in 0..<run {
          for row in 0..<6 where (byte - 63) >> UInt8(row) & 1 == 1 {
            guard x < picture.width, top + row < picture.height else { return nil }
            picture.pixels[(top + row) * picture.width + x] = ink
          }
          x += 1
        }
        run = 1
      default: return nil
      }
    }
    return picture
  }

  private struct Reader {
    var bytes: ArraySlice<UInt8>

    mutating func take() -> UInt8? { bytes.popFirst() }

    /// Numbers with semicolons between them.
    mutating func numbers() -> [Int] {
      var text: [UInt8] = []
      while let byte = bytes.first, byte == UInt8(ascii: ";") || (48...57).contains(byte) {
        text.append(byte)
        bytes.removeFirst()
      }
      return String(decoding: text, as: UTF8.self).split(separator: ";").compactMap { Int($0) }
    }
  }
}

/// Base 64 as bytes.
package enum Base64Decoder {
  /// What each letter stands for; -1 for none.
  private static let values: [Int] = {
    var values = [Int](repeating: -1, count: 256)
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    for (value, letter) in letters.enumerated() { values[Int(letter)] = value }
    return values
  }()

  /// - Returns: nil for anything else.
  package static func bytes(_ text: [UInt8]) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: 4) {
      let group = text[start..<start + 4]
      let padding = group.count { $0 == UInt8(ascii: "=") }
      var value = 0
      for letter in group {
        let index = letter == UInt8(ascii: "=") ? 0 : values[Int(letter)]
        guard index >= 0 else { return nil }
        value = value << 6 | index
      }
      bytes += [16, 8, 0].prefix(3 - padding).map { UInt8(truncatingIfNeeded: value >> $0) }
    }
    return bytes
  }
}
