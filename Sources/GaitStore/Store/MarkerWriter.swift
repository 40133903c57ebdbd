import GRDB
package import GaitFiles
package import GaitModel

/// Adds markers to a session; besides them only the steps that are left out of it are ever edited.
package enum MarkerWriter {
  /// Appends a marker to a `.gait` file.
  ///
  /// - Throws: `readOnly` where the file cannot be written, `inconsistentSession` for a marker
  ///   whose time is not a number, and what opening throws.
  package static func append(_ marker: Marker, path: String) throws(GaitlabError) {
    try StoreErrors.check(marker, path: path)
    try SessionEdit.write(path) { database in
      try database.execute(
        sql: "INSERT INTO marker (timeSeconds, note) VALUES (?, ?)",
        arguments: [marker.timeSeconds, StoredText.value(marker.note)])
    }
  }
}
