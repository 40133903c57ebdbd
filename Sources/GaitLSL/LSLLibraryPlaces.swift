import Foundation

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
