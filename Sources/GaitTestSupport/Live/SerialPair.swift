import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Two pseudo-terminals with a wire between them, made by socat; it can be cut and mended.
///
/// A class because it owns the process.
package final class SerialPair {
  private static let program = "/usr/bin/socat"

  /// Why there can be none on this machine, or nil.
  package static var missing: String? {
    FileManager.default.isExecutableFile(atPath: program)
      ? nil : "\(program) is missing: apt-get install socat"
  }

  /// The link that the program opens as its port.
  package let near: String
  /// The link of the device's side.
  package let far: String
  private var process: ChildProcess?

  package init(folder: String) throws {
    near = folder + "/near"
    far = folder + "/far"
    try plug()
  }

  package var isPlugged: Bool { process != nil }

  package func plug() throws {
    process = try ChildProcess(
      program: Self.program,
      arguments: [near, far].map { "pty,raw,echo=0,link=\($0)" },
      environment: ["PATH": "/usr/bin:/bin"],
      descriptors: [
        .path("/dev/null", flags: O_RDONLY), .path("/dev/null", flags: O_WRONLY),
        .path("/dev/null", flags: O_WRONLY),
      ], leadsSession: true)
    let deadline = ContinuousClock.now + .seconds(20)
    while [near, far].contains(where: { !FileManager.default.fileExists(atPath: $0) }) {
      guard ContinuousClock.now < deadline else { throw SupportError("socat makes no links") }
      pause(milliseconds: 5)
    }
  }

  /// Takes both ports away, with their links.
  package func unplug() throws {
    process?.send(signal: SIGTERM)
    _ = try process?.wait(seconds: 20)
    process = nil
  }
}
