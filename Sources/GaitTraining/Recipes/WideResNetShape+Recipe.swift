import GaitFiles
import GaitInference

extension WideResNetShape {
  /// Reads `depth`, `width` or `channels`, and `lookAhead` or `causal`.
  ///
  /// - Parameters:
  ///   - table: of a network.
  ///   - canLookAhead: whether the look-ahead is a choice; otherwise the network is centred.
  /// - Throws: `recipeRefused` for two keys that say the same, and for sizes that no network has.
  init(_ table: RecipeTable, canLookAhead: Bool) throws(GaitlabError) {
    let depth = try table.integer("depth", in: 10...Self.maxDepth, default: 16)
    guard let centred = Self.centredLookAhead(depth: depth) else {
      throw table.refusal(
        "'\(table.name("depth"))' is \(depth)", expected: "6n + 4, such as 10, 16, 22 or 28")
    }
    let width = try table.integer("width", in: 1...Self.maxWidth, default: 1)
    let lookAhead = canLookAhead ? try Self.lookAhead(table, centred: centred) : centred
    let channels = try table.integer(
      "channels", in: Self.channelStep...Self.maxChannels, default: 16 * width)
    try table.refuse("channels", beside: "width", expected: "one of both; channels = 16 x width")
    let shape = WideResNetShape(depth: depth, channels: channels, lookAheadFrames: lookAhead)
    guard let shape else {
      throw table.refusal(
        "'\(table.name("channels"))' is \(channels)",
        expected: "a multiple of \(Self.channelStep)")
    }
    self = shape
  }

  private static func lookAhead(
    _ table: RecipeTable, centred: Int
  ) throws(GaitlabError) -> Int {
    let isCausal = try table.flag("causal", default: false)
    let lookAhead = try table.integer("lookAhead", in: 0...centred, default: centred)
    try table.refuse(
      "lookAhead", beside: "causal", expected: "one of both; causal = true is lookAhead = 0")
    return isCausal ? 0 : lookAhead
  }

  /// Frames before and after its own that an estimate depends on, the larger of both.
  var contextFrames: Int { max(lookAheadFrames, lookBehindFrames) }

  /// Channels of one foot's cells.
  static let footChannels = 128

  /// The same network with another number of input channels; nil for one that no kernel reads.
  func reading(inputs: Int) -> WideResNetShape? {
    WideResNetShape(
      depth: depth, channels: channels, inputs: inputs, outputs: outputs,
      lookAheadFrames: lookAheadFrames)
  }
}
