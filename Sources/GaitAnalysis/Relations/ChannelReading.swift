package import GaitModel

/// What a channel of a layer follows, over all frames that were looked at.
package struct ChannelReading: Equatable, Sendable {
  /// The channel's number in its layer, from 0 on.
  package let index: Int
  /// Pearson correlation with the vertical force.
  package let force: Double
  /// With the load of the heel, the last third of the sole.
  package let heel: Double
  /// With the load of the forefoot and toes, the front half of the sole.
  package let forefoot: Double
}

/// What the channels of a layer are correlated with: one number a frame each.
package struct ChannelTargets: Sendable {
  /// Of the reference where there is one, else of the estimate; any unit.
  package private(set) var force: [Double] = []
  /// Of the cells of the last third.
  package private(set) var heel: [Double] = []
  /// Of the cells of the front half, toes among them.
  package private(set) var forefoot: [Double] = []

  /// Rows of the canonical grid, from the heel.
  private static let heelRows = 0..<5
  private static let forefootRows = 8..<CanonicalGrid.rows

  package init() {}

  /// Takes frames.
  ///
  /// - Parameters:
  ///   - cells: `[frames][128]` on the canonical grid.
  ///   - force: `[frames]`.
  package mutating func append(cells: ArraySlice<Float>, force: [Double]) {
    precondition(cells.count == force.count * CanonicalGrid.cellCount, "\(cells.count) cells")
    self.force += force
    func load(_ rows: Range<Int>, _ frame: Int) -> Double {
      let start = cells.startIndex + frame * CanonicalGrid.cellCount
      let range =
        start + rows.lowerBound * CanonicalGrid.columns..<start + rows.upperBound
        * CanonicalGrid.columns
      return cells[range].reduce(0) { $0 + Double($1) }
    }
    for frame in force.indices {
      heel.append(load(Self.heelRows, frame))
      forefoot.append(load(Self.forefootRows, frame))
    }
  }

  /// The channels that follow the force best, as SCKD selects them: by the magnitude of the correlation.
  ///
  /// - Parameters:
  ///   - count: how many are selected; all where there are fewer.
  ///   - features: of the same frames.
  /// - Returns: in the order of the network.
  package func selected(_ count: Int, of features: LayerFeatures) -> [ChannelReading] {
    let targets = [force, heel, forefoot].map(RelationMap.unit)
    let readings = (0..<features.channels).map { index in
      let channel = RelationMap.unit(features.channel(index).map(Double.init))
      return ChannelReading(
        index: index, force: RelationMap.dot(channel, targets[0]),
        heel: RelationMap.dot(channel, targets[1]), forefoot: RelationMap.dot(channel, targets[2]))
    }
    let best = readings.sorted { (abs($1.force), $0.index) < (abs($0.force), $1.index) }
    return best.prefix(count).sorted { $0.index < $1.index }
  }
}
