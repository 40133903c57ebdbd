import Dispatch
import GaitFiles
import GaitModel
import Synchronization

/// What the threads that append and the thread that writes have in common.
///
/// A class because both sides hold the same one. Nothing in here waits for the disk.
final class RecorderQueue: Sendable {
  /// What the thread finds when it looks.
  struct Work {
    var batch: RecorderBatch
    /// Whether nothing more will come.
    var isEnding: Bool
    /// Whether the file is to be marked as finished when all is written.
    var isFinishing: Bool
  }

  private struct State {
    var metadata: SessionMetadata
    var check: SampleCheck
    var batch = RecorderBatch()
    /// What the thread has taken and not yet written.
    var keptBytes = 0
    var keptFrames = 0
    var lastSeconds: Double?
    var status: RecorderStatus
    var isEnding = false
    var isFinishing = false
  }

  let path: String
  private let waitingByteLimit: Int
  private let state: Mutex<State>
  private let wake = DispatchSemaphore(value: 0)

  init(
    metadata: SessionMetadata, check: SampleCheck, lastSeconds: Double?, status: RecorderStatus,
    waitingByteLimit: Int
  ) {
    path = status.path
    self.waitingByteLimit = waitingByteLimit
    state = Mutex(
      State(metadata: metadata, check: check, lastSeconds: lastSeconds, status: status))
  }

  var metadata: SessionMetadata { state.withLock { $0.metadata } }
  var status: RecorderStatus { state.withLock { $0.status } }

  // MARK: - Appending

  func append(_ block: FrameBlock) {
    guard !block.isEmpty else { return }
    state.withLock { state in
      guard hasRoom(RecorderBatch.byteCount(block), state),
        (try? state.check.take(block)) != nil
      else {
        state.status.framesLost += block.count
        return
      }
      state.batch.append(block)
      Self.countWaiting(&state)
    }
  }

  func append(reference block: ForceBlock) {
    guard !block.isEmpty else { return }
    state.withLock { state in
      guard hasRoom(RecorderBatch.byteCount(block), state),
        (try? state.check.take(reference: block)) != nil
      else {
        state.status.framesLost += block.count
        return
      }
      state.batch.append(reference: block)
      Self.countWaiting(&state)
    }
  }

  /// Adds something else than samples, and notes what changes of the metadata.
  ///
  /// - Throws: `writeFailed` where there is no room for it, or the recording has ended.
  func append(_ items: [RecorderItem]) throws(GaitlabError) {
    let isKept = state.withLock { state in
      let bytes = items.reduce(0) { $0 + $1.byteCount }
      guard hasRoom(bytes, state) else { return false }
      for item in items {
        state.batch.append(item)
        switch item {
        case .calibration(let calibration, let seconds):
          state.metadata.calibrate(calibration, fromSeconds: seconds)
        case .referenceLag(let seconds): state.metadata.referenceLagSeconds = seconds
        case .referenceLevels(let levels): state.metadata.referenceLevels = levels
        case .insole(let foot, let insole):
          state.metadata.insoles[foot] = insole
          state.metadata.fitCalibrationsToNewFeet()
        case .reference(let name): state.metadata.reference = name
        case .bodyMass(let kilograms): state.metadata.bodyMassKilograms = kilograms
        case .chunk, .marker, .clock, .feedback: break
        }
        state.check.metadata = state.metadata
      }
      return true
    }
    guard !isKept else { return }
    throw GaitlabError(
      .writeFailed, file: path, found: "the recording takes nothing more",
      advice: "free some space on its disk")
  }

  private func hasRoom(_ bytes: Int, _ state: borrowing State) -> Bool {
    !state.isEnding && state.batch.byteCount + state.keptBytes + bytes <= waitingByteLimit
  }

  private static func countWaiting(_ state: inout State) {
    state.status.framesWaiting = state.batch.frameCount + state.keptFrames
  }

  // MARK: - Ending

  /// Asks the thread to write what is left and to end.
  func end(isFinishing: Bool) {
    state.withLock { state in
      state.isEnding = true
      state.isFinishing = state.isFinishing || isFinishing
    }
    wake.signal()
  }

  // MARK: - The thread's side

  /// Waits until it is time to write, and takes what there is.
  func take(after seconds: Double) -> Work {
    if !state.withLock({ $0.isEnding }) { _ = wake.wait(timeout: .now() + max(0, seconds)) }
    return state.withLock { state in
      var batch = RecorderBatch()
      swap(&batch, &state.batch)
      state.keptBytes += batch.byteCount
      state.keptFrames += batch.frameCount
      return Work(batch: batch, isEnding: state.isEnding, isFinishing: state.isFinishing)
    }
  }

  /// Waits without looking for work.
  func pause(seconds: Double) { _ = DispatchSemaphore(value: 0).wait(timeout: .now() + seconds) }

  /// Says that items are safe, and what the thread still has.
  func wrote(_ items: [RecorderItem], kept: ArraySlice<RecorderItem>, bytesOnDisk: Int) {
    state.withLock { state in
      for case .chunk(let row) in items {
        state.status.framesOnDisk += row.sampleCount
        state.lastSeconds = max(state.lastSeconds ?? row.endSeconds, row.endSeconds)
      }
      state.status.bytesOnDisk = bytesOnDisk
      if case .failing = state.status.state { state.status.state = .recording }
      keep(kept, &state)
    }
  }

  /// Says that items were refused for good.
  func lost(_ items: [RecorderItem], kept: ArraySlice<RecorderItem>) {
    state.withLock { state in
      state.status.framesLost += items.reduce(0) { $0 + $1.frameCount }
      keep(kept, &state)
    }
  }

  private func keep(_ kept: ArraySlice<RecorderItem>, _ state: inout State) {
    state.keptBytes = 0
    state.keptFrames = 0
    var firstSeconds: Double?
    for item in kept {
      state.keptBytes += item.byteCount
      state.keptFrames += item.frameCount
      if case .chunk(let row) = item {
        firstSeconds = min(firstSeconds ?? .infinity, row.startSeconds)
      }
    }
    let last = state.lastSeconds ?? 0
    state.status.secondsOnDisk = min(last, firstSeconds ?? last)
    Self.countWaiting(&state)
  }

  func failed(reason: String) {
    state.withLock { $0.status.state = .failing(reason: reason) }
  }

  /// Says that the thread has ended; what it could not write is lost.
  func didEnd() {
    state.withLock { state in
      state.status.framesLost += state.batch.frameCount + state.keptFrames
      state.status.framesWaiting = 0
      state.status.state = .ended
    }
  }
}
