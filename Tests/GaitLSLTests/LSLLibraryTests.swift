import Foundation
import GaitFiles
import Testing

@testable import GaitLSL

@Suite("Library of Lab Streaming Layer")
struct LSLLibraryTests {
  @Test("A path that is no library is told with the way out")
  func wrongPath() {
    guard case .failure(let error) = LSLLibrary.look(environment: ["GAITLAB_LSL": "/dev/null"])
    else {
      Issue.record("/dev/null was loaded")
      return
    }
    #expect(error.code == .sourceFailed)
    #expect(error.summary.hasPrefix("/dev/null: GAITLAB_LSL names no library"))
    #expect(error.summary.contains("pip install pylsl"))
  }

  @Test("A library that is another is told by what it lacks")
  func wrongLibrary() throws {
    #if os(Linux)
      let result = LSLLibrary.look(environment: ["GAITLAB_LSL": "libc.so.6"])
      guard case .failure(let error) = result else {
        Issue.record("libc was taken")
        return
      }
      #expect(error.summary.contains("it has no function lsl_library_version"))
    #endif
  }

  @Test("Without any library the message says how to get it")
  func missing() {
    let result = LSLLibrary.look(environment: [:], candidates: ["/nowhere/liblsl.so"])
    guard case .failure(let error) = result else {
      Issue.record("a library was found nowhere")
      return
    }
    #expect(error.code == .sourceFailed)
    #expect(error.summary.hasPrefix("liblsl: the library of the Lab Streaming Layer is not on"))
    #expect(error.summary.contains("`pip install pylsl`, then set GAITLAB_LSL"))
  }

  @Test("pylsl is looked for where Python keeps it, the latest first")
  func places() throws {
    let home = FileManager.default.temporaryDirectory
      .appendingPathComponent("gaitlab-lsl-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: home) }
    #if canImport(Darwin)
      let name = "liblsl.dylib"
    #else
      let name = "liblsl.so"
    #endif
    for version in ["3.9", "3.11"] {
      let folder = home.appendingPathComponent(
        ".local/lib/python\(version)/site-packages/pylsl/lib")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data().write(to: folder.appendingPathComponent(name))
    }
    let candidates = LSLLibraryPlaces.candidates(
      environment: ["HOME": home.path, "PYLSL_LIB": "/elsewhere/liblsl.so"])
    #expect(candidates.first == name)
    let files = candidates.filter { $0.hasPrefix("/elsewhere") || $0.hasPrefix(home.path) }
    #expect(
      files == ["/elsewhere/liblsl.so"]
        + ["3.11", "3.9"].map {
          "\(home.path)/.local/lib/python\($0)/site-packages/pylsl/lib/\(name)"
        })
  }

  @Test("The user's configuration is kept and made quiet")
  func configuration() throws {
    let quiet = "[log]\nlevel = -3\n"
    #expect(LSLConfiguration.quiet("") == quiet)
    let peers = "[lab]\nKnownPeers = {10.0.0.2}"
    #expect(LSLConfiguration.quiet(peers) == peers + "\n" + quiet)
    let own = "[lab]\n [LOG]\r\nlevel = 2\n"
    #expect(LSLConfiguration.quiet(own) == own)
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("gaitlab-lsl-\(UUID().uuidString).cfg")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data(peers.utf8).write(to: path)
    #expect(
      LSLConfiguration.text(environment: ["LSLAPICFG": path.path]) == peers + "\n" + quiet)
    // What cannot be read is left to liblsl.
    try Data([0xFF]).write(to: path)
    #expect(LSLConfiguration.text(environment: ["LSLAPICFG": path.path]) == nil)
  }

  @Test(.enabled(if: LSLTestLibrary.isThere, "liblsl is absent"))
  func found() throws {
    let library = try LSLTestLibrary.required()
    #expect(library.version.wholeMatch(of: #/1\.\d+/#) != nil)
    #expect(LSLLibrary.status.hasPrefix("Lab Streaming Layer \(library.version), "))
    let times = (0..<10).map { _ in library.clock() }
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
  }
}
