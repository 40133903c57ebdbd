import TerminalCore
import Testing

struct StyleResolverTests {
  let style = CellStyle(
    foreground: .rgb(RGB(86, 180, 233)), background: .rgb(RGB(10, 10, 10)), attributes: .bold)

  @Test func trueColorKeepsEverything() {
    #expect(StyleResolver(depth: .trueColor).resolve(style) == style)
  }

  @Test func monoKeepsOnlyAttributes() {
    #expect(StyleResolver(depth: .mono).resolve(style) == CellStyle(attributes: .bold))
    let ansi = CellStyle(foreground: .ansi(3))
    #expect(StyleResolver(depth: .mono).resolve(ansi) == CellStyle())
  }

  @Test(arguments: [
    (RGB(0, 0, 0), 16), (RGB(255, 255, 255), 231), (RGB(255, 0, 0), 196), (RGB(95, 135, 175), 67),
    (RGB(8, 8, 8), 232), (RGB(128, 128, 128), 244), (RGB(238, 238, 238), 255),
  ])
  func nearestOf256(color: RGB, index: Int) {
    #expect(StyleResolver.paletteIndex(for: color) == UInt8(index))
  }

  @Test(arguments: UInt8(16)...255)
  func paletteColorsFindThemselves(index: UInt8) {
    let color = StyleResolver.paletteColor(index)
    #expect(StyleResolver.paletteColor(StyleResolver.paletteIndex(for: color)) == color)
  }

  @Test(arguments: [
    (RGB(0, 0, 0), 0), (RGB(200, 30, 30), 9), (RGB(120, 20, 20), 1), (RGB(86, 180, 233), 14),
    (RGB(230, 159, 0), 11), (RGB(0, 34, 78), 4), (RGB(128, 128, 128), 8), (RGB(250, 250, 250), 15),
  ])
  func sixteenKeepHue(color: RGB, index: Int) {
    #expect(StyleResolver.ansiIndex(for: color) == UInt8(index))
  }

  @Test func hexIsReadStrictly() {
    #expect(RGB(hex: "#0a0B0c") == RGB(10, 11, 12))
    for bad in ["", "#fff", "0a0b0c0", "#0a0b0g", "#0a0b0c0", "#+10203", "＃0a0b0c"] {
      #expect(RGB(hex: bad) == nil)
    }
    #expect(RGB(10, 11, 255).hex == "#0a0bff")
  }
}
