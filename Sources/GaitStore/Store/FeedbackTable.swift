import GRDB
import GaitModel

/// How a walker did against targets, as rows in the order in which they were added.
enum FeedbackTable {
  static func append(_ summary: FeedbackSummary, to database: Database) throws {
    let target = summary.target
    try database.execute(
      sql: """
        INSERT INTO feedback (measure, foot, zoneLow, zoneHigh, under, inZone, over, streak,
          longestStreak, secondsInZone, seconds, unit, name, schedule, startSeconds)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        target.measure.rawValue, target.foot?.rawValue, target.zone.lowerBound,
        target.zone.upperBound, summary.under, summary.inZone, summary.over, summary.streak,
        summary.longestStreak, summary.secondsInZone, summary.seconds,
        target.unit == .percentBodyWeight ? nil : target.unit.rawValue,
        summary.name.map(StoredText.value),
        summary.schedule == .everyStep ? nil : summary.schedule.text, summary.startSeconds,
      ])
  }

  static func removeLast(from database: Database) throws {
    try database.execute(
      sql: "DELETE FROM feedback WHERE id = (SELECT max(id) FROM feedback)")
  }

  static func summaries(from database: Database) throws -> [FeedbackSummary] {
    let version = try SessionSchema.version(database)
    guard version > 1 else { return [] }
    let later = version > 4 ? "unit, name, schedule, startSeconds" : "NULL, NULL, NULL, NULL"
    return try Row.fetchAll(
      database,
      sql: """
        SELECT measure, foot, zoneLow, zoneHigh, under, inZone, over, streak, longestStreak,
          secondsInZone, seconds, \(later) FROM feedback ORDER BY id
        """
    ).map(summary)
  }

  private static func summary(_ row: Row) throws -> FeedbackSummary {
    let footValue: DatabaseValue = row[1]
    let foot = String.fromDatabaseValue(footValue).flatMap(Foot.init)
    let counts = (4...8).compactMap { Int.fromDatabaseValue(row[$0]) }
    guard let measure = String.fromDatabaseValue(row[0]).flatMap(FeedbackMeasure.init),
      footValue.isNull || foot != nil,
      let low = Double.fromDatabaseValue(row[2]), let high = Double.fromDatabaseValue(row[3]),
      low <= high, counts.count == 5,
      let secondsInZone = Double.fromDatabaseValue(row[9]),
      let seconds = Double.fromDatabaseValue(row[10])
    else { throw MetadataTables.Damage(found: "feedback without its target or numbers") }
    let unit = try known(
      row[11], or: .percentBodyWeight, damage: "feedback in an unknown unit",
      FeedbackUnit.init(rawValue:))
    let schedule = try known(
      row[13], or: .everyStep, damage: "feedback with an unknown schedule", { FeedbackSchedule($0) }
    )
    let summary = FeedbackSummary(
      target: FeedbackTarget(measure: measure, foot: foot, zone: low...high, unit: unit),
      under: counts[0], inZone: counts[1], over: counts[2], streak: counts[3],
      longestStreak: counts[4], secondsInZone: secondsInZone, seconds: seconds,
      name: String.fromDatabaseValue(row[12]), schedule: schedule,
      startSeconds: Double.fromDatabaseValue(row[14]))
    if let problem = MetadataCheck.problem(summary) { throw MetadataTables.Damage(found: problem) }
    return summary
  }

  /// What is missing in the files of earlier versions, and where it is the usual.
  private static func known<Value>(
    _ stored: DatabaseValue, or usual: Value, damage: String, _ read: (String) -> Value?
  ) throws -> Value {
    guard !stored.isNull else { return usual }
    guard let value = String.fromDatabaseValue(stored).flatMap(read) else {
      throw MetadataTables.Damage(found: damage)
    }
    return value
  }
}
