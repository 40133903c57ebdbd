import GRDB
package import GaitFiles
package import GaitModel

/// Keeps in a session which steps somebody has left out by hand; older files get the table first.
package enum LeftOutWriter {
  /// Adds a step to those that are left out of a `.gait` file.
  ///
  /// - Throws: `readOnly` where the file cannot be written, `writeFailed` on a full disk,
  ///   `inconsistentSession` for a step whose time is not a number, and what opening throws. The file is
  ///   then as it was.
  package static func leaveOut(_ step: LeftOutStep, path: String) throws(GaitlabError) {
    guard Plausible.times.contains(step.initialContactSeconds) else {
      throw GaitlabError(
        .inconsistentSession, file: path,
        found: "a left-out step's time is not a time of the session's clock",
        advice: "leave the step out again")
    }
    try write(path) { try LeftOutTable.append(step, to: $0) }
  }

  /// Takes steps back in.
  ///
  /// - Throws: as `leaveOut`.
  package static func takeBack(_ steps: [LeftOutStep], path: String) throws(GaitlabError) {
    try write(path) { database in
      for step in steps { try LeftOutTable.remove(step, from: database) }
    }
  }

  private static func write(
    _ path: String, _ body: (Database) throws -> Void
  ) throws(GaitlabError) {
    try SessionEdit.write(path) { database in
      try SessionSchema.migrate(database)
      try body(database)
    }
  }
}
