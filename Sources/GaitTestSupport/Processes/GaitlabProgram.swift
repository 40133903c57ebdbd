import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The built program, run as a user runs it.
package enum GaitlabProgram {
  /// What a run without a terminal printed and how it ended.
  package struct Run: Sendable {
    package let status: ExitStatus
    package let output: String
    package let errors: String
  }

  /// The program beside the test bundle; `GAITLAB_PROGRAM` names another one.
  package static func path() throws -> String {
    var places = [ProcessInfo.processInfo.environment["GAITLAB_PROGRAM"]].compactMap { $0 }
    var folders = [Bundle.main.bundleURL, Bundle.main.executableURL].compactMap { $0 }
    folders += CommandLine.arguments.filter { $0.hasSuffix(".xctest") }.map { URL(filePath: $0) }
    for folder in folders {
      var url = folder.standardizedFileURL
      for _ in 0..<5 {
        url.deleteLastPathComponent()
        places.append(url.appending(path: "gaitlab").path)
      }
    }
    places.append(Fixture.root.appending(path: ".build/debug/gaitlab").path)
    guard let path = places.first(where: isProgram) else {
      throw SupportError("gaitlab is not beside the tests; looked at \(places)")
    }
    return path
  }

  private static func isProgram(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path)
  }

  /// A small environment in which nothing of the machine's own matters.
  package static func environment(
    home: String, term: String? = "xterm-256color", locale: String = "C.UTF-8",
    _ more: [String: String] = [:]
  ) -> [String: String] {
    var environment = ["PATH": "/usr/bin:/bin", "HOME": home, "LC_ALL": locale]
    environment["TERM"] = term
    return environment.merging(more) { $1 }
  }

  /// Runs a command that needs no terminal, in a session without one.
  package static func run(
    _ arguments: [String], environment: [String: String]? = nil
  ) throws -> Run {
    try Fixture.withFolder { folder in
      let output = folder + "/output"
      let errors = folder + "/errors"
      let flags = O_WRONLY | O_CREAT | O_TRUNC
      let process = try ChildProcess(
        program: try path(), arguments: arguments,
        environment: environment ?? Self.environment(home: folder),
        descriptors: [
          .path("/dev/null", flags: O_RDONLY), .path(output, flags: flags),
          .path(errors, flags: flags),
        ], leadsSession: true)
      let status = try process.wait()
      return Run(
        status: status, output: try String(contentsOfFile: output, encoding: .utf8),
        errors: try String(contentsOfFile: errors, encoding: .utf8))
    }
  }
}
