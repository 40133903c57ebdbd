import Foundation
import GRDB
import GaitModel

/// A file of the index as a row, and back.
enum IndexRow {
  static let select = """
    SELECT path, byteCount, modifiedNanoseconds, file.identity, title, source, startedAt,
      startedAtUnixSeconds, durationSeconds, tags, hasReference, isSimulated, person, visit,
      condition, noteCount, format, file.problem, numbers.version, numbers.stepsUsed,
      numbers.symmetry, numbers.problem, numbers.symmetrySteps
    FROM file LEFT JOIN numbers ON numbers.identity = file.identity
    """

  /// Nil for a row that another program has written.
  static func file(_ row: Row) -> IndexedFile? {
    guard let path = String.fromDatabaseValue(row[0]), let size = Int64.fromDatabaseValue(row[1]),
      let modified = Int64.fromDatabaseValue(row[2]), let title = String.fromDatabaseValue(row[4])
    else { return nil }
    var entry = LibraryEntry(
      path: path, shelf: .named, title: title,
      source: String.fromDatabaseValue(row[5]) ?? "",
      startedAt: String.fromDatabaseValue(row[6]) ?? "",
      durationSeconds: Double.fromDatabaseValue(row[8]), tags: tags(row[9]),
      hasReference: Int.fromDatabaseValue(row[10]) == 1,
      isSimulated: Int.fromDatabaseValue(row[11]) == 1,
      problem: String.fromDatabaseValue(row[17]))
    entry.startedAtUnixSeconds = Double.fromDatabaseValue(row[7])
    entry.visit = SessionVisit(
      person: String.fromDatabaseValue(row[12]), number: Int.fromDatabaseValue(row[13]),
      condition: String.fromDatabaseValue(row[14]))
    entry.noteCount = Int.fromDatabaseValue(row[15]) ?? 0
    entry.format = String.fromDatabaseValue(row[16]) ?? "gait"
    entry.steps =
      steps(used: row[19], symmetry: row[20], problem: row[21], n: row[22]) ?? .notCounted
    var file = IndexedFile(
      entry: entry, stamp: FileStamp(byteCount: size, modifiedNanoseconds: modified),
      identity: String.fromDatabaseValue(row[3]))
    file.numbersVersion = String.fromDatabaseValue(row[18])
    return file
  }

  /// What the columns of the numbers say; nil where there are none.
  static func steps(
    used: DatabaseValue, symmetry: DatabaseValue, problem: DatabaseValue, n: DatabaseValue
  ) -> LibraryEntry.Steps? {
    if let problem = String.fromDatabaseValue(problem) { return .impossible(problem) }
    return Int.fromDatabaseValue(used).map {
      .counted(
        used: $0, symmetry: Double.fromDatabaseValue(symmetry), n: Int.fromDatabaseValue(n))
    }
  }

  static func write(_ file: IndexedFile, to database: Database) throws {
    let entry = file.entry
    try database.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO file (path, byteCount, modifiedNanoseconds, identity, title, source,
          startedAt, startedAtUnixSeconds, durationSeconds, tags, hasReference, isSimulated, person,
          visit, condition, noteCount, format, problem)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      entry.path, file.stamp.byteCount, file.stamp.modifiedNanoseconds, file.identity,
      StoredText.value(entry.title), StoredText.value(entry.source), entry.startedAt,
      entry.startedAtUnixSeconds, entry.durationSeconds, try text(entry.tags),
      entry.hasReference, entry.isSimulated, entry.visit.person.map(StoredText.value),
      entry.visit.number, entry.visit.condition.map(StoredText.value), entry.noteCount,
      entry.format, entry.problem,
    ])
  }

  private static func text(_ tags: [String]) throws -> String {
    tags.isEmpty ? "" : String(decoding: try JSONEncoder().encode(tags), as: UTF8.self)
  }

  private static func tags(_ value: DatabaseValue) -> [String] {
    guard let text = String.fromDatabaseValue(value), !text.isEmpty else { return [] }
    return (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
  }
}
