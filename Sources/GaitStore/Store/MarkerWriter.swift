import GRDB
package import GaitFiles
package import GaitModel

/// Adds, changes and removes the markers of a session.
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

  /// Gives a marker another note.
  ///
  /// - Throws: `nothingToWrite` where the file has no such marker, and as `append`.
  package static func change(
    _ marker: Marker, note: String, path: String
  ) throws(GaitlabError) {
    try edit(
      path, sql: "UPDATE marker SET note = ? WHERE id = \(firstOfItsKind)",
      arguments: [StoredText.value(note), marker.timeSeconds, StoredText.value(marker.note)])
  }

  /// Takes a marker away; of several that are the same, one.
  ///
  /// - Throws: as `change`.
  package static func remove(_ marker: Marker, path: String) throws(GaitlabError) {
    try edit(
      path, sql: "DELETE FROM marker WHERE id = \(firstOfItsKind)",
      arguments: [marker.timeSeconds, StoredText.value(marker.note)])
  }

  private static let firstOfItsKind =
    "(SELECT min(id) FROM marker WHERE timeSeconds = ? AND note = ?)"

  private static func edit(
    _ path: String, sql: String, arguments: StatementArguments
  ) throws(GaitlabError) {
    try SessionEdit.write(path) { database in
      try database.execute(sql: sql, arguments: arguments)
      guard database.changesCount == 1 else {
        throw GaitlabError(
          .nothingToWrite, file: path, found: "the marker is not in the file any more",
          advice: "open the session again; another program has changed its markers")
      }
    }
  }
}
