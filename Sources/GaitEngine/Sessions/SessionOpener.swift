package import GaitFiles
import GaitFormats
package import GaitModel
import GaitStore
import PlainText

/// Opens whatever a user names: a `.gait` file at random access, a vendor's file in memory.
package enum SessionOpener {
  /// Opens a session by its content, whatever its name.
  ///
  /// - Parameters:
  ///   - path: a file.
  ///   - input: what is said beside it.
  ///   - progress: called with 0...1 while a vendor's file is read.
  ///   - note: takes what was taken as before, as a sentence for people.
  /// - Returns: the session, ready to be read anywhere.
  /// - Throws: why a file cannot be used, with its line or offset; `notTold` with what has to be answered.
  package static func open(
    path: String, input: SessionInput = SessionInput(), progress: (Double) -> Void = { _ in },
    note: (String) -> Void = { _ in }
  ) throws(GaitlabError) -> any SessionReading {
    guard try isSessionFile(path: path) else {
      return MemorySession(
        try importFile(path: path, input: input, progress: progress, note: note))
    }
    return try withReference(
      try SessionFile(path: path), input: input, progress: progress, note: note)
  }

  /// Reads a vendor's file, and its reference, with what is remembered of their devices.
  ///
  /// - Parameters:
  ///   - path: a vendor's file.
  ///   - input: what is said beside it.
  ///   - progress: called with 0...1.
  ///   - note: takes what was taken as before, as a sentence for people.
  /// - Returns: the whole session.
  /// - Throws: why a file cannot be used; `notTold` with what has to be answered.
  package static func importFile(
    path: String, input: SessionInput, progress: (Double) -> Void = { _ in },
    note: (String) -> Void = { _ in }
  ) throws(GaitlabError) -> RecordedSession {
    var input = input
    let session = try RememberedAnswers.reading(&input.answers, from: input.memory, note: note) {
      answers throws(GaitlabError) in
      try SessionImport.read(path: path, answers: answers, progress: progress)
    }
    return try withReference(
      MemorySession(session), input: input, progress: progress, note: note
    ).recorded()
  }

  /// The session with the reference that was named beside it, if one was.
  private static func withReference(
    _ session: any SessionReading, input: SessionInput, progress: (Double) -> Void,
    note: (String) -> Void
  ) throws(GaitlabError) -> any SessionReading {
    guard let reference = input.referencePath else {
      if input.referenceLagSeconds != nil, session.metadata.reference == nil {
        note("there is no reference whose times the lag could be added to")
      }
      return session
    }
    var answers = input.answers
    let joined = try RememberedAnswers.reading(&answers, from: input.memory, note: note) {
      answers throws(GaitlabError) in
      try PlateReference.join(
        session, path: reference, answers: answers, stated: input.plates,
        lagSeconds: input.referenceLagSeconds, progress: progress)
    }
    return MemorySession(joined)
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
        "the file is damaged: \(Counted.text(salvage.sampleCount, "sample")) could be saved, the rest is missing"
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
