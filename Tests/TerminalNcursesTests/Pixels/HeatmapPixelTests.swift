import GaitTestSupport
import Testing

@testable import TerminalCore

/// Heatmaps in pixels: the same values, colours and lines as in characters.
@Suite struct HeatmapPixelTests {
  private static let cell = Size(columns: 8, rows: 16)
  private static let area = Rect(x: 2, y: 1, width: 6, height: 5)
  private static let context = DrawContext(
    theme: .fallback, glyphs: .braille, colorDepth: .trueColor, cellPixels: cell)

  /// A hill in the middle of nothing.
  private static func view(_ size: Size, lines: [HeatmapLine] = []) -> HeatmapView {
    let values = (0..<size.rows).flatMap { y in
      (0..<size.columns).map { x -> Float in
        let (dx, dy) = (
          (Float(x) + 0.5) / Float(size.columns) - 0.5, (Float(y) + 0.5) / Float(size.rows) - 0.5
        )
        let far = (dx * dx + dy * dy).squareRoot()
        return far > 0.5 ? .nan : 100 * (1 - 2 * far)
      }
    }
    return HeatmapView(
      image: HeatmapImage(width: size.columns, height: size.rows, values: values), maximum: 100,
      map: .viridis, lines: lines, neutralPart: 0.02)
  }

  /// Through bytes and back: each pixel has the colour of the image's value there.
  @Test(arguments: [PixelGraphics.Kind.kitty, .sixel])
  func aTerminalShowsTheImage(kind: PixelGraphics.Kind) throws {
    var buffer = CellBuffer(size: Size(columns: 12, rows: 8))
    HeatmapView.draw(in: Self.area, into: &buffer, context: Self.context) { Self.view($0) }
    var layer = PictureLayer(kind: kind)
    var painter = ANSIPainter(depth: .trueColor)
    var terminal = TerminalScreen(columns: 12, rows: 8, cell: Self.cell)
    let frame = layer.frame(buffer, now: 0)
    terminal.feed(
      painter.frame(frame.cells, from: nil, stale: frame.stale, pictures: frame.bytes))
    let raster = terminal.pictures.raster
    let image = Self.view(HeatmapView.imageSize(for: Self.area, cell: Self.cell)).image
    #expect((image.width, image.height) == (48, 80))
    for y in 0..<raster.height {
      for x in 0..<raster.width {
        let (column, row) = (x - Self.area.x * 8, y - Self.area.y * 16)
        let isInside = (0..<48).contains(column) && (0..<80).contains(row)
        let value = isInside ? image.values[row * 48 + column] : .nan
        guard !value.isNaN else {
          #expect(raster[x, y] == nil)
          continue
        }
        let shown = try #require(raster[x, y])
        let color: RGB
        if value < 2, case .rgb(let sole) = Self.context.theme[.sole].background {
          color = sole
        } else {
          color = ColorMap.viridis.color(at: Double(value) / 100, depth: .trueColor)
        }
        for (a, b) in [
          (shown.red, color.red), (shown.green, color.green), (shown.blue, color.blue),
        ] {
          #expect(abs(Int(a) - Int(b)) <= (kind == .kitty ? 0 : 2))
        }
      }
    }
  }

  @Test func largeAreasHaveNoMoreValuesThanNeeded() {
    let size = HeatmapView.imageSize(
      for: Rect(x: 0, y: 0, width: 40, height: 60), cell: Size(columns: 12, rows: 24))
    #expect(size.columns * size.rows <= 40_000)
    #expect(size.columns * size.rows > 10_000)
  }

  /// An outline has the foot's colour, a contour some of the ground's.
  @Test func linesAreDrawnOverTheValues() {
    typealias Place = HeatmapLine.FractionalPoint
    let across = [Place(x: 0, y: 0.5), Place(x: 1, y: 0.5)]
    let size = Size(columns: 48, rows: 80)
    func middle(_ kind: HeatmapLine.Kind?) -> RGB? {
      let lines = kind.map { [HeatmapLine(points: across, kind: $0)] } ?? []
      let view = Self.view(size, lines: lines)
      return view.picture(size, cell: Self.cell, context: Self.context)[24, 40]
    }
    let ground = middle(nil)
    #expect(ground != nil)
    guard case .rgb(let blue) = Self.context.theme[.left].foreground else { return }
    #expect(middle(.outline(.left)) == blue)
    #expect(middle(.contour) != ground)
    #expect(middle(.contour) != middle(.strong))
    #expect([RGB(0, 0, 0), RGB(255, 255, 255)].contains(middle(.strong)))
  }

  @Test func withoutPixelsNothingIsPlaced() {
    var buffer = CellBuffer(size: Size(columns: 12, rows: 8))
    var context = Self.context
    context.cellPixels = nil
    HeatmapView.draw(in: Self.area, into: &buffer, context: context) { Self.view($0) }
    #expect(buffer.pictures.isEmpty)
  }
}
