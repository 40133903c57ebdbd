/// Pictures as the terminal kitty takes them, and others with it.
///
/// After https://sw.kovidgoyal.net/kitty/graphics-protocol: colours with opacity, compressed, in pieces of base 64. No
/// answer is asked for, the cursor stays, and text stands on top.
enum KittyText {
  /// Numbers of pictures, apart from those that somebody else may have sent.
  static let firstID = 0x67_0000
  /// Characters of a piece, at most.
  private static let pieceLength = 4096

  static let deleteAll = Array("\u{1B}_Ga=d,d=A,q=2;\u{1B}\\".utf8)

  /// Takes a picture away and its memory with it.
  static func delete(_ id: Int) -> [UInt8] { Array("\u{1B}_Ga=d,d=I,i=\(id),q=2;\u{1B}\\".utf8) }

  /// Shows a picture where the cursor stands.
  static func show(_ picture: PixelPicture, id: Int, columns: Int, rows: Int) -> [UInt8] {
    var raw: [UInt8] = []
    raw.reserveCapacity(picture.pixels.count * 4)
    for pixel in picture.pixels {
      raw.append(UInt8(truncatingIfNeeded: pixel >> 16))
      raw.append(UInt8(truncatingIfNeeded: pixel >> 8))
      raw.append(UInt8(truncatingIfNeeded: pixel))
      raw.append(UInt8(truncatingIfNeeded: pixel >> 24))
    }
    let text = base64(Deflate.zlib(raw, distances: [4, 4 * picture.width]))
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: pieceLength) {
      let end = min(start + pieceLength, text.count)
      let isLast = end == text.count
      let keys =
        start == 0
        ? "a=T,q=2,f=32,o=z,s=\(picture.width),v=\(picture.height),i=\(id),p=1,"
          + "c=\(columns),r=\(rows),C=1,z=-1,"
        : "q=2,"
      bytes += Array("\u{1B}_G\(keys)m=\(isLast ? 0 : 1);".utf8)
      bytes += text[start..<end]
      bytes += Array("\u{1B}\\".utf8)
    }
    return bytes
  }

  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var value = 0
      for index in 0..<3 { value = value << 8 | (index < count ? Int(bytes[start + index]) : 0) }
      for index in 0..<4 {
        text.append(
          index <= count ? letters[value >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
      }
    }
    return text
  }
}
