import GRDB

/// How finished `.gait` files are opened.
enum StoreAccess {
  /// How long a file may be in use by another program, in seconds; a marker takes milliseconds.
  static let busySeconds = 5.0

  static func configuration(readonly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readonly
    // The default gives up at once when somebody else adds a marker at the same moment.
    configuration.busyMode = .timeout(busySeconds)
    return configuration
  }
}
