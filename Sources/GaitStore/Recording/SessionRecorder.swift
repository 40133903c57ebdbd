import Foundation
package import GaitFiles
package import GaitModel

/// Records a session into a `.gait` file while it is measured.
///
/// What is appended is on the disk within a second, and stays there whatever becomes of the program or
/// the power. Appending never waits for the disk: a thread of the recorder's own writes. While the disk
/// takes nothing more, samples wait in memory as long as there is room; beyond it they are counted as
/// lost.
///
/// A class because it owns the thread. One that goes away without `finish` writes what is left and
/// leaves the file marked as unfinished.
package final class SessionRecorder: Sendable {
  private let queue: RecorderQueue
  private let thread: BackgroundThread
  /// The time of the last sample that was in the file before; nil if there was none.
  package let lastSeconds: Double?

  /// Begins a new file.
  ///
  /// - Parameters:
  ///   - path: where no file is yet.
  ///   - metadata: what is known of the session; its insoles stay as they are.
  /// - Throws: `alreadyExists`, `inconsistentSession` for metadata that no reader would accept,
  ///   `writeFailed`, `unreadable`.
  package convenience init(path: String, metadata: SessionMetadata) throws(GaitlabError) {
    try self.init(path: path, metadata: metadata, limits: RecorderLimits())
  }

  convenience init(
    path: String, metadata: SessionMetadata, limits: RecorderLimits
  ) throws(GaitlabError) {
    // Made elsewhere and moved into place: whenever there is a file, it is a session.
    try SessionWriter(path: path, metadata: metadata).finish()
    try self.init(continuing: path, metadata: metadata, limits: limits)
  }

  /// Goes on with a recording that was cut off or finished.
  ///
  /// - Parameter path: a session of this program; frames of the same insoles follow those in it.
  /// - Returns: a recorder with the metadata and the last time of the file.
  /// - Throws: what opening throws, `readOnly` while another program records into it, and `corruptChunk` where only a part of the file can be read.
  package static func continuing(path: String) throws(GaitlabError) -> SessionRecorder {
    try continuing(path: path, limits: RecorderLimits())
  }

  static func continuing(
    path: String, limits: RecorderLimits
  ) throws(GaitlabError) -> SessionRecorder {
    // Opened to read first: a change that was cut off is undone, and damage is found.
    let session = try SessionFile(path: path)
    try session.requireWhole()
    return try SessionRecorder(continuing: path, metadata: session.metadata, limits: limits)
  }

  private init(
    continuing path: String, metadata: SessionMetadata, limits: RecorderLimits
  ) throws(GaitlabError) {
    let lock = try RecordingLock(path: path)
    let store = try RecordingStore(path: path)
    try store.begin()
    var check = SampleCheck(metadata: metadata, path: path)
    var status = RecorderStatus(path: path)
    var frames: PerFoot<ClosedRange<Double>?> = PerFoot(both: nil)
    var forces: PerFoot<ClosedRange<Double>?> = PerFoot(both: nil)
    var last: Double?
    for foot in Foot.allCases {
      let frame = try store.extent(stream: SessionSchema.framesStream(foot.rawValue))
      let force = try store.extent(stream: SessionSchema.referenceStream(foot.rawValue))
      frames[foot] = frame.seconds
      forces[foot] = force.seconds
      status.framesOnDisk += frame.sampleCount + force.sampleCount
      for end in [last, frame.seconds?.upperBound, force.seconds?.upperBound].compactMap({ $0 }) {
        last = max(last ?? end, end)
      }
    }
    check.resume(frames: frames, forces: forces)
    status.secondsOnDisk = last ?? 0
    status.bytesOnDisk = FileIdentity.byteCount(path: path)
    let queue = RecorderQueue(
      metadata: metadata, check: check, lastSeconds: last, status: status,
      waitingByteLimit: limits.waitingByteLimit)
    self.queue = queue
    lastSeconds = last
    // What was measured is written, whatever else is stopped.
    thread = BackgroundThread("gaitlab recorder", cancellation: .never) {
      var loop = RecorderLoop(
        path: path, store: store, lock: lock, limits: limits, queue: queue)
      loop.run()
    }
  }

  deinit { queue.end(isFinishing: false) }

  /// What is known of the session, with the calibration and lag of now.
  package var metadata: SessionMetadata { queue.metadata }

  /// How it is doing; frames of references count as well.
  package var status: RecorderStatus { queue.status }

  /// Adds frames of a foot; they follow those added before.
  ///
  /// A block that no reader would accept, or for which there is no room, is counted as lost.
  package func append(_ block: FrameBlock) { queue.append(block) }

  /// Adds reference forces of a foot; they follow those added before, and are refused as frames are.
  package func append(reference block: ForceBlock) { queue.append(reference: block) }

  /// Adds a marker; markers may come in any order.
  ///
  /// - Throws: `inconsistentSession` for a time that is none, `writeFailed` without room.
  package func append(_ marker: Marker) throws(GaitlabError) {
    try StoreErrors.check(marker, path: queue.path)
    try queue.append([.marker(marker)])
  }

  /// Adds moments on two clocks; those that no clock shows are left out.
  ///
  /// - Throws: `writeFailed` without room.
  package func append(_ points: [ClockPoint]) throws(GaitlabError) {
    let sound = points.filter { MetadataCheck.problem($0) == nil }
    if !sound.isEmpty { try queue.append(sound.map { .clock($0) }) }
  }

  /// Adds how the walker did against a target.
  ///
  /// - Parameters:
  ///   - summary: of the exercise, which may go on.
  ///   - replacesLast: whether the summary before was of the same exercise, and this one says more.
  /// - Throws: `inconsistentSession` for numbers that cannot be, `writeFailed` without room.
  package func append(
    _ summary: FeedbackSummary, replacesLast: Bool = false
  ) throws(GaitlabError) {
    try require(MetadataCheck.problem(summary))
    try queue.append([.feedback(summary, replacesLast: replacesLast)])
  }

  /// Adds a calibration.
  ///
  /// - Parameters:
  ///   - calibration: what was found or measured.
  ///   - seconds: from when it holds; nil for the whole session, where no earlier one counts any more.
  /// - Throws: `inconsistentSession` if it does not fit the insoles or holds from no time of the session's clock,
  ///   `writeFailed` without room.
  package func update(
    calibration: Calibration, fromSeconds seconds: Double? = nil
  ) throws(GaitlabError) {
    var changed = metadata
    changed.calibrate(calibration, fromSeconds: seconds)
    try require(MetadataCheck.problem(changed))
    try queue.append([.calibration(calibration, fromSeconds: seconds)])
  }

  /// Sets the seconds that are added to the times of the reference.
  ///
  /// - Throws: `inconsistentSession` for a lag that cannot be, `writeFailed` without room.
  package func update(referenceLagSeconds seconds: Double) throws(GaitlabError) {
    var changed = metadata
    changed.referenceLagSeconds = seconds
    try require(MetadataCheck.problem(changed))
    try queue.append([.referenceLag(seconds)])
  }

  /// Sets what is taken off the reference of each foot.
  ///
  /// - Throws: `inconsistentSession` for levels that no plate has, `writeFailed` without room.
  package func update(
    referenceLevels levels: PerFoot<ReferenceLevel?>
  ) throws(GaitlabError) {
    var changed = metadata
    changed.referenceLevels = levels
    try require(MetadataCheck.problem(changed))
    try queue.append([.referenceLevels(levels)])
  }

  /// Takes what has become known of the session: a foot or a reference that has joined, the mass.
  ///
  /// A foot that is in the file already has to have the same insole.
  ///
  /// - Throws: `inconsistentSession` for metadata that no reader would accept or another insole,
  ///   `writeFailed` without room.
  package func update(_ wished: SessionMetadata) throws(GaitlabError) {
    let known = metadata
    var items: [RecorderItem] = []
    for foot in wished.feet {
      guard let insole = wished.insoles[foot] else { continue }
      if known.insoles[foot] == nil { items.append(.insole(foot, insole)) }
      try require(
        known.insoles[foot].map { $0 == insole } ?? true
          ? nil : "the \(foot.rawValue) insole is another than the recording began with")
    }
    if known.reference == nil, let reference = wished.reference {
      items.append(.reference(reference))
    }
    if let mass = wished.bodyMassKilograms, mass != known.bodyMassKilograms {
      items.append(.bodyMass(mass))
    }
    try require(wished.problem)
    if !items.isEmpty { try queue.append(items) }
  }

  /// Writes what is left, marks the file as finished and closes it.
  ///
  /// A disk that refuses is tried for some seconds; what it does not take then is lost, and the file
  /// stays marked as unfinished. What is on the disk stays there.
  @discardableResult package func finish() -> RecorderStatus {
    queue.end(isFinishing: true)
    thread.wait()
    return status
  }

  private func require(_ problem: String?) throws(GaitlabError) {
    if let problem { throw GaitlabError.inconsistent(queue.path, problem) }
  }
}
