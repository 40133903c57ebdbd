import GaitModel

/// What a sender has said of its streams: the latest header for each foot's frames and forces.
struct AnnouncedStreams: Sendable {
  /// One header, and what is worked out from it once.
  struct Stream: Sendable {
    var announcement: StreamAnnouncement?
    /// Nil if the header does not say it.
    var timeUnit: WireTimeUnit?
    /// Tells headers apart without comparing them; 0 before the first.
    var number: Int
    var scale: Float
    /// Cells that a frame must have; nil if any number will do.
    var cellCount: Int?
    /// What a cell may read.
    var readings: ClosedRange<Float>
    /// Whether no binary count can be out of `readings`.
    var fitsEveryCount: Bool

    /// Before anything is announced: counts, whose layout the user is asked for.
    static let unannounced = Stream(announcement: nil, timeUnit: nil, number: 0)

    init(announcement: StreamAnnouncement?, timeUnit: WireTimeUnit?, number: Int) {
      self.announcement = announcement
      self.timeUnit = timeUnit
      self.number = number
      scale = announcement?.scale ?? 1
      cellCount = announcement?.insole?.layout.cellCount
      let range = Plausible.readings(announcement?.insole?.unit ?? .counts)
      readings = Float(range.lowerBound)...Float(range.upperBound)
      fitsEveryCount = Float(UInt16.max) * scale <= readings.upperBound
    }
  }

  private(set) var frames = PerFoot(both: Stream.unannounced)
  private(set) var forces = PerFoot(both: Stream.unannounced)
  /// Headers taken so far.
  private var count = 0
  /// The number of the header that was delivered last.
  private var delivered = 0

  /// Keeps a header for the feet that it is of; false if all of it was known.
  mutating func take(_ announcement: StreamAnnouncement, timeUnit: WireTimeUnit?) -> Bool {
    let feet = Foot.allCases.filter { announcement.foot == nil || announcement.foot == $0 }
    let known = announcement.insole == nil ? forces : frames
    let isNew = feet.contains { known[$0].announcement != announcement }
    guard isNew || feet.contains(where: { known[$0].timeUnit != timeUnit }) else { return false }
    // The same words with another unit of time are told to nobody: the number stays.
    if isNew {
      count += 1
      delivered = count
    }
    for foot in feet {
      let stream = Stream(
        announcement: announcement, timeUnit: timeUnit,
        number: isNew ? count : known[foot].number)
      if announcement.insole == nil { forces[foot] = stream } else { frames[foot] = stream }
    }
    return isNew
  }

  /// What the times of a foot's frames in lines are counted in.
  func frameTimeUnit(_ foot: Foot) -> WireTimeUnit { frames[foot].timeUnit ?? .microseconds }

  /// What the times of a foot's forces in lines are counted in: without a header of their own that
  /// says it, a sender has one clock, that of its insoles.
  func forceTimeUnit(_ foot: Foot) -> WireTimeUnit {
    let other: Foot = foot == .left ? .right : .left
    return forces[foot].timeUnit ?? frames[foot].timeUnit ?? frames[other].timeUnit
      ?? .microseconds
  }

  /// The header that a message is described by, if another one was delivered since; nil if whoever
  /// listens has it in mind.
  ///
  /// A sender may describe its feet and its forces each in a header: what was said last describes
  /// only one of them.
  mutating func due(before message: WireMessage) -> StreamAnnouncement? {
    let stream: Stream
    switch message {
    case .announcement: return nil
    case .frame(let frame): stream = frames[frame.foot]
    case .force(let force):
      let own = forces[force.foot]
      stream = own.announcement == nil ? frames[force.foot] : own
    }
    guard stream.number != 0, stream.number != delivered else { return nil }
    delivered = stream.number
    return stream.announcement
  }
}
