import GaitSession

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
  }

  /// How channels of a group are chosen; see `ChannelSelection`.
  package enum Selection: String, CaseIterable, Sendable {
    case target
    case variance
    case random
    case all
  }

  package let method: Method
  /// r of the ratio rule: each term begins as r times the supervised loss.
  package let ratio: Double
  /// Terms whose weight is not left to the rule; 0 leaves a term out.
  package let weights: [String: Double]
  package let temporal: TaKDLoss.Temporal
  package let selection: Selection
  /// K, the channels of each group that are chosen.
  package let channels: Int
  package let temperature: Double
  package let matching: SCKDLoss.Matching
  /// The group whose features are hints, 0...2.
  package let hintGroup: Int

  init(_ table: RecipeTable) throws(SessionError) {
    let method: Method = try table.choice("name")
    self.method = method
    ratio = try table.number("ratio", in: 0...1000, default: 0.3)
    temporal = method == .takd ? try table.choice("temporal", default: .map) : .map
    let isSelective = method == .sckd
    selection = isSelective ? try table.choice("select", default: .target) : .target
    channels = isSelective ? try table.integer("channels", in: 4...1024, default: 16) : 16
    temperature = isSelective ? try table.number("temperature", in: 0.01...10, default: 0.5) : 0.5
    matching = isSelective ? try table.choice("matching", default: .divergence) : .divergence
    let hasHints = method == .fitnet || method == .attentiveImitation
    hintGroup = hasHints ? try table.integer("group", in: 0...2, default: 1) : 1
    var weights: [String: Double] = [:]
    if let given = try table.table("weights") {
      for term in Self.terms(of: method) {
        if let weight = try given.optionalNumber(term, in: 0...1e9) { weights[term] = weight }
      }
      try given.finish()
    }
    self.weights = weights
    try table.finish()
  }

  /// The terms of a method, as its loss names them.
  package static func terms(of method: Method) -> [String] {
    switch method {
    case .kd: ["output"]
    case .attentiveImitation: ["output", "hint"]
    case .fitnet: ["hint"]
    case .attentionTransfer: ["attention"]
    case .similarityPreserving: ["similarity"]
    case .rkd: ["distance", "angle"]
    case .pkt: ["divergence"]
    case .dist: ["overTime", "overBatch"]
    case .takd: ["output", "similarity", "temporal", "sequence"]
    case .sckd: ["output", "intra", "inter"]
    }
  }
}
