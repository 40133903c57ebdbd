package import GaitSession

/// Opens whatever a user names: a `.gait` file at random access, a vendor's file in memory.
package enum SessionOpener {
  /// Opens a session by its content, whatever its name.
  ///
  /// - Parameters:
  ///   - path: a file.
  ///   - progress: called with 0...1 while a vendor's file is read.
  /// - Returns: the session, ready to be read anywhere.
  /// - Throws: why the file is no session, with its line or offset.
  package static func open(
    path: String, progress: (Double) -> Void = { _ in }
  ) throws(SessionError) -> any SessionReading {
    let isDatabase = try {
      () throws(SessionError) in
      try FileInspection.open(path: path, byteLimit: .max).head
        .starts(with: "SQLite format 3\0".utf8)
    }()
    return isDatabase
      ? try SessionFile(path: path)
      : MemorySession(try SessionImport.read(path: path, progress: progress))
  }
}
