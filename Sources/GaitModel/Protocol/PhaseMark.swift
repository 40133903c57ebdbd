/// The beginning of a phase as a marker of the session: `Phase 2 of 7: Walk 1 of 3`.
package struct PhaseMark: Equatable, Sendable {
  /// The phase.
  package var name: String
  /// Its place, from 1 on.
  package var position: Int
  /// How many phases there are.
  package var count: Int
  /// How much of it was over already, where the recording was interrupted.
  package var elapsedSeconds: Double

  package init(name: String, position: Int, count: Int, elapsedSeconds: Double = 0) {
    self.name = name
    self.position = position
    self.count = count
    self.elapsedSeconds = elapsedSeconds
  }

  /// The note of the marker behind the last phase.
  package static let overNote = "Phases over"

  /// The note of the marker.
  package var note: String {
    let rest = elapsedSeconds >= 0.05 ? " (resumed at \(Self.tenths(elapsedSeconds)) s)" : ""
    return "Phase \(position) of \(count): \(name)\(rest)"
  }

  /// Reads a note; nil for one that is about something else.
  package init?(note: String) {
    guard note.hasPrefix("Phase "), let colon = note.firstRange(of: ": ") else { return nil }
    let head = note[..<colon.lowerBound].split(separator: " ")
    guard head.count == 4, head[2] == "of", let position = Int(head[1]), let count = Int(head[3]),
      (1...count).contains(position), count <= VisitProtocol.mostPhases
    else { return nil }
    var name = note[colon.upperBound...]
    var elapsed = 0.0
    if name.hasSuffix(" s)"), let resumed = name.firstRange(of: " (resumed at ") {
      guard let seconds = Double(name[resumed.upperBound...].dropLast(3)),
        (0...VisitProtocol.lengths.upperBound).contains(seconds)
      else { return nil }
      elapsed = seconds
      name = name[..<resumed.lowerBound]
    }
    self.init(name: String(name), position: position, count: count, elapsedSeconds: elapsed)
  }

  private static func tenths(_ seconds: Double) -> Double { (seconds * 10).rounded() / 10 }
}
