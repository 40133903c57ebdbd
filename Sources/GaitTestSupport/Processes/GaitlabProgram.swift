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
    try path(
      of: "gaitlab", before: [ProcessInfo.processInfo.environment["GAITLAB_PROGRAM"]])
  }

  /// A program that was built beside the test bundle.
  ///
  /// - Parameters:
  ///   - name: its file name.
  ///   - places: where else it may be, looked at first.
  /// - Returns: its path.
  /// - Throws: where it was looked for in vain.
  package static func path(of name: String, before places: [String?] = []) throws -> String {
    var places = places.compactMap { $0 }
    var folders = [Bundle.main.bundleURL, Bundle.main.executableURL].compactMap { $0 }
    folders += CommandLine.arguments.filter { $0.hasSuffix(".xctest") }.map { URL(filePath: $0) }
    for folder in folders {
      var url = folder.standardizedFileURL
      for _ in 0..<5 {
        url.deleteLastPathComponent()
        places.append(url.appending(path: name).path)
      }
    }
    places.append(Fixture.root.appending(path: ".build/debug/\(name)").path)
    guard let path = places.first(where: isProgram) else {
      throw SupportError("\(name) is not beside the tests; looked at \(places)")
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
    // Under a sanitizer it is told what to overlook.
    for name in ["ASAN_OPTIONS", "TSAN_OPTIONS"] {
      environment[name] = ProcessInfo.processInfo.environment[name]
    }
    return environment.merging(more) { $1 }
  }

  /// Starts a command that goes on by itself, such as a simulated device, with nowhere to print to.
  package static func start(
    _ arguments: [String], environment: [String: String]
  ) throws -> ChildProcess {
    try ChildProcess(
      program: try path(), arguments: arguments, environment: environment,
      descriptors: [
        .path("/dev/null", flags: O_RDONLY), .path("/dev/null", flags: O_WRONLY), .copy(of: 1),
      ], leadsSession: true)
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
