/// Counts the batches of a class and tells how far it is and how long it will take.
struct LessonPace {
  /// Batches after which the time that is left can be told.
  private static let leastBatches = 5

  private(set) var progress: TrainingProgress
  private let batchesPerEpoch: Int
  /// Batches of this sitting, and all that it will have.
  private var done = 0
  private let all: Int
  private let first: Int
  private let start = ContinuousClock.now

  /// Starts the clock; `first` epochs were done before.
  init(arms: [String], schedule: ScheduleRecipe, first: Int) {
    progress = TrainingProgress(
      arms: arms, epoch: first, epochs: schedule.epochs, share: 0, loss: 0)
    batchesPerEpoch = schedule.batchesPerEpoch
    self.first = first
    all = (schedule.epochs - first) * schedule.batchesPerEpoch
  }

  /// A batch is over.
  mutating func advance(loss: Double) {
    progress.epoch = first + done / batchesPerEpoch + 1
    done += 1
    progress.loss = loss
    progress.share =
      Double(first * batchesPerEpoch + done) / Double(progress.epochs * batchesPerEpoch)
    guard done > Self.leastBatches else { return }
    let seconds = (ContinuousClock.now - start).seconds
    progress.secondsLeft = seconds * Double(all - done) / Double(done)
  }

  mutating func finishEpoch(validationError: Double?) {
    progress.validationError = validationError
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
