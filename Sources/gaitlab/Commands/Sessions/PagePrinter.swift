import Dispatch
import Foundation
import GaitFiles

/// Makes PDF and PNG of pages with a program that is installed: a Chromium, or for pictures rsvg-convert.
struct PagePrinter {
  /// What the program makes.
  enum Product {
    /// Pages on paper, which only a browser lays out.
    case pdf
    /// Pictures of one size.
    case png
  }

  private let program: String
  private let isBrowser: Bool

  private static let browsers = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge",
    "brave-browser",
  ]
  private static let longestSeconds = 120.0

  private static let rasterizer = "rsvg-convert"

  /// - Parameters:
  ///   - product: what is to be made.
  ///   - path: of the file, for the message.
  /// - Throws: `writeFailed` where no program is installed that makes it.
  init(_ product: Product, path: String) throws(GaitlabError) {
    let names = product == .png ? Self.browsers + [Self.rasterizer] : Self.browsers
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let found = names.lazy.flatMap { name in folders.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else {
      throw GaitlabError(
        .writeFailed, file: path,
        found: product == .png
          ? "neither Chromium nor rsvg-convert is installed, which make PNG"
          : "no Chromium is installed, which makes PDF",
        advice: product == .png
          ? "write a .svg, which any browser shows, or install librsvg2-bin"
          : "write a .html and print it from any browser, or install chromium")
    }
    program = found
    isBrowser = !found.hasSuffix("/" + Self.rasterizer)
  }

  /// Prints a page.
  ///
  /// - Parameters:
  ///   - html: the page; it asks for nothing from elsewhere.
  ///   - path: of the PDF, for the message.
  /// - Returns: the PDF.
  /// - Throws: `writeFailed` with what the browser did.
  func pdf(_ html: String, path: String) throws(GaitlabError) -> Data {
    try run(on: html, named: "report.html", into: "report.pdf", path: path) {
      browse($0, ["--no-pdf-header-footer", "--print-to-pdf=\($0.result)"])
    }
  }

  /// Draws a picture.
  ///
  /// - Parameters:
  ///   - svg: the picture; it asks for nothing from elsewhere.
  ///   - width: in pixels.
  ///   - height: in pixels.
  ///   - path: of the PNG, for the message.
  /// - Returns: the PNG.
  /// - Throws: `writeFailed` with what the browser did.
  func png(_ svg: String, width: Int, height: Int, path: String) throws(GaitlabError) -> Data {
    try run(on: svg, named: "screen.svg", into: "screen.png", path: path) {
      guard isBrowser else {
        return ["--width=\(width)", "--height=\(height)", "--output=\($0.result)", $0.page]
      }
      let window = "--window-size=\(width),\(height)"
      return browse($0, ["--hide-scrollbars", window, "--screenshot=\($0.result)"])
    }
  }

  /// Where what is printed is, where it is printed to, and a folder for whatever else.
  private typealias Places = (page: String, result: String, folder: String)

  /// The arguments of a browser.
  ///
  /// It does not start for root inside its sandbox; the page has no script and no address.
  private func browse(_ places: Places, _ more: [String]) -> [String] {
    (geteuid() == 0 ? ["--no-sandbox"] : []) + [
      "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
      "--user-data-dir=\(places.folder)/profile",
    ] + more + [URL(filePath: places.page).absoluteString]
  }

  /// Lets the program make a file of another one, in a folder of its own.
  private func run(
    on text: String, named source: String, into result: String, path: String,
    arguments: (Places) -> [String]
  ) throws(GaitlabError) -> Data {
    do {
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "gaitlab-page-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      defer { try? FileManager.default.removeItem(at: folder) }
      let page = folder.appending(path: source)
      let made = folder.appending(path: result)
      try Data(text.utf8).write(to: page)
      let process = Process()
      process.executableURL = URL(filePath: program)
      process.arguments = arguments(
        (
          page.path(percentEncoded: false), made.path(percentEncoded: false),
          folder.path(percentEncoded: false)
        ))
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      let ended = DispatchSemaphore(value: 0)
      process.terminationHandler = { _ in ended.signal() }
      try process.run()
      if ended.wait(timeout: .now() + Self.longestSeconds) == .timedOut { process.terminate() }
      return try Data(contentsOf: made)
    } catch {
      throw GaitlabError(
        .writeFailed, file: path, found: "\(program) did not print the page",
        advice: "write a file that needs no browser, such as .html or .svg")
    }
  }
}
