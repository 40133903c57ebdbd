import Dispatch
import Foundation
import GaitFiles

/// Prints a page to PDF with a Chromium that is installed; nothing else on this machine lays out HTML.
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
        .writeFailed, file: path, found: "no Chromium is installed, which prints pages to PDF",
        advice: "write a .html and print it from any browser, or install chromium")
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
    do {
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "gaitlab-report-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      defer { try? FileManager.default.removeItem(at: folder) }
      let page = folder.appending(path: "report.html")
      let printed = folder.appending(path: "report.pdf")
      try Data(html.utf8).write(to: page)
      let process = Process()
      process.executableURL = URL(filePath: browser)
      process.arguments = arguments(page: page, printed: printed, folder: folder)
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      let ended = DispatchSemaphore(value: 0)
      process.terminationHandler = { _ in ended.signal() }
      try process.run()
      if ended.wait(timeout: .now() + Self.longestSeconds) == .timedOut { process.terminate() }
      return try Data(contentsOf: printed)
    } catch {
      throw GaitlabError(
        .writeFailed, file: path, found: "\(browser) did not print the page",
        advice: "write a .html and print it from any browser")
    }
  }

  private func arguments(page: URL, printed: URL, folder: URL) -> [String] {
    // Chromium does not start for root inside its sandbox; the page has no script and no address.
    (geteuid() == 0 ? ["--no-sandbox"] : []) + [
      "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
      "--user-data-dir=\(folder.path(percentEncoded: false))/profile", "--no-pdf-header-footer",
      "--print-to-pdf=\(printed.path(percentEncoded: false))", page.absoluteString,
    ]
  }
}
