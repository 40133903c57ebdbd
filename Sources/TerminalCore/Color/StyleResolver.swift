/// Brings styles down to the colours a terminal can show.
///
/// The result for `palette256` is still written as RGB, but only with values of the fixed part of
/// the xterm palette, so that `paletteIndex(for:)` finds each of them exactly.
package struct StyleResolver: Sendable {
  package let depth: ColorDepth

  package init(depth: ColorDepth) {
    self.depth = depth
  }

  /// Returns `style` with colours that exist at this depth; attributes are kept.
  package func resolve(_ style: CellStyle) -> CellStyle {
    CellStyle(
      foreground: resolve(style.foreground), background: resolve(style.background),
      attributes: style.attributes)
  }

  /// Returns a colour that exists at this depth.
  package func resolve(_ color: Color) -> Color {
    switch (depth, color) {
    case (_, .terminalDefault), (.mono, _): .terminalDefault
    case (.trueColor, _), (_, .ansi): color
    case (.palette256, .rgb(let rgb)): .rgb(Self.paletteColor(Self.paletteIndex(for: rgb)))
    case (.ansi16, .rgb(let rgb)): .ansi(Self.ansiIndex(for: rgb))
    }
  }

  // MARK: - 256 colours

  private static let cubeLevels: [UInt8] = [0, 95, 135, 175, 215, 255]

  /// Returns the nearest entry, 16...255, of xterm's colour cube and grey ramp.
  package static func paletteIndex(for color: RGB) -> UInt8 {
    let red = cubeStep(color.red)
    let green = cubeStep(color.green)
    let blue = cubeStep(color.blue)
    let cubeIndex = UInt8(16 + 36 * red + 6 * green + blue)
    let average = (Int(color.red) + Int(color.green) + Int(color.blue)) / 3
    let greyStep = min(max((average - 3) / 10, 0), 23)
    let greyIndex = UInt8(232 + greyStep)
    let cubeError = squaredDistance(color, paletteColor(cubeIndex))
    return squaredDistance(color, paletteColor(greyIndex)) < cubeError ? greyIndex : cubeIndex
  }

  /// Returns the colour of entry 16...255 of the xterm palette; smaller entries give black.
  package static func paletteColor(_ index: UInt8) -> RGB {
    if index >= 232 {
      let level = 8 + 10 * (index - 232)
      return RGB(level, level, level)
    }
    guard index >= 16 else { return RGB(0, 0, 0) }
    let step = Int(index) - 16
    return RGB(cubeLevels[step / 36], cubeLevels[step / 6 % 6], cubeLevels[step % 6])
  }

  private static func cubeStep(_ value: UInt8) -> Int {
    if value < 48 { return 0 }
    if value < 115 { return 1 }
    return min((Int(value) - 35) / 40, 5)
  }

  private static func squaredDistance(_ a: RGB, _ b: RGB) -> Int {
    let red = Int(a.red) - Int(b.red)
    let green = Int(a.green) - Int(b.green)
    let blue = Int(a.blue) - Int(b.blue)
    return red * red + green * green + blue * blue
  }

  // MARK: - 16 colours

  /// Returns the entry, 0...15, that keeps hue first and brightness second.
  ///
  /// The sixteen colours look different on every terminal, so a distance to assumed values would
  /// send most muted colours to grey; hue survives any palette.
  package static func ansiIndex(for color: RGB) -> UInt8 {
    let components = [Int(color.red), Int(color.green), Int(color.blue)]
    let high = components.max() ?? 0
    let low = components.min() ?? 0
    if high < 48 { return 0 }
    if (high - low) * 100 < high * 28 { return greyIndex(luminance: color.luminance) }
    let middle = (high + low) / 2
    var index: UInt8 = 0
    for (bit, component) in components.enumerated() where component > middle {
      index |= 1 << UInt8(bit)
    }
    return high >= 200 ? index + 8 : index
  }

  /// The colour that xterm shows for an entry, 0...15; where pictures need one, since no terminal tells its own.
  package static func ansiColor(_ index: UInt8) -> RGB { ansiColors[Int(index & 15)] }

  private static let ansiColors: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0), RGB(60, 90, 238),
    RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229), RGB(127, 127, 127), RGB(255, 0, 0),
    RGB(0, 255, 0), RGB(255, 255, 0), RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255),
    RGB(255, 255, 255),
  ]

  private static func greyIndex(luminance: Double) -> UInt8 {
    switch luminance {
    case ..<0.2: 0
    case ..<0.55: 8
    case ..<0.88: 7
    default: 15
    }
  }
}
