import GaitModel
import GaitTestSupport
import Testing

@testable import TerminalCore

/// Pictures as bytes, read back by decoders that share nothing with what writes them.
@Suite struct PictureTextTests {
  /// Runs, rows that repeat, noise, and nothing.
  private static func samples(_ random: inout SplitMix64) -> [(bytes: [UInt8], width: Int)] {
    let noise = (0..<3000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let rows = (0..<40).flatMap { _ in noise.prefix(70) }
    let runs = (0..<300).flatMap { index in
      [UInt8](repeating: UInt8(index % 7), count: Int.random(in: 1...700, using: &random))
    }
    return [([], 1), ([9], 1), (noise, 4), (rows, 70), (runs, 512)]
  }

  @Test func deflatedBytesComeBack() {
    var random = SplitMix64(seed: 1)
    for (bytes, width) in Self.samples(&random) {
      let packed = Deflate.zlib(bytes, distances: [1, 4, width])
      #expect(Inflate.zlib(packed) == bytes)
    }
  }

  @Test func repetitionsTakeLittleRoom() {
    let packed = Deflate.zlib([UInt8](repeating: 5, count: 100_000), distances: [4])
    #expect(packed.count < 800)
  }

  /// The shortest stream of the zlib of others: "a".
  @Test func oneByteIsWhatZlibWrites() {
    #expect(Deflate.zlib([0x61], distances: [1]) == [0x78, 1, 0x4B, 4, 0, 0, 0x62, 0, 0x62])
  }

  @Test func base64OfEveryRemainder() {
    #expect(KittyText.base64(Array("Man".utf8)) == Array("TWFu".utf8))
    #expect(KittyText.base64(Array("Ma".utf8)) == Array("TWE=".utf8))
    #expect(KittyText.base64(Array("M".utf8)) == Array("TQ==".utf8))
    #expect(KittyText.base64([]) == [])
  }

  /// A red pixel, byte by byte.
  @Test func aPixelInKittysWay() {
    let picture = PixelPicture(width: 1, height: 1, pixels: [0xFFFF_0000])
    let text = String(
      decoding: KittyText.show(picture, id: 7, columns: 1, rows: 1), as: UTF8.self)
    #expect(
      text
        == "\u{1B}_Ga=T,q=2,f=32,o=z,s=1,v=1,i=7,p=1,c=1,r=1,C=1,z=-1,m=0;"
        + "eAH7z8DwHwAE/wH/\u{1B}\\")
    #expect(
      String(decoding: KittyText.delete(7), as: UTF8.self)
        == "\u{1B}_Ga=d,d=I,i=7,q=2;\u{1B}\\")
  }

  /// Two colours over seven rows, byte by byte.
  @Test func aBandOfSixels() {
    var picture = PixelPicture(width: 5, height: 7)
    for x in 0..<5 { picture.pixels[x] = 0xFFFF_0000 }
    picture.pixels[6 * 5 + 1] = 0xFF00_00FF
    #expect(
      String(decoding: SixelText.bytes(picture), as: UTF8.self)
        == "\u{1B}P0;1;0q\"1;1;5;7#0;2;0;0;100#1;2;100;0;0#1!5@-#0?@\u{1B}\\")
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func sixelsComeBack(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var picture = PixelPicture(width: 23, height: 31)
    // Parts of a hundred, which is what sixels have.
    let levels: [UInt32] = [0, 51, 102, 153, 204, 255]
    for index in picture.pixels.indices where Int.random(in: 0...3, using: &random) > 0 {
      let parts = (0..<3).map { _ in levels.randomElement(using: &random) ?? 0 }
      picture.pixels[index] = 0xFF00_0000 | parts[0] << 16 | parts[1] << 8 | parts[2]
    }
    let bytes = SixelText.bytes(picture)
    #expect(SixelDecoder.picture(Array(bytes.dropFirst(2).dropLast(2))) == picture)
  }

  /// More colours than a terminal keeps are rounded, not lost.
  @Test func manyColorsAreRounded() {
    let pixels = (0..<4096).map { index -> UInt32 in
      let (red, green, blue) = (UInt8(index & 15), UInt8(index >> 4 & 15), UInt8(index >> 8))
      return PixelPicture.opaque(RGB(red * 17, green * 17, blue * 17))
    }
    let picture = PixelPicture(width: 64, height: 64, pixels: pixels)
    let bytes = SixelText.bytes(picture)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.matches(of: /#\d+;2;/).count <= 256)
    let read = SixelDecoder.picture(Array(bytes.dropFirst(2).dropLast(2)))
    #expect(read?.pixels.count == pixels.count)
    for (a, b) in zip(read?.pixels ?? [], pixels) {
      for shift in [16, 8, 0] as [UInt32] {
        #expect(abs(Int(a >> shift & 255) - Int(b >> shift & 255)) <= 64)
      }
    }
  }
}
