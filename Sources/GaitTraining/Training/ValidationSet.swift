import GaitAnalysis
import GaitInference

/// What selects the epoch: whole recordings of people who neither train nor are tested.
struct ValidationSet {
  /// One stretch, whole, and the recording it is of.
  private struct Item {
    let cells: [Float]
    let footprint: [Float]
    let ratios: [Float]
    let targets: [Float]
    let recording: Int
  }

  private let items: [Item]
  private let recordingCount: Int
  private let normalization: ModelCard.InputNormalization

  /// - Parameters:
  ///   - recordings: of the validation subjects.
  ///   - normalization: of the cells, found in the training recordings.
  ///   - views: what the recordings are seen through, each as a recording of its own; nil is the
  ///     canonical grid itself.
  init(
    _ recordings: [CalibratedRecording], normalization: ModelCard.InputNormalization,
    views: [SparseView?] = [nil]
  ) {
    var items: [Item] = []
    for (number, view) in views.enumerated() {
      for (index, recording) in recordings.enumerated() {
        for stretch in recording.stretches {
          let seen = view.map { stretch.seen(through: $0) } ?? stretch
          items.append(
            Item(
              cells: seen.cells,
              footprint: seen.meanCells(seconds: InputKind.footprintSeconds),
              ratios: seen.referenceRatios, targets: seen.targets,
              recording: number * recordings.count + index))
        }
      }
    }
    self.items = items
    self.normalization = normalization
    recordingCount = views.count * recordings.count
  }

  /// Root mean square error in body weights, mean over the recordings.
  func error(
    of network: any DistillableNetwork, reading kind: InputKind
  ) throws(TrainingError) -> Double {
    var sums = [(squares: Double, count: Int)](repeating: (0, 0), count: recordingCount)
    for item in items {
      let estimates = try network.evaluated(input(item, kind)).estimates.floats()
      for (estimate, target) in zip(estimates, item.targets) {
        let error = Double(estimate - target)
        sums[item.recording].squares += error * error
      }
      sums[item.recording].count += item.targets.count
    }
    let errors = sums.filter { $0.count > 0 }.map { ($0.squares / Double($0.count)).squareRoot() }
    return errors.reduce(0, +) / Double(max(errors.count, 1))
  }

  /// `[1, 128 or 256, N]`.
  private func input(_ item: Item, _ kind: InputKind) -> Tensor {
    let width = CanonicalGrid.cellCount
    let (mean, scale) = (normalization.mean, normalization.scale)
    let usesRatio = kind.scale == .reference && !item.ratios.isEmpty
    var cells: [Float] = []
    cells.reserveCapacity(item.cells.count)
    for (index, cell) in item.cells.enumerated() {
      let value = usesRatio ? cell * item.ratios[index / width] : cell
      cells.append((value - mean) * scale)
    }
    let input = Tensor(cells, shape: [1, item.targets.count, width]).transposed()
    guard kind.hasFootprint else { return input }
    let footprint = Tensor(item.footprint.map { ($0 - mean) * scale }, shape: [1, width, 1])
    return Tensor.concatenated([input, input * 0 + footprint], along: 1)
  }
}
