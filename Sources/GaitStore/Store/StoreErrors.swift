import GRDB
import GaitFiles
import GaitModel

/// Turns what the database says into what a user can do about it.
enum StoreErrors {
  static func corruptChunk(_ id: Int, path: String) -> GaitlabError {
    GaitlabError(
      .corruptChunk, file: path, location: .chunk(id), found: "a chunk of samples that is damaged",
      expected: "the samples that its checksum was made for",
      advice: "restore the file from a copy; everything outside this chunk is intact")
  }

  static func implausibleChunk(
    _ id: Int, path: String, value: Float, plausible: ClosedRange<Double>
  ) -> GaitlabError {
    GaitlabError(
      .implausibleValue, file: path, location: .chunk(id), found: "a sample of \(value)",
      expected: "\(plausible.lowerBound) to \(plausible.upperBound)",
      advice: "the file was not written by gaitlab: import the recording again")
  }

  static func interruptedChange(_ path: String) -> GaitlabError {
    GaitlabError(
      .readOnly, file: path, found: "a change to the file was cut off and cannot be undone here",
      advice: "open it once where you may write to the file and its folder; when you copy it, keep "
        + "the file of the same name with -journal at its end beside it")
  }

  /// Refuses a marker that no reader would give back.
  static func check(_ marker: Marker, path: String) throws(GaitlabError) {
    guard !Plausible.times.contains(marker.timeSeconds) else { return }
    throw GaitlabError(
      .inconsistentSession, file: path,
      found: "a marker's time is not a time of the session's clock", advice: "set the marker again")
  }

  static func sessionError(_ error: any Error, path: String) -> GaitlabError {
    switch error {
    case let error as GaitlabError: return error
    case let damage as MetadataTables.Damage:
      return GaitlabError(
        .corruptChunk, file: path, found: damage.found, expected: "the tables of a gait session",
        advice: "restore the file from a copy")
    case let unsound as SessionSalvage.Unsound:
      return GaitlabError(
        .corruptChunk, file: path, found: "a damaged recording (\(unsound.found))",
        expected: "the tables of a gait session", advice: "restore the file from a copy")
    case let error as DatabaseError: return sessionError(error, path: path)
    default:
      return GaitlabError(
        .unreadable, file: path, found: "\(error)", advice: "check the file and its folder")
    }
  }

  private static func sessionError(_ error: DatabaseError, path: String) -> GaitlabError {
    let said = error.message ?? "error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_FULL:
      return GaitlabError(
        .writeFailed, file: path, found: "the disk is full",
        advice: "free some space and try again; nothing was left behind")
    case .SQLITE_READONLY, .SQLITE_PERM:
      return GaitlabError(
        .readOnly, file: path, found: "the file cannot be written (\(said))",
        advice: "copy it to a folder of your own")
    case .SQLITE_CANTOPEN, .SQLITE_AUTH:
      return GaitlabError(
        .unreadable, file: path, found: "the file cannot be opened (\(said))",
        advice: "check that it exists and that you may read it")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_MISMATCH:
      return GaitlabError(
        .corruptChunk, file: path, found: "the session's tables are damaged (\(said))",
        expected: "the tables of a gait session", advice: "restore the file from a copy")
    case .SQLITE_IOERR:
      return GaitlabError(
        .writeFailed, file: path, found: "the disk refuses (\(said))",
        advice: "check the disk and its free space")
    default:
      return GaitlabError(
        .unreadable, file: path, found: said, advice: "check the file and its folder")
    }
  }
}
