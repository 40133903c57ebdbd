import Foundation
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// What the screens look like, glyphs and styles, compared with files beside this one.
///
/// After a wanted change: `RECORD_SNAPSHOTS=1 swift test --filter ScreenSnapshotTests`
@Suite struct ScreenSnapshotTests {
  struct Picture: CustomTestStringConvertible, Sendable {
    var scene: Scene
    var size: Size
    var glyphs: GlyphSet
    var depth: ColorDepth
    var theme = "default"

    var testDescription: String {
      let look = theme == "default" ? glyphs.rawValue : theme
      return "\(scene.rawValue)-\(size.columns)x\(size.rows)-\(look)"
    }
  }

  private static let sizes = [(40, 12), (80, 24), (120, 40), (160, 50)].map {
    Size(columns: $0.0, rows: $0.1)
  }

  static let pictures: [Picture] =
    Scene.pictured.flatMap { scene in
      sizes.flatMap { size in
        [
          Picture(scene: scene, size: size, glyphs: .block, depth: .trueColor),
          Picture(scene: scene, size: size, glyphs: .ascii, depth: .ansi16),
        ]
      }
    } + [Picture(scene: .monitor, size: sizes[2], glyphs: .braille, depth: .palette256)]
    + Scene.pictured.map {
      Picture(scene: $0, size: sizes[1], glyphs: .block, depth: .mono, theme: "mono")
    }

  @Test(arguments: pictures) func looksAsBefore(picture: Picture) throws {
    let options = ConsoleStates.options(glyphs: picture.glyphs, colorDepth: picture.depth)
    let state = try picture.scene.state(size: picture.size, options: options)
    let buffer = ConsoleView(state: state, theme: try Self.theme(picture.theme)).render()
    let name = picture.testDescription
    try assertSnapshot(buffer.lines().joined(separator: "\n") + "\n", named: name + ".txt")
    try assertSnapshot(StyleLayer(buffer).text + "\n", named: name + ".styles")
  }

  /// A picture whose scene is gone, or a file that an editor left, would be compared with nothing.
  @Test func everyFileIsOfAPicture() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let expected = Self.pictures.flatMap { picture in
      [".txt", ".styles"].map { picture.testDescription + $0 }
    }
    #expect(Set(files).subtracting(expected).sorted() == [])
    #expect(Set(expected).subtracting(files).sorted() == [])
  }

  /// Without colours, glyphs and attributes alone have to tell things apart.
  @Test(arguments: Scene.allCases) func monoNeedsNoColors(scene: Scene) throws {
    let options = ConsoleStates.options(colorDepth: .mono)
    let state = try scene.state(size: Size(columns: 120, rows: 40), options: options)
    let buffer = ConsoleView(state: state, theme: try Self.theme("mono")).render()
    let resolver = StyleResolver(depth: .mono)
    var glyphs: Set<Unicode.Scalar> = []
    var colored: [Point] = []
    for y in 0..<buffer.size.rows {
      for x in 0..<buffer.size.columns {
        let style = buffer[x, y].style
        if style.background != .terminalDefault
          || resolver.resolve(style).foreground != .terminalDefault
        {
          colored.append(Point(x: x, y: y))
        }
        // Where the soles of the monitor lie.
        let isOnSole = (2..<50).contains(x) && (4..<34).contains(y)
        if isOnSole, DensityRamp.glyphs.contains(buffer[x, y].glyph) {
          glyphs.insert(buffer[x, y].glyph)
        }
      }
    }
    #expect(colored.isEmpty)
    // Cells of a heatmap differ in their glyphs instead.
    #expect(scene != .monitor || glyphs.count > 5)
  }

  @Test func everyThemeFileCanBeUsed() throws {
    for name in ["default-dark", "default-light", "high-contrast", "mono"] {
      #expect(try Self.theme(name).name == name)
    }
  }

  private static func theme(_ name: String) throws -> Theme {
    guard name != "default" else { return .fallback }
    let file = Fixture.root.appending(path: "Themes/\(name).toml")
    return try Theme.parse(
      toml: try String(contentsOf: file, encoding: .utf8), fileName: file.lastPathComponent)
  }
}
