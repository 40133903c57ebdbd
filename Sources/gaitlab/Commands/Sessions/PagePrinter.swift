import Dispatch
import Foundation
import GaitFiles

/// Makes PDF and PNG of pages with a Chromium that is installed; nothing else on this machine lays them out.
struct PagePrinter {
  private let browser: String

  private static let names = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge",
    "brave-browser",
  ]
  private static let longestSeconds = 120.0

  /// - Parameter path: of the PDF, for the message.
  /// - Throws: `writeFailed` where there is no browser of that kind.
  init(path: String) throws(GaitlabError) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let found = folders.lazy.flatMap { folder in Self.names.map { "\(folder)/\($0)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else {
      throw GaitlabError(
        .writeFailed, file: path, found: "no Chromium is installed, which makes PDF and PNG",
        advice: "write a .html or .svg and print it from any browser, or install chromium")
    }
    browser = found
  }

  /// Prints a page.
  ///
  /// - Parameters:
  ///   - html: the page; it asks for nothing from elsewhere.
  ///   - path: of the PDF, for the message.
  /// - Returns: the PDF.
  /// - Throws: `writeFailed` with what the browser did.
  func pdf(_ html: String, path: String) throws(GaitlabError) -> Data {
    try run(on: html, named: "report.html", into: "report.pdf", path: path) { printed in
      ["--no-pdf-header-footer", "--print-to-pdf=\(printed)"]
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
    try run(on: svg, named: "screen.svg", into: "screen.png", path: path) { drawn in
      ["--hide-scrollbars", "--window-size=\(width),\(height)", "--screenshot=\(drawn)"]
    }
  }

  /// Lets the browser make a file of another one, in a folder of its own.
  private func run(
    on text: String, named source: String, into result: String, path: String,
    arguments: (_ result: String) -> [String]
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
      process.executableURL = URL(filePath: browser)
      // Chromium does not start for root inside its sandbox; the page has no script and no address.
      process.arguments =
        (geteuid() == 0 ? ["--no-sandbox"] : []) + [
          "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
          "--user-data-dir=\(folder.path(percentEncoded: false))/profile",
        ] + arguments(made.path(percentEncoded: false)) + [page.absoluteString]
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
        .writeFailed, file: path, found: "\(browser) did not print the page",
        advice: "write a file that needs no browser, such as .html or .svg")
    }
  }
}
