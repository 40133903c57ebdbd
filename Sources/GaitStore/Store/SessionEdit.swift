import GRDB
import GaitFiles

/// A change of a session that has been recorded.
enum SessionEdit {
  /// Changes a `.gait` file in one transaction: all of it or nothing.
  ///
  /// - Throws: `readOnly` where the file cannot be written, `writeFailed` on a full disk, and what opening
  ///   throws.
  static func write(
    _ path: String, _ body: (Database) throws -> Void
  ) throws(GaitlabError) {
    // Opened to read first: only a sound session of a known version is touched.
    try SessionFile(path: path).requireWhole()
    do {
      let database = try DatabaseQueue(
        path: path, configuration: StoreAccess.configuration(readonly: false))
      try database.write(body)
      try database.close()
    } catch {
      throw StoreErrors.sessionError(error, path: path)
    }
  }
}
