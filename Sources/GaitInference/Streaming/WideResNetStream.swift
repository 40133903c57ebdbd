import CGaitKernels

/// A WideResNet over one stretch of frames, however they come: one by one, in blocks, or all at once.
///
/// Every convolution keeps the two rows that its next one needs and takes each frame once. Its zero
/// padding is pushed before the first frame and after the last, at every layer by itself: one and one
/// where it is centred, two and none where it is causal. So the estimates of a stretch are bit for
/// bit the same whatever the blocks were: the whole recording, a window, and frame by frame are one
/// way to run.
///
/// The first row out of a convolution is that of the first frame, whatever its padding. Identity
/// paths therefore need none: rows and what they are added to both count from the first frame.
///
/// A value: a copy goes on by itself. Pushing allocates nothing but what `estimates` grows by.
package struct WideResNetStream: Sendable {
  /// The weights, shared by all copies.
  package let network: WideResNet
  private let tasks: NetworkTasks
  /// Input of the stem.
  private var frames: RowQueue
  private var blocks: [BlockQueues]
  /// Normalised and activated output of the last block.
  private var features: RowQueue
  private var memory: AlignedFloats
  /// Where in the memory kernels may write what they need for themselves.
  private let scratch: Int

  /// Frames that are taken in one go; more are cut.
  package static let maxBlock = 128

  init(network: WideResNet) {
    self.network = network
    tasks = NetworkTasks(network)
    let shape = network.shape
    // At the end of a stretch each convolution hands one more row on.
    let capacity = Self.maxBlock + shape.receptiveFieldFrames
    var end = 0
    frames = RowQueue(channels: shape.inputs, capacity: capacity, start: &end)
    blocks = shape.blocks.map { BlockQueues($0, capacity: capacity, start: &end) }
    features = RowQueue(channels: network.head.inputs, capacity: capacity, start: &end)
    scratch = end
    memory = AlignedFloats(count: end + network.scratchCount)
    reset()
  }

  /// Forgets all frames; the next one is the first of a stretch.
  package mutating func reset() {
    ownMemory()
    frames.removeAll()
    frames.appendZeros(network.shape.stemPadding.before, in: memory)
    for index in blocks.indices { blocks[index].reset(in: memory) }
    features.removeAll()
  }

  /// Takes frames; appends the estimates that are due.
  ///
  /// - Parameters:
  ///   - cells: `[frames][inputs]`, before the network's normalisation of its input.
  ///   - isLast: whether the stretch ends here; then all estimates still owed are appended.
  ///   - estimates: `shape.outputs` numbers a frame are appended.
  package mutating func push(
    _ cells: Span<Float>, isLast: Bool = false, appendingTo estimates: inout [Float]
  ) {
    let inputs = network.shape.inputs
    let input = network.input
    precondition(cells.count % inputs == 0, "\(cells.count) numbers are not frames of \(inputs)")
    ownMemory()
    let count = cells.count / inputs
    var taken = 0
    repeat {
      let rows = min(count - taken, Self.maxBlock)
      let target = frames.append(rows, in: memory)
      cells.withUnsafeBufferPointer { cells in
        guard let source = cells.baseAddress.map({ $0 + taken * inputs }) else { return }
        let (mean, scale) = (input.mean, input.scale)
        for index in 0..<rows * inputs { target[index] = (source[index] - mean) * scale }
      }
      taken += rows
      advance(isEnding: isLast && taken == count, appendingTo: &estimates)
    } while taken < count
    if isLast { reset() }
  }

  /// From the frames to the estimates; reads like the network's description.
  private mutating func advance(isEnding: Bool, appendingTo estimates: inout [Float]) {
    if isEnding { frames.appendZeros(network.shape.stemPadding.after, in: memory) }
    var rows = frames.count - 2
    guard rows > 0 else { return }
    var stem = tasks.stem
    stem.input = UnsafePointer(frames.row(0, in: memory))
    stem.rows = rows
    handOver(rows, to: 0, of: &stem)
    network.kernels.convolve(&stem)
    frames.dropFirst(rows, in: memory)

    for index in blocks.indices {
      rows = advance(block: index, newRows: rows, isEnding: isEnding)
      guard rows > 0 else { return }
    }

    for row in 0..<rows {
      network.head.apply(
        features.row(row, in: memory), kernels: network.kernels, appendingTo: &estimates)
    }
    features.dropFirst(rows, in: memory)
  }

  /// One block over the rows that have come in; returns how many went out.
  private mutating func advance(block index: Int, newRows: Int, isEnding: Bool) -> Int {
    let block = tasks.blocks[index]
    var queues = blocks[index]

    if var task = block.shortcut {
      let first = queues.activated.count - newRows
      task.input = UnsafePointer(queues.activated.row(first, in: memory))
      task.rows = newRows
      task.sum = queues.identity.append(newRows, in: memory)
      network.kernels.convolve(&task)
    }

    if isEnding { queues.activated.appendZeros(queues.padding1.after, in: memory) }
    let hidden = queues.activated.count - 2
    if hidden > 0 {
      var task = block.convolution1
      task.input = UnsafePointer(queues.activated.row(0, in: memory))
      task.rows = hidden
      task.activated = queues.hidden.append(hidden, in: memory)
      convolve(&task, after: &queues.hiddenRows)
      queues.activated.dropFirst(hidden, in: memory)
    }

    if isEnding { queues.hidden.appendZeros(queues.padding2.after, in: memory) }
    let rows = queues.hidden.count - 2
    if rows > 0 {
      var task = block.convolution2
      task.input = UnsafePointer(queues.hidden.row(0, in: memory))
      task.rows = rows
      task.residual = UnsafePointer(queues.identity.row(0, in: memory))
      handOver(rows, to: index + 1, of: &task)
      convolve(&task, after: &queues.rows)
      queues.hidden.dropFirst(rows, in: memory)
      queues.identity.dropFirst(rows, in: memory)
    }
    blocks[index] = queues
    return max(rows, 0)
  }

  /// Runs a convolution of three taps behind the rows that it has given before.
  private func convolve(_ task: inout gait_convolution, after rows: inout Int) {
    task.begins_odd = !rows.isMultiple(of: 2)
    task.scratch = memory.base + scratch
    network.kernels.convolve(&task)
    rows += task.rows
  }

  /// Sends what a convolution gives to the next block, or to the head behind the last one.
  private mutating func handOver(_ rows: Int, to index: Int, of task: inout gait_convolution) {
    guard index < blocks.count else {
      task.activated = features.append(rows, in: memory)
      return
    }
    task.activated = blocks[index].activated.append(rows, in: memory)
    if tasks.blocks[index].shortcut == nil {
      task.sum = blocks[index].identity.append(rows, in: memory)
    }
  }

  /// A copy of a stream shares its memory until one of both continues.
  private mutating func ownMemory() {
    if !isKnownUniquelyReferenced(&memory) { memory = memory.copy() }
  }
}

/// What waits within one block.
private struct BlockQueues: Sendable {
  /// Input of the first convolution and of the shortcut.
  var activated: RowQueue
  /// What the second convolution's output is added to.
  var identity: RowQueue
  /// Input of the second convolution.
  var hidden: RowQueue
  /// Rows that the first and the second convolution have given in this stretch: they are taken in pairs, counted from
  /// the first.
  var hiddenRows = 0
  var rows = 0
  /// Of the first and the second convolution.
  let padding1: TimePadding
  let padding2: TimePadding

  init(_ shape: BlockShape, capacity: Int, start: inout Int) {
    let inputs = Convolution.rowWidth(shape.inputs)
    let outputs = Convolution.rowWidth(shape.outputs)
    activated = RowQueue(channels: inputs, capacity: capacity, start: &start)
    identity = RowQueue(channels: outputs, capacity: capacity, start: &start)
    hidden = RowQueue(channels: outputs, capacity: capacity, start: &start)
    padding1 = shape.padding1
    padding2 = shape.padding2
  }

  mutating func reset(in memory: AlignedFloats) {
    (hiddenRows, rows) = (0, 0)
    activated.removeAll()
    identity.removeAll()
    hidden.removeAll()
    activated.appendZeros(padding1.before, in: memory)
    hidden.appendZeros(padding2.before, in: memory)
  }
}
