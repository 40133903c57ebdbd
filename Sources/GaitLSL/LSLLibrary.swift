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
