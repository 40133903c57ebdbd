package import GaitAnalysis
package import GaitModel

/// The file of a session.
package struct SessionPlace: Equatable, Sendable {
  package let path: String
  /// Whether it came with the program.
  package let isSample: Bool

  package init(path: String, isSample: Bool) {
    self.path = path
    self.isSample = isSample
  }

  /// The file's name without its folder.
  var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// What the console knows of the session that is open.
package struct SessionState: Equatable, Sendable {
  package var metadata: SessionMetadata
  /// Its file; nil where devices measure.
  package var place: SessionPlace?
  package var markers: [Marker]
  /// What was done to markers while the session is open, the last at the end.
  package var markerChanges: [MarkerChange] = []
  package var transport: Transport
  /// Nil until the first stretch was analysed.
  package var analysis: SessionAnalysis?
  /// How much of the session was analysed, 0...1.
  package var progress = 0.0
  /// The frames at the position, or none where the foot has a hole.
  package var frames: PerFoot<PressureFrame?> = PerFoot(both: nil)
  /// Where the view stands while time continues, if it was frozen.
  package var frozenAt: Double?
  /// Cursor A and B in seconds.
  package var cursorA: Double?
  package var cursorB: Double?
  /// A part that another one will be compared with.
  package var keptPart: ClosedRange<Double>?
  /// Whether devices are measuring now, instead of a file being replayed.
  package var isLive = false
  /// How late the screen shows what a device sends; nil where nothing is sent.
  package var latency: LatencyStatus?
  /// What time it is, in seconds since 1970, to tell how old a calibration is; nil if nobody said.
  package var nowUnixSeconds: Double?

  package init(metadata: SessionMetadata, markers: [Marker], range: ClosedRange<Double>) {
    self.metadata = metadata
    self.markers = markers
    transport = Transport(range: range)
  }

  /// The time that the view shows.
  package var shownSeconds: Double { frozenAt ?? transport.position }

  /// Goes to a moment and shows it: a frozen view would hide that anything happened.
  ///
  /// A live session goes on meanwhile, so that its view is frozen there.
  mutating func seek(to seconds: Double) {
    guard !isLive else {
      let range = transport.range
      frozenAt = seconds >= range.upperBound ? nil : max(seconds, range.lowerBound)
      return
    }
    frozenAt = nil
    transport.seek(to: seconds)
  }

  /// Where stepping begins: live the shown moment, otherwise the replay's own.
  var stepOrigin: Double { isLive ? shownSeconds : transport.position }

  /// Initial contacts and toe-offs of all found steps in the order of time.
  package var events: [GaitEvent] {
    (analysis?.steps ?? []).flatMap { step in
      [
        GaitEvent(
          kind: .initialContact, foot: step.foot, timeSeconds: step.stance.initialContactSeconds),
        GaitEvent(kind: .toeOff, foot: step.foot, timeSeconds: step.stance.toeOffSeconds),
      ]
    }.sorted { $0.timeSeconds < $1.timeSeconds }
  }

  /// The time of the frame after or before a moment; nil where none has been analysed.
  func neighbouringFrame(of seconds: Double, forward: Bool) -> Double? {
    let fastest = metadata.feet.max {
      (metadata.insoles[$0]?.samplingRateHz ?? 0) < (metadata.insoles[$1]?.samplingRateHz ?? 0)
    }
    guard let fastest, let times = analysis?.tracks[fastest]?.times else { return nil }
    let index =
      forward
      ? times.lowerBound(of: seconds.nextUp) : times.lowerBound(of: seconds) - 1
    return times.indices.contains(index) ? times[index] : nil
  }

  /// Seconds between two pictures of the feet while they move.
  package static let mapSeconds = 1.0 / 15

  /// Whether frames are worth a new picture: of another foot, or long enough after those that are shown.
  func isDue(_ new: PerFoot<PressureFrame?>) -> Bool {
    Foot.allCases.contains { foot in
      guard let shown = frames[foot], let next = new[foot] else {
        return (frames[foot] == nil) != (new[foot] == nil)
      }
      return abs(next.timeSeconds - shown.timeSeconds) >= Self.mapSeconds
        || next.cells.count != shown.cells.count
    }
  }

  /// Seconds between frames of the faster foot.
  package var frameSeconds: Double {
    1 / (metadata.feet.compactMap { metadata.insoles[$0]?.samplingRateHz }.max() ?? 100)
  }
}
