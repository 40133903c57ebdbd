package import TerminalCore

/// The pictures that a terminal shows over its cells, in kitty's way and as sixels.
///
/// Sixels are pixels of the cells that they lie in: whatever is written there takes them away. Pictures in kitty's way
/// stay until they are deleted.
package struct TerminalPictures: Sendable {
  /// The size in cells, and the pixels of a cell; nil to keep nothing.
  package var screen: (size: Size, cell: Size)? {
    didSet { removeAll() }
  }
  /// What could not be understood.
  package private(set) var mistakes: [String] = []
  /// How many pictures have come.
  package private(set) var count = 0
  /// Every picture that kitty's way holds, whether its place is known or not.
  package var heldCount: Int { images.count }

  private var sixels: [UInt32] = []
  private var images: [Int: (x: Int, y: Int, picture: PixelPicture)] = [:]
  private var unfinished: (keys: [Substring: Substring], text: [UInt8], x: Int, y: Int)?

  package init() {}

  private var width: Int { screen.map { $0.size.columns * $0.cell.columns } ?? 0 }
  private var height: Int { screen.map { $0.size.rows * $0.cell.rows } ?? 0 }

  /// What is to be seen of all of them, the size of the screen.
  package var raster: PixelPicture {
    var raster = PixelPicture(width: width, height: height, pixels: sixels)
    for image in images.values {
      for y in 0..<image.picture.height where image.y + y < height {
        for x in 0..<image.picture.width where image.x + x < width {
          let pixel = image.picture.pixels[y * image.picture.width + x]
          if pixel != 0 { raster.pixels[(image.y + y) * width + image.x + x] = pixel }
        }
      }
    }
    return raster
  }

  mutating func removeAll() {
    images = [:]
    removeSixels()
  }

  mutating func removeSixels() { sixels = Array(repeating: 0, count: width * height) }

  /// Takes the sixels of cells away.
  mutating func erase(_ columns: Range<Int>, row: Int) {
    guard let cell = screen?.cell, !sixels.isEmpty, row * cell.rows < height else { return }
    let pixels = columns.lowerBound * cell.columns..<min(columns.upperBound * cell.columns, width)
    for y in row * cell.rows..<min((row + 1) * cell.rows, height) {
      for x in pixels { sixels[y * width + x] = 0 }
    }
  }

  mutating func takeSixels(_ body: [UInt8], x: Int, y: Int) {
    guard let cell = screen?.cell else { return }
    guard let picture = SixelDecoder.picture(body) else {
      mistakes.append("sixels")
      return
    }
    count += 1
    for row in 0..<picture.height where y * cell.rows + row < height {
      for column in 0..<picture.width where x * cell.columns + column < width {
        let pixel = picture.pixels[row * picture.width + column]
        if pixel != 0 { sixels[(y * cell.rows + row) * width + x * cell.columns + column] = pixel }
      }
    }
  }

  mutating func takeKitty(_ body: [UInt8], x: Int, y: Int) {
    guard screen != nil, body.first == UInt8(ascii: "G") else { return }
    let end = body.firstIndex(of: UInt8(ascii: ";")) ?? body.endIndex
    let head = String(decoding: body[1..<end], as: UTF8.self)
    var keys: [Substring: Substring] = [:]
    for pair in head.split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { keys[parts[0]] = parts[1] }
    }
    let text = Array(body[min(end + 1, body.count)...])
    if let before = unfinished {
      unfinished = (before.keys, before.text + text, before.x, before.y)
      if keys["m"] != "1" { finish() }
      return
    }
    switch keys["a"] {
    case "d" where keys["d"] == "A": images = [:]
    case "d" where keys["d"] == "I": images[Int(keys["i"] ?? "") ?? -1] = nil
    case "T":
      unfinished = (keys, text, x, y)
      if keys["m"] != "1" { finish() }
    case "q": break
    default: mistakes.append(head)
    }
  }

  private mutating func finish() {
    guard let (keys, text, x, y) = unfinished, let cell = screen?.cell else { return }
    unfinished = nil
    func number(_ key: Substring) -> Int { Int(keys[key] ?? "") ?? 0 }
    let (width, height) = (number("s"), number("v"))
    guard let bytes = Base64Decoder.bytes(text).flatMap(Inflate.zlib), keys["f"] == "32",
      bytes.count == 4 * width * height, number("c") * cell.columns == width,
      number("r") * cell.rows == height, keys["C"] == "1", keys["q"] == "2"
    else {
      mistakes.append(keys.map { "\($0)=\($1)" }.sorted().joined(separator: ","))
      return
    }
    count += 1
    var pixels: [UInt32] = []
    for index in stride(from: 0, to: bytes.count, by: 4) {
      var pixel = UInt32(bytes[index + 3])
      for part in 0..<3 { pixel = pixel << 8 | UInt32(bytes[index + part]) }
      pixels.append(pixel)
    }
    images[number("i")] = (
      x * cell.columns, y * cell.rows,
      PixelPicture(width: width, height: height, pixels: pixels)
    )
  }
}
