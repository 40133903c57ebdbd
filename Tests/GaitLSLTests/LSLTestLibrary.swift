import Foundation
import GaitFiles
import Testing

@testable import GaitLSL

/// liblsl for tests: of `GAITLAB_LSL` or where it is found, and deaf to everything but this machine.
enum LSLTestLibrary {
  /// Environment of the library and of children that use it.
  static let environment: [String: String] = {
    var environment = ProcessInfo.processInfo.environment
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("gaitlab-lsl-\(ProcessInfo.processInfo.processIdentifier).cfg").path
    let text = """
      [ports]
      IPv6 = disable
      [multicast]
      ResolveScope = machine
      ListenAddress = 127.0.0.1
      [lab]
      SessionID = gaitlab-tests-\(ProcessInfo.processInfo.processIdentifier)
      [log]
      level = -3

      """
    // Without the file liblsl would ask the network; then there is no library for the tests.
    guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
      environment["GAITLAB_LSL"] = path
      return environment
    }
    environment["LSLAPICFG"] = path
    return environment
  }()

  /// The library, or nil with a line that says that its tests are skipped.
  static let library: LSLLibrary? = {
    do throws(GaitlabError) {
      return try LSLLibrary.load(environment: environment)
    } catch {
      print("skipped: tests of Lab Streaming Layer; \(error.summary)")
      return nil
    }
  }()

  static var isThere: Bool { library != nil }

  /// A Python that can import pylsl: that of the virtual environment the library lies in.
  static let python: String? = {
    guard let path = library?.path, let end = path.range(of: "/lib/python3") else { return nil }
    let python = path[..<end.lowerBound] + "/bin/python3"
    return FileManager.default.isExecutableFile(atPath: String(python)) ? String(python) : nil
  }()

  /// A name that no other test uses.
  static func uniqueName(_ ending: String = "") -> String {
    "gaitlab test \(UUID().uuidString)\(ending)"
  }

  /// Loads or fails the test.
  static func required() throws -> LSLLibrary { try #require(library) }

  /// Short waits, for streams of this machine.
  static let timing: LSLTiming = {
    var timing = LSLTiming()
    timing.lookSeconds = 0.01
    timing.retrySeconds = 0.2
    timing.callSeconds = 0.1
    return timing
  }()
}
