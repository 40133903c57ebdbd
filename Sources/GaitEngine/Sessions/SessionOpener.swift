package import GaitFiles
import GaitFormats
import GaitStore

/// Opens whatever a user names: a `.gait` file at random access, a vendor's file in memory.
package enum SessionOpener {
  /// Opens a session by its content, whatever its name.
  ///
  /// - Parameters:
  ///   - path: a file.
  ///   - input: what is said beside it.
  ///   - progress: called with 0...1 while a vendor's file is read.
  /// - Returns: the session, ready to be read anywhere.
  /// - Throws: why a file cannot be used, with its line or offset.
  package static func open(
    path: String, input: SessionInput = SessionInput(), progress: (Double) -> Void = { _ in }
  ) throws(GaitlabError) -> any SessionReading {
    let session: any SessionReading =
      try isSessionFile(path: path)
      ? try SessionFile(path: path)
      : MemorySession(
        try SessionImport.read(path: path, answers: input.answers, progress: progress))
    guard let reference = input.referencePath else { return session }
    return MemorySession(
      try PlateReference.join(
        session, path: reference, answers: input.answers, progress: progress))
  }

  /// Refuses what cannot be opened: a vendor's file is read to its end, since a mistake may stand in
  /// its last line.
  package static func check(
    path: String, input: SessionInput = SessionInput(), progress: (Double) -> Void = { _ in }
  ) throws(GaitlabError) {
    _ = try open(path: path, input: input, progress: progress)
  }

  /// What is missing of a session that was opened, in words; nil if nothing is.
  package static func shortfall(of session: any SessionReading) -> String? {
    guard let file = session as? SessionFile else { return nil }
    if let salvage = file.salvage {
      return
        "the file is damaged: \(salvage.sampleCount) samples could be saved, the rest is missing"
    }
    return file.isRecordingUnfinished
      ? "the recording was cut off; everything up to its last second is here" : nil
  }

  /// Whether a file begins like something that can be opened.
  package static func isRecording(path: String) -> Bool {
    (try? isSessionFile(path: path)) == true || (try? SessionImport.importer(path: path)) != nil
  }

  /// Whether a file begins like a `.gait` session.
  static func isSessionFile(path: String) throws(GaitlabError) -> Bool {
    try FileInspection.open(path: path, byteLimit: .max).head
      .starts(with: "SQLite format 3\0".utf8)
  }
}
