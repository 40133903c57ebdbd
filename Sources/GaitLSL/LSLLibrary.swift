import CLabStreamingLayer
import Foundation
package import GaitFiles
import PlainText
import Synchronization

/// The library of the Lab Streaming Layer, which is looked for while the program runs.
///
/// `@unchecked Sendable`: the table of its functions is never written again, and liblsl may be called
/// from any thread.
package struct LSLLibrary: @unchecked Sendable {
  /// The path or name that it was loaded by.
  package let path: String
  /// The functions of the library.
  let functions: OpaquePointer

  /// What was loaded in this process; liblsl cannot be unloaded, for it has threads.
  private static let loaded = Mutex<LSLLibrary?>(nil)

  /// The library that is there; the first call looks for it.
  ///
  /// - Parameter environment: where `GAITLAB_LSL` and the folders of Python are looked up.
  /// - Returns: the same library however often it is asked for.
  /// - Throws: `sourceFailed` with how to get it if it is nowhere.
  package static func load(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(GaitlabError) -> LSLLibrary {
    let result = loaded.withLock { loaded -> Result<LSLLibrary, GaitlabError> in
      if let loaded { return .success(loaded) }
      let result = look(environment: environment)
      if case .success(let library) = result {
        if let text = LSLConfiguration.text(environment: environment) {
          _ = gl_lsl_configure(library.functions, text)
        }
        loaded = library
      }
      return result
    }
    return try result.get()
  }

  /// Looks in every place, or only where the user says.
  static func look(environment: [String: String]) -> Result<LSLLibrary, GaitlabError> {
    look(
      environment: environment,
      candidates: LSLLibraryPlaces.candidates(environment: environment))
  }

  static func look(
    environment: [String: String], candidates: [String]
  ) -> Result<LSLLibrary, GaitlabError> {
    if let path = environment["GAITLAB_LSL"], !path.isEmpty {
      return open(path).mapError { reason in
        GaitlabError(
          .sourceFailed, file: path,
          found: "GAITLAB_LSL names no library of the Lab Streaming Layer: \(reason.text)",
          advice: "set it to liblsl.so of `pip install pylsl`, or unset it")
      }
    }
    for path in candidates {
      if case .success(let library) = open(path) { return .success(library) }
    }
    return .failure(
      GaitlabError(
        .sourceFailed, file: "liblsl",
        found: "the library of the Lab Streaming Layer is not on this machine",
        advice: "`pip install pylsl`, then set GAITLAB_LSL to its pylsl/lib/liblsl.so"))
  }

  /// Why a library could not be loaded, in the system's words.
  struct LoadFailure: Error {
    let text: String
  }

  private static func open(_ path: String) -> Result<LSLLibrary, LoadFailure> {
    var reason = [CChar](repeating: 0, count: 512)
    guard let functions = gl_lsl_load(path, &reason, reason.count) else {
      let bytes = reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      return .failure(LoadFailure(text: String(decoding: bytes, as: UTF8.self)))
    }
    return .success(LSLLibrary(path: path, functions: functions))
  }

  /// Such as `1.18`.
  package var version: String {
    let number = gl_lsl_version(functions)
    return "\(number / 100).\(number % 100)"
  }

  /// Seconds of the clock that time stamps on this machine are in.
  package func clock() -> Double { gl_lsl_clock(functions) }

  /// Whether there is a library, in a line for `gaitlab doctor`.
  package static var status: String {
    do throws(GaitlabError) {
      let library = try load()
      return "Lab Streaming Layer \(library.version), \(Printable.text(library.path))"
    } catch {
      return "Lab Streaming Layer: \(Printable.text(error.found)); \(Printable.text(error.advice))"
    }
  }
}

/// Where liblsl may be.
enum LSLLibraryPlaces {
  #if canImport(Darwin)
    private static let names = ["liblsl.dylib", "liblsl.2.dylib"]
  #else
    private static let names = ["liblsl.so", "liblsl.so.2"]
  #endif

  /// Names for the system's own search first, then files that Python's pylsl has brought.
  static func candidates(environment: [String: String]) -> [String] {
    var paths = names
    if let path = environment["PYLSL_LIB"], !path.isEmpty { paths.append(path) }
    var libraries: [String] = []
    for (variable, below) in [("VIRTUAL_ENV", "lib"), ("HOME", ".local/lib")] {
      if let folder = environment[variable], !folder.isEmpty {
        libraries.append("\(folder)/\(below)")
      }
    }
    libraries.append("/usr/local/lib")
    for library in libraries {
      for python in pythonFolders(below: library) {
        for packages in ["site-packages", "dist-packages"] {
          paths += existing(below: "\(python)/\(packages)/pylsl/lib")
        }
      }
    }
    return paths
  }

  /// The folders of Python's versions, the latest first.
  private static func pythonFolders(below folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix("python3") }
      .sorted { $0.compare($1, options: .numeric) == .orderedDescending }
      .map { "\(folder)/\($0)" }
  }

  private static func existing(below folder: String) -> [String] {
    names.map { "\(folder)/\($0)" }.filter { FileManager.default.fileExists(atPath: $0) }
  }
}

/// The configuration of liblsl: the user's own, but quiet.
///
/// liblsl writes what happens to the standard error, which is the screen of the console. Whoever
/// wants to read that gives its file a section `[log]`.
enum LSLConfiguration {
  /// Longest file that is read.
  private static let limit = 1 << 20

  /// Where liblsl looks, in its order.
  static func paths(environment: [String: String]) -> [String] {
    var paths = ["lsl_api.cfg"]
    if let path = environment["LSLAPICFG"], !path.isEmpty { paths.insert(path, at: 0) }
    if let home = environment["HOME"], !home.isEmpty { paths.append("\(home)/lsl_api/lsl_api.cfg") }
    return paths + ["/etc/lsl_api/lsl_api.cfg"]
  }

  /// The text to give liblsl instead of its files; nil if it had better read them itself.
  static func text(environment: [String: String]) -> String? {
    for path in paths(environment: environment) where FileManager.default.fileExists(atPath: path) {
      guard let data = FileManager.default.contents(atPath: path), data.count <= limit,
        let text = String(data: data, encoding: .utf8)
      else { return nil }
      return quiet(text)
    }
    return quiet("")
  }

  /// A configuration that lets only fatal messages through, unless it has its own mind about them.
  static func quiet(_ text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.trimmingCharacters(in: .whitespaces).lowercased()
    }
    if lines.contains("[log]") { return text }
    return text + (text.isEmpty ? "" : "\n") + "[log]\nlevel = -3\n"
  }
}
