import GRDB
import GaitModel

/// How a walker did against targets, as rows in the order in which they were added.
enum FeedbackTable {
  static func append(_ summary: FeedbackSummary, to database: Database) throws {
    let target = summary.target
    try database.execute(
      sql: """
        INSERT INTO feedback (measure, foot, zoneLow, zoneHigh, under, inZone, over, streak,
          longestStreak, secondsInZone, seconds)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        target.measure.rawValue, target.foot?.rawValue, target.zone.lowerBound,
        target.zone.upperBound, summary.under, summary.inZone, summary.over, summary.streak,
        summary.longestStreak, summary.secondsInZone, summary.seconds,
      ])
  }

  static func summaries(from database: Database) throws -> [FeedbackSummary] {
    guard try SessionSchema.version(database) > 1 else { return [] }
    return try Row.fetchAll(
      database,
      sql: """
        SELECT measure, foot, zoneLow, zoneHigh, under, inZone, over, streak, longestStreak,
          secondsInZone, seconds FROM feedback ORDER BY id
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
    let summary = FeedbackSummary(
      target: FeedbackTarget(measure: measure, foot: foot, zone: low...high), under: counts[0],
      inZone: counts[1], over: counts[2], streak: counts[3], longestStreak: counts[4],
      secondsInZone: secondsInZone, seconds: seconds)
    if let problem = MetadataCheck.problem(summary) { throw MetadataTables.Damage(found: problem) }
    return summary
  }
}
