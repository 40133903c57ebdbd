import GaitModel

/// What a sender has said of its streams: the latest header for each foot's frames and forces.
struct AnnouncedStreams: Sendable {
  /// One header, and what is worked out from it once.
  struct Stream: Sendable {
    var announcement: StreamAnnouncement?
    var timeUnit: WireTimeUnit
    var scale: Float
    /// Cells that a frame must have; nil if any number will do.
    var cellCount: Int?
    /// What a cell may read.
    var readings: ClosedRange<Float>
    /// Whether no binary count can be out of `readings`.
    var fitsEveryCount: Bool

    /// Before anything is announced: counts, whose layout the user is asked for.
    static let unannounced = Stream(announcement: nil, timeUnit: .microseconds)

    init(announcement: StreamAnnouncement?, timeUnit: WireTimeUnit) {
      self.announcement = announcement
      self.timeUnit = timeUnit
      scale = announcement?.scale ?? 1
      cellCount = announcement?.insole?.layout.cellCount
      let range = Plausible.readings(announcement?.insole?.unit ?? .counts)
      readings = Float(range.lowerBound)...Float(range.upperBound)
      fitsEveryCount = Float(UInt16.max) * scale <= readings.upperBound
    }
  }

  private(set) var frames = PerFoot(both: Stream.unannounced)
  private(set) var forces = PerFoot(both: Stream.unannounced)

  /// Keeps a header for the feet that it is of; false if all of it was known.
  mutating func take(_ announcement: StreamAnnouncement, timeUnit: WireTimeUnit) -> Bool {
    var isNew = false
    for foot in Foot.allCases where announcement.foot == nil || announcement.foot == foot {
      let known = announcement.insole == nil ? forces[foot] : frames[foot]
      guard known.announcement != announcement || known.timeUnit != timeUnit else { continue }
      isNew = isNew || known.announcement != announcement
      let stream = Stream(announcement: announcement, timeUnit: timeUnit)
      if announcement.insole == nil { forces[foot] = stream } else { frames[foot] = stream }
    }
    return isNew
  }
}
