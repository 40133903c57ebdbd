import Foundation
import GaitModel
import GaitTestSupport
import Testing

@testable import TerminalCore

/// Pictures over cells: a terminal shows those of the last screen, and nothing is left of those before.
@Suite struct PictureLayerTests {
  private static let cell = Size(columns: 4, rows: 6)
  private static let size = Size(columns: 24, rows: 12)

  /// A picture of a few colours with a transparent border here and there.
  private static func picture(_ area: Rect, _ random: inout SplitMix64) -> PixelPicture {
    var picture = PixelPicture(
      width: area.width * cell.columns, height: area.height * cell.rows)
    let colors: [UInt32] = [0xFFFF_0000, 0xFF00_FF00, 0xFF33_3333, 0xFFFF_FFFF]
    let margin = Int.random(in: 0...5, using: &random)
    for y in 0..<picture.height {
      let color = colors[(y / 3 + Int.random(in: 0...1, using: &random)) % colors.count]
      for x in margin..<max(picture.width - margin, margin) {
        picture.pixels[y * picture.width + x] = color
      }
    }
    return picture
  }

  /// What a screen shows of its pictures: everything but where a cell was written over.
  private static func expected(_ buffer: CellBuffer) -> PixelPicture {
    let width = buffer.size.columns * cell.columns
    var raster = PixelPicture(width: width, height: buffer.size.rows * cell.rows)
    for placed in buffer.pictures {
      for index in 0..<placed.area.width * placed.area.height {
        let (row, column) = index.quotientAndRemainder(dividingBy: placed.area.width)
        let (x, y) = (placed.area.x + column, placed.area.y + row)
        guard !buffer.isCovered(x, y) else { continue }
        for dy in 0..<cell.rows {
          for dx in 0..<cell.columns {
            raster.pixels[(y * cell.rows + dy) * width + x * cell.columns + dx] =
              placed.picture.pixels[
                (row * cell.rows + dy) * placed.picture.width + column * cell.columns + dx]
          }
        }
      }
    }
    return raster
  }

  private struct Rig {
    var layer: PictureLayer
    var painter = ANSIPainter(depth: .trueColor)
    var terminal = TerminalScreen(
      columns: size.columns, rows: size.rows, cell: PictureLayerTests.cell)
    var shown: CellBuffer?
    var now = 0.0
    var byteCount = 0

    init(_ kind: PixelGraphics.Kind) { layer = PictureLayer(kind: kind) }

    mutating func draw(_ buffer: CellBuffer, after seconds: Double) {
      now += seconds
      if shown == nil { layer.forget() }
      let frame = layer.frame(buffer, now: now)
      let bytes = painter.frame(
        frame.cells, from: shown, stale: frame.stale, pictures: frame.bytes)
      byteCount += frame.bytes.count
      shown = frame.cells
      terminal.feed(bytes)
    }
  }

  private static func screen(_ random: inout SplitMix64) -> CellBuffer {
    var buffer = CellBuffer(size: size)
    for y in 0..<size.rows {
      buffer.write(
        String(repeating: "text ", count: Int.random(in: 0...4, using: &random)),
        x: 0, y: y, style: CellStyle())
    }
    for area in [Rect(x: 1, y: 1, width: 7, height: 9), Rect(x: 10, y: 2, width: 12, height: 8)]
    where Int.random(in: 0...5, using: &random) > 0 {
      buffer.place(picture(area, &random), over: area, cell: cell, ground: CellStyle())
    }
    if Int.random(in: 0...2, using: &random) == 0 {
      let popup = Rect(
        x: Int.random(in: 0...20, using: &random), y: Int.random(in: 0...9, using: &random),
        width: 9, height: 3)
      // Blanks cover as well.
      buffer.fill(popup, with: Cell(Bool.random(using: &random) ? "#" : " "))
    }
    return buffer
  }

  @Test(arguments: [PixelGraphics.Kind.kitty, .sixel], [1, 2, 3] as [UInt64])
  func aTerminalShowsThePicturesOfTheLastScreen(kind: PixelGraphics.Kind, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var rig = Rig(kind)
    for _ in 0..<40 {
      let buffer = Self.screen(&random)
      // A second later, nothing has to wait.
      rig.draw(buffer, after: 1)
      #expect(rig.terminal.pictures.mistakes == [])
      #expect(Self.isClose(rig.terminal.pictures.raster, Self.expected(buffer)))
      // Glyphs that nothing lies over are where they were, blank below pictures.
      let wanted = rig.shown?.lines().map { $0.replacing("\u{A0}", with: " ") }
      #expect(rig.terminal.lines == wanted)
    }
    rig.draw(CellBuffer(size: Self.size), after: 1)
    #expect(rig.terminal.pictures.raster.pixels.allSatisfy { $0 == 0 })
    #expect(rig.terminal.pictures.heldCount == 0)
  }

  /// Sixels have colours in parts of a hundred.
  private static func isClose(_ a: PixelPicture, _ b: PixelPicture) -> Bool {
    guard a.width == b.width, a.height == b.height else { return false }
    for (x, y) in zip(a.pixels, b.pixels) {
      guard (x == 0) == (y == 0) else { return false }
      for shift in [16, 8, 0] as [UInt32] {
        let (first, second) = (Int(x >> shift & 255), Int(y >> shift & 255))
        if abs(first - second) > 2 { return false }
      }
    }
    return true
  }

  @Test(arguments: [PixelGraphics.Kind.kitty, .sixel])
  func whatIsTheSameIsNotSentAgain(kind: PixelGraphics.Kind) {
    var random = SplitMix64(seed: 4)
    var rig = Rig(kind)
    var buffer = CellBuffer(size: Self.size)
    let area = Rect(x: 1, y: 1, width: 7, height: 8)
    var picture = Self.picture(area, &random)
    buffer.place(picture, over: area, cell: Self.cell, ground: CellStyle())
    rig.draw(buffer, after: 0)
    let (bytes, count) = (rig.byteCount, rig.terminal.pictures.count)
    #expect(count == 2)
    rig.draw(buffer, after: 1)
    #expect(rig.byteCount == bytes)
    // One pixel at the bottom: the upper half stays.
    picture.pixels[picture.pixels.count - picture.width / 2] = 0xFF12_3456
    var other = CellBuffer(size: Self.size)
    other.place(picture, over: area, cell: Self.cell, ground: CellStyle())
    rig.draw(other, after: 1)
    #expect(rig.terminal.pictures.count == count + 1)
  }

  /// Sixty screens a second with noise, which cannot be made shorter: the bytes stay within their bound, and the last
  /// picture is shown all the same.
  @Test(arguments: [PixelGraphics.Kind.kitty, .sixel])
  func bytesAreBounded(kind: PixelGraphics.Kind) {
    var random = SplitMix64(seed: 5)
    var rig = Rig(kind)
    let area = Rect(x: 0, y: 0, width: 24, height: 12)
    var last = CellBuffer(size: Self.size)
    for _ in 0..<240 {
      var picture = PixelPicture(width: 96, height: 72)
      for index in picture.pixels.indices {
        picture.pixels[index] = 0xFF00_0000 | UInt32.random(in: 0...0xFF_FFFF, using: &random)
      }
      last = CellBuffer(size: Self.size)
      last.place(picture, over: area, cell: Self.cell, ground: CellStyle())
      rig.draw(last, after: 1.0 / 60)
    }
    #expect(Double(rig.byteCount) <= PictureLayer.bytesPerSecond * 4 * 1.1)
    #expect(rig.terminal.pictures.count <= 3 * (4 * Int(PictureLayer.picturesPerSecond) + 1))
    if let due = rig.layer.dueAt { rig.draw(last, after: due - rig.now + 0.001) }
    #expect(rig.layer.dueAt == nil)
    let shown = rig.terminal.pictures.raster
    if kind == .kitty { #expect(shown == Self.expected(last)) }
    #expect(shown.pixels.allSatisfy { $0 != 0 })
  }

  /// The old picture stands until the new one is there, between the marks of one frame.
  @Test func aNewPictureComesBeforeTheOldOneGoes() throws {
    var layer = PictureLayer(kind: .kitty)
    let area = Rect(x: 2, y: 1, width: 1, height: 1)
    func screen(_ color: UInt32) -> CellBuffer {
      var buffer = CellBuffer(size: Self.size)
      buffer.place(
        PixelPicture(width: 4, height: 6, pixels: Array(repeating: color, count: 24)), over: area,
        cell: Self.cell, ground: CellStyle())
      return buffer
    }
    let first = String(decoding: layer.frame(screen(0xFF00_0001), now: 0).bytes, as: UTF8.self)
    #expect(first.hasPrefix("\u{1B}[2;3H\u{1B}_Ga=T,"))
    #expect(!first.contains("a=d"))
    let second = String(decoding: layer.frame(screen(0xFF00_0002), now: 1).bytes, as: UTF8.self)
    let show = try #require(second.range(of: "a=T,q=2"))
    let delete = try #require(second.range(of: "a=d,d=I,i=\(KittyText.firstID + 1),"))
    #expect(show.lowerBound < delete.lowerBound)
  }
}
