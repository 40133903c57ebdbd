import Foundation
package import GaitEngine

/// Where things are: bundled files beside the program, the user's own by the XDG rules.
package enum Folders {
  private static var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// A folder that ships with the program, such as `Themes`; nil if it is not there.
  ///
  /// Looked for in `GAITLAB_RESOURCES`, beside the program, in the package's resource bundle, and
  /// in `../share/gaitlab`.
  package static func bundled(_ name: String) -> String? {
    var places: [String] = []
    if let place = environment["GAITLAB_RESOURCES"] { places.append(place) }
    if let program = programFolder {
      places += [
        program, program + "/gaitlab_gaitlab.resources", program + "/gaitlab_gaitlab.bundle",
        URL(fileURLWithPath: program).deletingLastPathComponent().path + "/share/gaitlab",
      ]
    }
    return places.map { $0 + "/" + name }.first { isFolder($0) }
  }

  /// The program's own file.
  package static var program: String? {
    #if os(Linux)
      try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    #else
      Bundle.main.executablePath
    #endif
  }

  private static var programFolder: String? {
    program.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
  }

  /// The user's recordings: `$XDG_DATA_HOME/gaitlab/sessions`.
  package static var recordings: String? {
    xdg("XDG_DATA_HOME", otherwise: ".local/share").map { $0 + "/sessions" }
  }

  /// The user's models: `$XDG_DATA_HOME/gaitlab/models`.
  package static var userModels: String? {
    xdg("XDG_DATA_HOME", otherwise: ".local/share").map { $0 + "/models" }
  }

  /// Pages that the console writes: `$XDG_DATA_HOME/gaitlab/reports`.
  package static var reports: String? {
    xdg("XDG_DATA_HOME", otherwise: ".local/share").map { $0 + "/reports" }
  }

  /// Pictures of the screen that the console saves: `$XDG_DATA_HOME/gaitlab/pictures`.
  package static var pictures: String? {
    xdg("XDG_DATA_HOME", otherwise: ".local/share").map { $0 + "/pictures" }
  }

  /// Data sets that are built here: `$XDG_DATA_HOME/gaitlab/datasets`.
  package static var dataSets: String? {
    xdg("XDG_DATA_HOME", otherwise: ".local/share").map { $0 + "/datasets" }
  }

  /// What training leaves: `$XDG_DATA_HOME/gaitlab/experiments`.
  package static var experiments: String? {
    xdg("XDG_DATA_HOME", otherwise: ".local/share").map { $0 + "/experiments" }
  }

  /// Insoles that were described by hand: `$XDG_STATE_HOME/gaitlab/layouts.json`.
  package static var layouts: String? {
    xdg("XDG_STATE_HOME", otherwise: ".local/state").map { $0 + "/layouts.json" }
  }

  /// What was answered for devices: `$XDG_STATE_HOME/gaitlab/devices.json`.
  package static var devices: DeviceMemory? {
    xdg("XDG_STATE_HOME", otherwise: ".local/state")
      .map { DeviceMemory(path: $0 + "/devices.json") }
  }

  /// What is known of the library's sessions: `$XDG_STATE_HOME/gaitlab/library.sqlite`.
  package static var libraryIndex: String? {
    xdg("XDG_STATE_HOME", otherwise: ".local/state").map { $0 + "/library.sqlite" }
  }

  /// Deleted recordings: `$XDG_STATE_HOME/gaitlab/trash`.
  package static var trash: String? {
    xdg("XDG_STATE_HOME", otherwise: ".local/state").map { $0 + "/trash" }
  }

  /// What can be downloaded again: `$XDG_CACHE_HOME/gaitlab`.
  package static var cache: String? { xdg("XDG_CACHE_HOME", otherwise: ".cache") }

  /// A folder of the user's, or why there is none.
  package static func require(_ folder: String?) throws -> String {
    guard let folder else {
      throw PlainFailure("neither HOME nor the XDG folders are set; name the folders as options")
    }
    return folder
  }

  /// All estimators that can be chosen.
  package static var models: ModelLibrary {
    ModelLibrary(bundledFolder: bundled("Models"), userFolder: userModels)
  }

  /// All norms that can be chosen.
  package static var norms: NormsLibrary {
    NormsLibrary(bundledFolder: bundled("Norms"), userFolder: userNorms)
  }

  /// The user's norms: `$XDG_DATA_HOME/gaitlab/norms`.
  package static var userNorms: String? {
    xdg("XDG_DATA_HOME", otherwise: ".local/share").map { $0 + "/norms" }
  }

  /// The user's themes: `$XDG_CONFIG_HOME/gaitlab/themes`.
  package static var userThemes: String? {
    xdg("XDG_CONFIG_HOME", otherwise: ".config").map { $0 + "/themes" }
  }

  /// The user's languages of the console: `$XDG_CONFIG_HOME/gaitlab/languages`.
  package static var userLanguages: String? {
    xdg("XDG_CONFIG_HOME", otherwise: ".config").map { $0 + "/languages" }
  }

  /// What the user has set: `$XDG_CONFIG_HOME/gaitlab/config.toml`.
  package static var configuration: String? {
    xdg("XDG_CONFIG_HOME", otherwise: ".config").map { $0 + "/config.toml" }
  }

  /// The user's exercises: `$XDG_CONFIG_HOME/gaitlab/feedback.toml`.
  package static var feedback: String? {
    xdg("XDG_CONFIG_HOME", otherwise: ".config").map { $0 + "/feedback.toml" }
  }

  /// The user's keys: `$XDG_CONFIG_HOME/gaitlab/keys.toml`.
  package static var keys: String? {
    xdg("XDG_CONFIG_HOME", otherwise: ".config").map { $0 + "/keys.toml" }
  }

  private static func xdg(_ name: String, otherwise: String) -> String? {
    // The rules ignore relative paths.
    if let folder = environment[name], folder.hasPrefix("/") { return folder + "/gaitlab" }
    return environment["HOME"].map { $0 + "/" + otherwise + "/gaitlab" }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }
}
