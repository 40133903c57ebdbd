import Foundation

/// Lends inputs as files to what reads paths.
enum FuzzFile {
  /// One file for all inputs of a process, removed by the folder's owner.
  private static let path = FileManager.default.temporaryDirectory
    .appending(path: "gaitlab-fuzz-\(ProcessInfo.processInfo.processIdentifier)").path

  static func with(_ bytes: [UInt8], _ body: (String) -> Void) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    precondition(descriptor >= 0, "no file at \(path)")
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    precondition(written == bytes.count, "\(written) of \(bytes.count) bytes written")
    close(descriptor)
    body(path)
    unlink(path)
  }
}
