import GRDB
import GaitFiles
import GaitModel

/// What the thread of a recorder does: it takes what was appended and brings it to the disk.
struct RecorderLoop {
  private let path: String
  private let file: FileIdentity
  private let limits: RecorderLimits
  private let queue: RecorderQueue
  /// Nil after the disk refused, until it is tried again.
  private var store: RecordingStore?
  /// Held until the database is closed for good.
  private var lock: RecordingLock?
  private var kept: [RecorderItem] = []
  private let clock = ContinuousClock()

  init(
    path: String, store: RecordingStore, lock: RecordingLock, limits: RecorderLimits,
    queue: RecorderQueue
  ) {
    self.lock = lock
    self.path = path
    file = store.file
    self.limits = limits
    self.queue = queue
    self.store = store
  }

  /// Runs until the queue ends.
  mutating func run() {
    var pause = limits.commitSeconds
    while true {
      let work = queue.take(after: pause)
      let begun = clock.now
      kept += work.batch.items()
      if work.isEnding {
        end(isFinishing: work.isFinishing)
        return
      }
      let isWritten = writeKept()
      // Counted from the beginning of this commit, so that a slow one does not delay the next.
      pause = isWritten ? limits.commitSeconds - seconds(since: begun) : limits.retrySeconds
    }
  }

  private mutating func end(isFinishing: Bool) {
    let begun = clock.now
    while !finishFile(isFinishing: isFinishing), seconds(since: begun) < limits.finishSeconds {
      // Nothing wakes it: this is a pause until the disk is tried again.
      queue.pause(seconds: min(limits.retrySeconds, limits.finishSeconds / 3))
    }
    store?.close()
    store = nil
    lock = nil
    queue.didEnd()
  }

  private mutating func finishFile(isFinishing: Bool) -> Bool {
    guard writeKept() else { return false }
    guard isFinishing else { return true }
    do {
      if store == nil { store = try RecordingStore(path: path, expected: file) }
      try store?.markFinished()
      return true
    } catch {
      giveUp(error)
      return false
    }
  }

  /// Writes as much as the disk takes; what it does not take is kept.
  private mutating func writeKept() -> Bool {
    while !kept.isEmpty {
      let count = nextCount()
      let part = Array(kept[..<count])
      do {
        if store == nil { store = try RecordingStore(path: path, expected: file) }
        try store?.commit(part)
        kept.removeFirst(count)
        queue.wrote(part, kept: kept[...], bytesOnDisk: FileIdentity.byteCount(path: path))
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        // Another program has written the same stretch; to try it again would be for ever.
        kept.removeFirst(count)
        queue.lost(part, kept: kept[...])
      } catch {
        giveUp(error)
        return false
      }
    }
    return true
  }

  /// How many of the items that wait go into the next transaction: at least one.
  private func nextCount() -> Int {
    var bytes = 0
    for (index, item) in kept.enumerated() {
      bytes += item.byteCount
      if bytes > limits.transactionByteLimit { return max(1, index) }
    }
    return kept.count
  }

  /// Closes the file until it is tried again: what is open may be in any state.
  private mutating func giveUp(_ error: any Error) {
    store?.close()
    store = nil
    queue.failed(reason: StoreErrors.sessionError(error, path: path).found)
  }

  private func seconds(since begun: ContinuousClock.Instant) -> Double {
    (clock.now - begun) / .seconds(1)
  }
}
