import GRDB
package import GaitFiles
package import GaitModel

/// Keeps in a session whose it is; older files get the table first.
package enum VisitWriter {
  /// Changes the code, visit, condition or tags of a `.gait` file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - change: gets what the file says, and says what it is to say; only `visit` and `tags` are kept.
  /// - Throws: `readOnly` where the file cannot be written, `writeFailed` on a full disk,
  ///   `inconsistentSession` for a visit that no reader would accept, and what opening throws. The file is
  ///   then as it was.
  package static func change(
    _ path: String, _ change: (inout SessionMetadata) -> Void
  ) throws(GaitlabError) {
    try SessionEdit.write(path) { database in
      // Read in the transaction that writes: two who change a file at once lose nothing of each other.
      var metadata = try MetadataTables.read(from: database)
      let before = metadata
      change(&metadata)
      if let problem = metadata.visit.problem { throw GaitlabError.inconsistent(path, problem) }
      guard metadata.visit != before.visit || metadata.tags != before.tags else { return }
      try SessionSchema.migrate(database)
      try VisitTable.write(metadata.visit, to: database)
      try TagTable.write(metadata.tags, to: database)
    }
  }
}
