import Foundation
package import GaitFiles
package import GaitModel

/// Writes a session as this program's own CSV, from which `GaitCSVImporter` reads it back equal.
///
/// The lag of a reference is added to its times.
package enum GaitCSVExporter {
  /// Writes a session; the file is there whole or not at all.
  ///
  /// - Parameters:
  ///   - session: the session.
  ///   - path: the file to write.
  ///   - overwrite: whether a file that is there may be replaced.
  ///   - progress: called with the share of the rows, 0...1, that has been written.
  /// - Throws: `nothingToWrite`, `inconsistentSession`, `cancelled`, or why the file cannot be
  ///   written.
  package static func write(
    _ session: RecordedSession, to path: String, overwrite: Bool = false,
    progress: (Double) -> Void = { _ in }
  ) throws(GaitlabError) {
    if let problem = session.metadata.problem { throw GaitlabError.inconsistent(path, problem) }
    // The file knows of no lag: its reference has the clock of the frames.
    var session = session
    for foot in Foot.allCases {
      session.reference[foot] = session.reference[foot]?.shifted(
        bySeconds: session.metadata.referenceLagSeconds)
    }
    session.metadata.referenceLagSeconds = 0
    let tracks = try GaitCSVTracks(session, path: path)
    let header = try header(of: session, columns: tracks.columnNames, path: path)
    var writer = try AtomicFileWriter(path: path, overwrite: overwrite)
    try writer.write(header.utf8)
    var tracksLeft = tracks
    var line: [UInt8] = []
    var rows = 0
    while let time = tracksLeft.nextTime {
      line.removeAll(keepingCapacity: true)
      NumberText.append(time, to: &line)
      tracksLeft.appendRow(at: time, to: &line)
      line.append(0x0A)
      try writer.write(line)
      rows += 1
      if rows & 0xFFF == 0 {
        try CancellationToken.check(path: path, "the export")
        progress(tracksLeft.fraction)
      }
    }
    try writer.commit()
    progress(1)
  }

  // MARK: - Header

  private static func header(
    of session: RecordedSession, columns: [String], path: String
  ) throws(GaitlabError) -> String {
    let metadata = session.metadata
    var lines = [GaitCSVFormat.firstLine]
    func add(_ key: GaitCSVFormat.Key, _ value: String) {
      lines.append("# \(key.rawValue): \(value)")
    }
    func add(_ key: GaitCSVFormat.Key, number: Double?) throws(GaitlabError) {
      guard let number else { return }
      guard number.isFinite else {
        throw GaitlabError.inconsistent(path, "'\(key.rawValue)' is not a finite number")
      }
      add(key, number.description)
    }
    add(.name, FreeText.encode(metadata.name))
    add(.source, FreeText.encode(metadata.source))
    add(.simulated, metadata.isSimulated ? "yes" : "no")
    try add(.startedAt, number: metadata.startedAtUnixSeconds)
    try add(.bodyMass, number: metadata.bodyMassKilograms)
    if let person = metadata.visit.person { add(.person, FreeText.encode(person)) }
    if let visit = metadata.visit.number { add(.visit, "\(visit)") }
    if let condition = metadata.visit.condition { add(.condition, FreeText.encode(condition)) }
    for tag in metadata.tags { add(.tag, FreeText.encode(tag)) }
    if !metadata.notes.isEmpty { add(.notes, FreeText.encode(metadata.notes)) }
    if let reference = metadata.reference { add(.reference, FreeText.encode(reference)) }
    for foot in Foot.allCases {
      guard let insole = metadata.insoles[foot] else { continue }
      add(.unit(foot), insole.unit.rawValue)
      try add(.rate(foot), number: insole.samplingRateHz)
      try add(.saturation(foot), number: insole.saturation)
      guard let layout = try? GaitCSVFormat.json(insole.layout) else {
        throw GaitlabError.inconsistent(
          path, "the \(foot.rawValue) layout has a number that is not finite")
      }
      add(.layout(foot), layout)
    }
    for marker in session.markers {
      guard marker.timeSeconds.isFinite else {
        throw GaitlabError.inconsistent(path, "a marker's time is not a finite number")
      }
      add(.marker, "\(marker.timeSeconds),\"\(FreeText.encode(marker.note))\"")
    }
    lines.append(columns.joined(separator: ","))
    return lines.joined(separator: "\n") + "\n"
  }
}
