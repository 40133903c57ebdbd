/// A network as an ONNX graph of one frame: frame and state in, estimate and next state out.
///
/// The state holds the two rows that each convolution needs besides the newest, the rows that wait
/// behind each block, and whether each of the last frames was one. A row that belongs to no frame,
/// before the first and after the last, is multiplied by zero in front of every convolution, which is
/// the padding of a stretch. So the first estimates and the last are those of the whole recording too.
struct OnnxStream {
  private static let cells = "cells"
  private static let isFrame = "isFrame"
  private static let state = "state"
  private static let estimate = "vGRF"
  private static let isEstimate = "isEstimate"
  private static let nextState = "nextState"

  private var graph: OnnxGraph
  private let shape: WideResNetShape
  /// Numbers of the state that have been handed out.
  private var used = 0
  /// The parts of the next state in their order.
  private var next: [String] = []
  /// By how many frames a row lags behind the newest: `isFrame` of that moment.
  private var valid: [String] = [isFrame]
  /// Frames that the row of the moment lags behind.
  private var lag = 0

  /// The graph of a network with one output.
  static func graph(
    _ parameters: WideResNetParameters, input: ModelCard.InputNormalization
  ) -> OnnxGraph {
    var stream = OnnxStream(parameters.shape)
    stream.add(parameters, input)
    return stream.graph
  }

  /// Numbers of the state.
  static func stateCount(_ shape: WideResNetShape) -> Int {
    let rows = 2 * (shape.inputs + shape.blocks.reduce(0) { $0 + $1.inputs + $1.outputs })
    let waiting = shape.blocks.reduce(0) {
      $0 + ($1.padding1.after + $1.padding2.after) * $1.outputs
    }
    return shape.lookAheadFrames + rows + waiting
  }

  private init(_ shape: WideResNetShape) {
    precondition(shape.outputs == 1, "\(shape.outputs) outputs, not 1")
    self.shape = shape
    func value(_ name: String, _ size: Int, _ text: String) -> OnnxValue {
      OnnxValue(name, [.named("batch"), .fixed(size)], documentation: text)
    }
    let count = Self.stateCount(shape)
    graph = OnnxGraph(
      name: "gaitlab stream",
      inputs: [
        value(Self.cells, shape.inputs, "A frame: load of each cell in body weights."),
        value(Self.isFrame, 1, "1; or 0 to get an estimate still owed at the end of a stretch."),
        value(Self.state, count, "Zeros before the first frame, then the state that came last."),
      ],
      outputs: [
        value(
          Self.estimate, 1, "Vertical ground reaction force of an earlier frame, in body weights."),
        value(Self.isEstimate, 1, "1; or 0 where no frame is far enough back yet."),
        value(Self.nextState, count, "The state to give with the next frame."),
      ])
  }

  private mutating func add(
    _ parameters: WideResNetParameters, _ input: ModelCard.InputNormalization
  ) {
    keepValidity()
    let cells = OnnxExport.normalized(Self.cells, input, in: &graph)
    let frame = graph.reshape(cells, to: [0, shape.inputs, 1], named: "frame")
    var sum = convolution(
      "stem", inputs: shape.inputs, outputs: WideResNetShape.stemChannels, parameters.stem,
      shape.stemPadding, of: frame)
    for (block, numbers) in zip(shape.blocks, parameters.blocks) {
      let name = "groups.\(block.group).blocks.\(block.index)"
      let first = graph.activated("\(name).normalization1", numbers.normalization1, of: sum)
      let path =
        numbers.shortcut.map {
          graph.pointwise(
            "\(name).shortcut", inputs: block.inputs, outputs: block.outputs, $0, of: first)
        } ?? sum
      let identity = delayed(
        path, by: block.padding1.after + block.padding2.after, channels: block.outputs, name)
      var branch = convolution(
        "\(name).convolution1", inputs: block.inputs, outputs: block.outputs, numbers.convolution1,
        block.padding1, of: first)
      branch = graph.activated("\(name).normalization2", numbers.normalization2, of: branch)
      branch = convolution(
        "\(name).convolution2", inputs: block.outputs, outputs: block.outputs, numbers.convolution2,
        block.padding2, of: branch)
      sum = graph.apply("Add", to: [branch, identity], named: name)
    }
    let features = graph.activated("normalization", parameters.normalization, of: sum)
    let estimate = graph.pointwise(
      "head", inputs: shape.groupChannels[2], outputs: 1, parameters.headWeight,
      bias: parameters.headBias, of: features)
    _ = graph.reshape(estimate, to: [0, 1], named: Self.estimate)
    _ = graph.apply("Identity", to: [valid[lag]], named: Self.isEstimate)
    _ = graph.apply("Concat", to: next, named: Self.nextState, [OnnxAttribute("axis", .integer(1))])
  }

  /// A part of the state, `[batch, count]`.
  private mutating func takeState(_ count: Int, named name: String) -> String {
    defer { used += count }
    return graph.slice(Self.state, used..<used + count, axis: 1, named: name)
  }

  /// Whether each of the last frames was one.
  private mutating func keepValidity() {
    for frame in 0..<shape.lookAheadFrames {
      valid.append(takeState(1, named: "valid.\(frame + 1)"))
    }
    next += valid.dropLast()
  }

  /// The newest sum of a convolution, whose rows the state keeps.
  private mutating func convolution(
    _ name: String, inputs: Int, outputs: Int, _ weights: [Float], _ padding: TimePadding,
    of row: String
  ) -> String {
    let isThere = graph.reshape(valid[lag], to: [0, 1, 1], named: "\(name).isThere")
    let masked = graph.apply("Mul", to: [row, isThere], named: "\(name).newest")
    let kept = takeState(2 * inputs, named: "\(name).state")
    let before = graph.reshape(kept, to: [0, inputs, 2], named: "\(name).before")
    let rows = graph.apply(
      "Concat", to: [before, masked], named: "\(name).rows", [OnnxAttribute("axis", .integer(2))])
    let later = graph.slice(rows, 1..<3, axis: 2, named: "\(name).later")
    next.append(graph.reshape(later, to: [0, 2 * inputs], named: "\(name).nextState"))
    lag += padding.after
    return graph.convolution(
      name, inputs: inputs, outputs: outputs, weights, nil, of: rows)
  }

  /// The row of some frames ago, `[batch, channels, 1]`.
  private mutating func delayed(
    _ row: String, by frames: Int, channels: Int, _ name: String
  ) -> String {
    guard frames > 0 else { return row }
    let kept = takeState(frames * channels, named: "\(name).waiting")
    let newest = graph.reshape(row, to: [0, channels], named: "\(name).newest")
    let all = graph.apply(
      "Concat", to: [kept, newest], named: "\(name).queue", [OnnxAttribute("axis", .integer(1))])
    next.append(
      graph.slice(all, channels..<(frames + 1) * channels, axis: 1, named: "\(name).nextWaiting"))
    let oldest = graph.slice(all, 0..<channels, axis: 1, named: "\(name).oldest")
    return graph.reshape(oldest, to: [0, channels, 1], named: "\(name).identity")
  }
}

extension OnnxExport {
  /// The streaming form: a frame and the state in, an estimate and the next state out.
  ///
  /// - Returns: nil for a linear model, which has no state.
  package static func streamBytes(of model: Model) -> [UInt8]? {
    guard case .wideResNet(let parameters) = model.parameters else { return nil }
    var writer = ProtobufWriter()
    let shape = parameters.shape
    let documentation = """
      \(model.card.name), one frame at a time, written by gaitlab. \(model.card.summary) Begin with \
      a state of \(OnnxStream.stateCount(shape)) zeros and give each frame the state that came last. \
      The estimate is that of the frame \(shape.lookAheadFrames) before, if isEstimate is 1. At the \
      end of a stretch run it \(shape.lookAheadFrames) times with isFrame 0 for the estimates still owed.
      """
    OnnxModel(
      graph: OnnxStream.graph(parameters, input: model.card.input), documentation: documentation,
      metadata: metadata(of: model.card)
    ).write(to: &writer)
    return writer.bytes
  }
}
