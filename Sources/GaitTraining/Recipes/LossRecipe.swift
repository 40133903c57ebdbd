import GaitFiles

/// A loss of an arm: which one, its options, and how its terms are weighed.
package struct LossRecipe: Equatable, Sendable {
  /// The methods by their names; supervision is always there and has no entry.
  package enum Method: String, CaseIterable, Sendable {
    case kd
    case attentiveImitation
    case fitnet
    case attentionTransfer
    case similarityPreserving
    case rkd
    case pkt
    case dist
    case takd
    case sckd
    case sequence

    /// Whether it compares the student with a teacher.
    package var needsTeacher: Bool { self != .sequence }
  }

  /// How channels of a group are chosen; see `ChannelSelection`.
  package enum Selection: String, CaseIterable, Sendable {
    case target
    case residual
    case variance
    case random
    case all
  }

  package let method: Method
  /// r of the ratio rule: each term begins as r times the supervised loss.
  package let ratio: Double
  /// R of equal totals: the terms that the rule weighs share R times the supervised loss equally;
  /// nil where each begins as `ratio` times it.
  package let total: Double?
  /// Terms whose weight is not left to the rule; 0 leaves a term out.
  package let weights: [String: Double]
  package let temporal: TaKDLoss.Temporal
  package let selection: Selection
  /// K, the channels of each group that are chosen, where it is no share.
  package let channels: Int
  /// K as a share of the channels that a network has in a group; nil for a number.
  package let channelShare: Double?
  /// The groups that are compared, ascending.
  package let layers: [Int]
  package let temperature: Double
  package let matching: SCKDLoss.Matching
  /// The group whose features are hints, 0...2.
  package let hintGroup: Int

  init(_ table: RecipeTable) throws(GaitlabError) {
    let method: Method = try table.choice("name")
    self.method = method
    try table.refuse("total", beside: "ratio", expected: "a ratio for each term, or a total")
    ratio = try table.number("ratio", in: 0...1000, default: 0.3)
    total = try table.optionalNumber("total", in: 0...1000)
    temporal = method == .takd ? try table.choice("temporal", default: .map) : .map
    let isSelective = method == .sckd
    selection = isSelective ? try table.choice("select", default: .target) : .target
    if isSelective {
      try table.refuse(
        "channelShare", beside: "channels", expected: "a number of channels, or a share of them")
    }
    channels = isSelective ? try table.integer("channels", in: 4...1024, default: 16) : 16
    channelShare = isSelective ? try table.optionalNumber("channelShare", in: 0.001...1) : nil
    layers = method.loss.comparesGroups ? try Self.layers(table) : Self.allLayers
    temperature = isSelective ? try table.number("temperature", in: 0.01...10, default: 0.5) : 0.5
    matching = isSelective ? try table.choice("matching", default: .divergence) : .divergence
    let hasHints = method == .fitnet || method == .attentiveImitation
    hintGroup = hasHints ? try table.integer("group", in: 0...2, default: 1) : 1
    var weights: [String: Double] = [:]
    if let given = try table.table("weights") {
      // Formerly one term.
      if method == .takd, given.hasFormer("sequence") {
        throw given.refusal(
          "'\(given.name("sequence"))': the term is two",
          expected: "sequenceLabel for changes of the reference, sequenceTeacher for the teacher")
      }
      for term in method.loss.termNames {
        if let weight = try given.optionalNumber(term, in: 0...1e9) { weights[term] = weight }
      }
      try given.finish()
    }
    self.weights = weights
    try table.finish()
  }

  // MARK: - Layers and channels

  package static let allLayers = [0, 1, 2]

  private static func layers(_ table: RecipeTable) throws(GaitlabError) -> [Int] {
    let layers = try table.integers("layers", default: allLayers)
    guard !layers.isEmpty, Set(layers).count == layers.count,
      layers.allSatisfy(allLayers.contains)
    else {
      throw table.refusal(
        "'\(table.name("layers"))' is \(layers)", expected: "different groups of 0 to 2")
    }
    return layers.sorted()
  }

  /// K of a group with so many channels, 4 or all of them at least.
  package func channelCount(of channels: Int) -> Int {
    guard let channelShare else { return min(self.channels, channels) }
    return min(max(Int((channelShare * Double(channels)).rounded()), 4), channels)
  }

  // MARK: - Terms

  /// What a term of the rule is at the beginning, in supervised losses.
  package var share: Double {
    guard let total else { return ratio }
    let ruled = method.loss.termNames.count { weights[$0] == nil }
    return total / Double(max(ruled, 1))
  }
}
