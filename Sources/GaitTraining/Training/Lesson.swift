import Foundation
import GaitFiles
import GaitInference
import GaitModel

/// Arms that learn side by side from the same batches and the same teacher.
struct Lesson {
  /// Batches that the ratio rule looks at.
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

  mutating func run(report: (TrainingEvent) -> Void) throws(GaitlabError) {
    guard let schedule = places.first?.learner.arm.schedule else { return }
    let source = try makeSource()
    // After an interruption some arms may be an epoch ahead of others.
    let first = places.map(\.learner.state.epochs.count).min() ?? 0
    var pace = LessonPace(
      arms: places.map(\.learner.arm.name), schedule: schedule, first: first)
    for epoch in first..<max(schedule.epochs, first) {
      let taught = places.filter { $0.learner.state.epochs.count == epoch }
      try prepare(taught.map(\.learner), epoch: epoch, source, schedule, report: report)
      let start = ContinuousClock.now
      for index in 0..<schedule.batchesPerEpoch {
        guard taught.contains(where: { !hasFailed($0.learner) }) else { break }
        try CancellationToken.check(
          path: recipe.name,
          found: "training stopped after \(epoch) \(epoch == 1 ? "epoch" : "epochs")",
          advice: "run the same command to continue")
        try teach(taught, batch: index, of: epoch, source, schedule, report: report)
        pace.advance(loss: places.first?.learner.meanLoss ?? 0)
        report(.progress(pace.progress))
      }
      let seconds = (ContinuousClock.now - start).seconds / Double(max(taught.count, 1))
      for place in taught where !hasFailed(place.learner) {
        try finishEpoch(of: place.learner, place.folder, seconds: seconds, report: report)
      }
      pace.finishEpoch(validationError: places.map(\.learner.state.bestError).min())
    }
    for (learner, folder) in places where !hasFailed(learner) {
      try finish(learner, folder, report: report)
    }
  }

  /// Whoever starts from another arm's weights does not see its windows again.
  private var epochsBefore: Int {
    places.first.map { recipe.epochsBefore($0.learner.arm) } ?? 0
  }

  private func hasFailed(_ learner: Learner) -> Bool { failed.contains(learner.arm.name) }

  /// Frames on each side of a window that losses do not look at: what any of the networks sees there.
  private var context: Int {
    max(
      places.map(\.learner.arm.network.contextFrames).max() ?? 0,
      teacher?.contextFrames ?? 0)
  }

  /// What anybody reads.
  private var kinds: Set<InputKind> {
    Set(places.map(\.learner.arm.input)).union(teacher?.kinds ?? [])
  }

  private func makeSource() throws(GaitlabError) -> BatchSource {
    guard
      let source = BatchSource(
        data.training, window: recipe.data.windowFrames, context: context,
        normalization: data.normalization, augmentation: recipe.augmentation,
        kinds: kinds, seed: seed)
    else {
      throw GaitlabError(
        .dataRefused, file: recipe.data.folder,
        found: "no recording without a gap is as long as a window",
        expected: "\(recipe.data.windowFrames) frames and what the network sees around them",
        advice: "make the window of the recipe shorter")
    }
    return source
  }

  // MARK: - Batches and epochs

  /// Everybody learns from one batch, which the teacher sees once.
  private mutating func teach(
    _ taught: [(learner: Learner, folder: RunFolder)], batch index: Int, of epoch: Int,
    _ source: BatchSource, _ schedule: ScheduleRecipe, report: (TrainingEvent) -> Void
  ) throws(GaitlabError) {
    let batch = source.batch(
      epoch: epochsBefore + epoch, index: index, size: schedule.batchSize,
      edgeWeight: schedule.edgeWeight)
    let frames = context..<source.frames - context
    let maps = teacher.map { TeacherMaps(of: $0(batch).trimmed(to: frames)) }
    for (learner, folder) in taught where !hasFailed(learner) {
      try attempt(learner, folder, report: report) { () throws(TrainingError) in
        try learner.step(batch, frames: frames, teacher: maps)
      }
    }
  }

  /// Measures what the epoch was worth and brings it to the disk.
  private mutating func finishEpoch(
    of learner: Learner, _ folder: RunFolder, seconds: Double, report: (TrainingEvent) -> Void
  ) throws(GaitlabError) {
    let validation = data.validation
    try attempt(learner, folder, report: report) { () throws(TrainingError) in
      let error = try validation.error(
        of: learner.evaluatedNetwork, reading: learner.arm.input)
      try learner.finishEpoch(validationError: error, seconds: seconds)
    }
    guard !hasFailed(learner) else { return }
    let checkpoint = try GaitlabError.reported(folder.path) { () throws(TrainingError) in
      try learner.checkpoint()
    }
    try checkpoint.write(to: folder.checkpoint)
    try folder.write(learner.state.epochs)
  }

  /// Selects channels, and sets the weights before the first epoch.
  private mutating func prepare(
    _ learners: [Learner], epoch: Int, _ source: BatchSource, _ schedule: ScheduleRecipe,
    report: (TrainingEvent) -> Void
  ) throws(GaitlabError) {
    let selecting = learners.filter(\.selectsChannels)
    let weighing = learners.filter(\.isUnweighed)
    let count = weighing.isEmpty ? Self.selectionBatches : Self.weighingBatches
    guard !(selecting.isEmpty && weighing.isEmpty) else { return }
    try GaitlabError.reported(recipe.name) { () throws(TrainingError) in
      let batches = (0..<count).map {
        source.batch(
          epoch: -1, index: $0, size: schedule.batchSize, edgeWeight: schedule.edgeWeight)
      }
      let frames = context..<source.frames - context
      let outputs = batches.map { teacher?($0).trimmed(to: frames) }
      for learner in learners where learner.selectsChannels || learner.isUnweighed {
        // A network that has just been drawn has no running numbers to be evaluated with.
        let isNew = learner.arm.start == nil && epoch == 0
        let before = isNew ? try learner.network.saved() : []
        let inputs = zip(batches, outputs).map { batch, output in
          let student = Tensor.withoutGradient {
            learner.network(
              batch.input(learner.arm.input), mode: isNew ? .training : .evaluation)
          }.trimmed(to: frames)
          return LossInput(
            student: student, teacher: output ?? student,
            target: batch.target.sliced(frames, along: 2),
            frameWeights: batch.frameWeights?.sliced(frames, along: 2),
            cellSum: batch.cells.mean(over: 1, keeping: true).sliced(frames, along: 2))
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

  /// An arm that diverges stops; the others continue.
  private mutating func attempt(
    _ learner: Learner, _ folder: RunFolder, report: (TrainingEvent) -> Void,
    _ work: () throws(TrainingError) -> Void
  ) throws(GaitlabError) {
    do throws(TrainingError) {
      try work()
    } catch {
      guard error.code == .notFinite else { throw GaitlabError(error, file: folder.path) }
      failed.append(learner.arm.name)
      report(
        .note(
          "\(learner.arm.name) diverged and stops: \(error.found); expected \(error.expected)"))
    }
  }

  // MARK: - The end

  private mutating func finish(
    _ learner: Learner, _ folder: RunFolder, report: (TrainingEvent) -> Void
  ) throws(GaitlabError) {
    var record = RunRecord(
      learner.arm, of: recipe, fold: fold, seed: seed, program: program,
      fingerprint: learner.state.fingerprint)
    record.parameters = learner.network.parameterCount
    record.epochs = learner.state.epochs.count
    record.bestEpoch = learner.state.bestEpoch
    record.validationError = learner.state.bestError
    record.seconds = learner.state.epochs.reduce(0) { $0 + $1.seconds }
    if let network = learner.network as? TemporalWideResNet, learner.arm.network.isDeployable {
      var card = ModelCard(
        record, summary: recipe.summary(of: learner.arm), normalization: data.normalization,
        window: recipe.data.windowFrames)
      card.trainedLayouts = recipe.augmentation.layouts
      let model = try GaitlabError.reported(folder.path) { () throws(TrainingError) in
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
