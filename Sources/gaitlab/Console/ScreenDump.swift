import CommandSupport
import ConsoleRuntime
import Foundation
import GaitFiles
import TerminalCore

/// The last screen as a file; its name says as what.
struct ScreenDump {
  private let frame: CellBuffer
  private let isDark: Bool
  private let depth: ColorDepth

  init(_ frame: CellBuffer, isDark: Bool, depth: ColorDepth) {
    self.frame = frame
    self.isDark = isDark
    self.depth = depth
  }

  /// Writes `.svg` and `.png` pictures, `.ans` for printing in a terminal, and of any other name plain text with the
  /// styles beside it.
  func write(to path: String) throws {
    switch path.split(separator: ".").last?.lowercased() {
    case "svg": try write(Data(svg.utf8), to: path)
    case "ans":
      var painter = ANSIPainter(depth: depth)
      try write(Data(painter.text(frame)), to: path)
    case "png":
      let printer = try PagePrinter(.png, path: path)
      let size = (frame.size.columns * 9 + 20, frame.size.rows * 18 + 20)
      try write(try printer.png(svg, width: size.0, height: size.1, path: path), to: path)
    case let ending? where Self.otherPictures.contains(ending):
      throw PlainFailure(
        "'\(path)': a screen is written as .svg, .png, .ans (to be printed in a terminal) or .txt")
    default:
      try write(Data((frame.lines().joined(separator: "\n") + "\n").utf8), to: path)
      try write(Data(StyleLayer(frame).text.utf8), to: path + ".styles")
    }
  }

  /// Endings that promise a picture of another kind.
  private static let otherPictures: Set = ["gif", "jpg", "jpeg", "pdf", "html", "webp"]

  private var svg: String { SVGScreen(console: frame, isDark: isDark, depth: depth).text }

  private func write(_ data: Data, to path: String) throws {
    try OutputPath.requireReplaceable(path)
    do {
      try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw PlainFailure("the screen cannot be written to '\(path)'")
    }
  }
}
