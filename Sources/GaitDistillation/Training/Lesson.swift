import Foundation
import GaitInference
import GaitModel
import GaitSession

/// Arms that learn side by side from the same batches and the same teacher.
struct Lesson {
  /// Batches that the ratio rule looks at; methods.md calls for 20.
  static let weighingBatches = 20
  /// Batches that channels are selected on.
  static let selectionBatches = 8

  private let recipe: Recipe
  private let fold: SubjectFold
  private let seed: UInt64
  private let data: FoldData
  private let teacher: Teacher?
  private let program: String
  private var places: [(learner: Learner, folder: RunFolder)] = []
  private(set) var records: [RunRecord] = []
  /// Names of arms that diverged.
  private(set) var failed: [String] = []

  init(
    _ recipe: Recipe, fold: SubjectFold, seed: UInt64, data: FoldData, teacher: Teacher?,
    program: String
  ) {
    self.recipe = recipe
    self.fold = fold
    self.seed = seed
    self.data = data
    self.teacher = teacher
    self.program = program
  }

  mutating func add(_ learner: Learner, folder: RunFolder) {
    places.append((learner, folder))
  }

  mutating func run(report: (TrainingEvent) -> Void) throws(SessionError) {
    guard let schedule = places.first?.learner.arm.schedule else { return }
    let context = places.map(\.learner.arm.network.contextFrames).max() ?? 0
    let teacherContext = teacher?.shape.contextFrames ?? 0
    guard
      let source = BatchSource(
        data.training, window: recipe.data.windowFrames, context: max(context, teacherContext),
        normalization: data.normalization, augmentation: recipe.augmentation, seed: seed)
    else {
      throw SessionError(
        .dataRefused, file: recipe.data.folder,
        found: "no recording without a gap is as long as a window",
        expected: "\(recipe.data.windowFrames) frames and what the network sees around them",
        advice: "make the window of the recipe shorter")
    }
    // After an interruption some arms may be an epoch ahead of others.
    let first = places.map(\.learner.state.epochs.count).min() ?? 0
    var progress = TrainingProgress(
      arms: places.map(\.learner.arm.name), epoch: first, epochs: schedule.epochs, share: 0,
      loss: 0)
    let clock = ContinuousClock()
    let start = clock.now
    for epoch in first..<max(schedule.epochs, first) {
      let taught = places.filter { $0.learner.state.epochs.count == epoch }
      try prepare(taught.map(\.learner), epoch: epoch, source, schedule, report: report)
      let began = clock.now
      for index in 0..<schedule.batchesPerEpoch {
        try Interruption.check(
          path: recipe.name, "training stopped after \(epoch) epochs; the same command goes on;")
        let batch = source.batch(
          epoch: epoch, index: index, size: schedule.batchSize, edgeWeight: schedule.edgeWeight)
        let output = teacher?(batch.input)
        for (learner, folder) in taught where !failed.contains(learner.arm.name) {
          try attempt(learner, folder, report: report) { () throws(TrainingError) in
            try learner.step(batch, teacher: output, context: max(context, teacherContext))
          }
        }
        let done = Double((epoch - first) * schedule.batchesPerEpoch + index + 1)
        let all = Double((schedule.epochs - first) * schedule.batchesPerEpoch)
        progress.epoch = epoch + 1
        progress.share =
          (Double(epoch) + Double(index + 1) / Double(schedule.batchesPerEpoch))
          / Double(schedule.epochs)
        progress.loss = places.first?.learner.meanLoss ?? 0
        if done > 5 {
          progress.secondsLeft = (clock.now - start).seconds * (all - done) / done
        }
        report(.progress(progress))
      }
      let share = (clock.now - began).seconds / Double(max(taught.count, 1))
      let validation = data.validation
      for (learner, folder) in taught where !failed.contains(learner.arm.name) {
        try attempt(learner, folder, report: report) { () throws(TrainingError) in
          let error = try validation.error(of: learner.network)
          try learner.finishEpoch(validationError: error, seconds: share)
        }
        guard !failed.contains(learner.arm.name) else { continue }
        let checkpoint = try SessionError.reported(folder.path) { () throws(TrainingError) in
          try learner.checkpoint()
        }
        try checkpoint.write(to: folder.checkpoint)
        try folder.write(learner.state.epochs)
      }
      progress.validationError = places.map(\.learner.state.bestError).min()
    }
    for (learner, folder) in places where !failed.contains(learner.arm.name) {
      try finish(learner, folder, report: report)
    }
  }

  /// Selects channels, and sets the weights before the first epoch.
  private mutating func prepare(
    _ learners: [Learner], epoch: Int, _ source: BatchSource, _ schedule: ScheduleRecipe,
    report: (TrainingEvent) -> Void
  ) throws(SessionError) {
    guard let teacher else { return }
    let selecting = learners.filter(\.selectsChannels)
    let weighing = learners.filter { $0.state.weights.isEmpty }
    let count = weighing.isEmpty ? Self.selectionBatches : Self.weighingBatches
    guard !(selecting.isEmpty && weighing.isEmpty) else { return }
    let context = (source.frames - recipe.data.windowFrames) / 2
    try SessionError.reported(recipe.name) { () throws(TrainingError) in
      let batches = (0..<count).map {
        source.batch(
          epoch: -1, index: $0, size: schedule.batchSize, edgeWeight: schedule.edgeWeight)
      }
      let outputs = batches.map { teacher($0.input) }
      for learner in learners where learner.selectsChannels || learner.state.weights.isEmpty {
        // A network that has just been drawn has no running numbers to be evaluated with.
        let isNew = learner.arm.start == nil && epoch == 0
        let before = isNew ? try learner.network.saved() : []
        let inputs = zip(batches, outputs).map { batch, output in
          LossInput(
            student: Tensor.withoutGradient {
              learner.network(batch.input, mode: isNew ? .training : .evaluation)
            },
            teacher: output, target: batch.target, frameWeights: batch.frameWeights
          ).trimmed(to: context..<source.frames - context)
        }
        if isNew { try learner.network.restore(before) }
        if learner.selectsChannels {
          try learner.select(Array(inputs.prefix(Self.selectionBatches)))
        }
        try learner.weigh(inputs)
      }
    }
    for learner in weighing {
      let weights = learner.state.weights.sorted { $0.key < $1.key }.map {
        "\($0.key) x \(Self.short($0.value))"
      }
      report(.note("\(learner.arm.name): " + weights.joined(separator: ", ")))
    }
  }

  /// Four significant digits.
  private static func short(_ value: Double) -> String { String(format: "%.4g", value) }

  /// An arm that diverges stops; the others go on.
  private mutating func attempt(
    _ learner: Learner, _ folder: RunFolder, report: (TrainingEvent) -> Void,
    _ work: () throws(TrainingError) -> Void
  ) throws(SessionError) {
    do throws(TrainingError) {
      try work()
    } catch {
      guard error.code == .notFinite else { throw SessionError(error, file: folder.path) }
      failed.append(learner.arm.name)
      report(
        .note(
          "\(learner.arm.name) diverged and stops: \(error.found); expected \(error.expected)"))
    }
  }

  // MARK: - The end

  private mutating func finish(
    _ learner: Learner, _ folder: RunFolder, report: (TrainingEvent) -> Void
  ) throws(SessionError) {
    var record = RunRecord(
      learner.arm, of: recipe, fold: fold, seed: seed, program: program,
      fingerprint: learner.state.fingerprint)
    record.parameters = learner.network.parameterCount
    record.epochs = learner.state.epochs.count
    record.bestEpoch = learner.state.bestEpoch
    record.validationError = learner.state.bestError
    record.seconds = learner.state.epochs.reduce(0) { $0 + $1.seconds }
    if let network = learner.network as? TemporalWideResNet {
      let card = ModelCard(
        record, summary: learner.arm.summary.isEmpty ? recipe.summary : learner.arm.summary,
        normalization: data.normalization,
        window: recipe.data.windowFrames)
      let model = try SessionError.reported(folder.path) { () throws(TrainingError) in
        try learner.takeBest()
        return try network.model(card)
      }
      try folder.write(model)
    }
    if !learner.state.selections.isEmpty {
      try RunFolder.write(learner.state.selections, to: folder.selection)
    }
    // Last: where it stands, everything else does.
    try RunFolder.write(record, to: folder.record)
    records.append(record)
    report(.finished(record))
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
