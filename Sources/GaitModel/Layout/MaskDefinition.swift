/// Regions of a foot, independent of the insole: borders as fractions of its outline, places, or cells by number.
///
/// A cell belongs by its centre, and to the first region that contains it: regions never share a load.
package struct MaskDefinition: Equatable, Sendable {
  /// Where a region is.
  package enum Shape: Equatable, Sendable {
    /// Between fractions of the outline's length from the heel and of its width there from the medial edge; the
    /// lower border belongs to it, the upper one to its neighbour.
    case part(along: ClosedRange<Double>, fromMedial: ClosedRange<Double>)
    /// Within corners in millimetres.
    case polygon([InsolePlace])
    /// Cells by their number in a frame, from 1.
    case cells([Int])
  }

  /// One region.
  package struct Region: Equatable, Sendable {
    /// What it is called, free text where it comes from a file.
    package var name: String
    /// Where it is.
    package var shape: Shape

    package init(name: String, shape: Shape) {
      self.name = name
      self.shape = shape
    }
  }

  /// What the mask is called, free text where it comes from a file.
  package var name: String
  /// The first that contains a cell's centre has it.
  package var regions: [Region]

  package init(name: String, regions: [Region]) {
    self.name = name
    self.regions = regions
  }

  /// Heel, midfoot, three parts of the forefoot, hallux and toes.
  ///
  /// Borders along the foot at 27 and 55 % of its length as in novel's automask (as the R package pressuRe has it),
  /// toes from 85 % and the hallux as the medial 35 % of them after Lee et al. 2014 (J Foot Ankle Res 7:18), the
  /// forefoot parted at 30 and 64 % of its width from the medial edge, between the first and second and between
  /// the third and fourth metatarsal head in novel's automask.
  package static let standard = MaskDefinition(
    name: "outline",
    regions: [
      Region(name: "heel", shape: .part(along: 0...0.27, fromMedial: 0...1)),
      Region(name: "midfoot", shape: .part(along: 0.27...0.55, fromMedial: 0...1)),
      Region(name: "forefoot medial", shape: .part(along: 0.55...0.85, fromMedial: 0...0.30)),
      Region(name: "forefoot central", shape: .part(along: 0.55...0.85, fromMedial: 0.30...0.64)),
      Region(name: "forefoot lateral", shape: .part(along: 0.55...0.85, fromMedial: 0.64...1)),
      Region(name: "hallux", shape: .part(along: 0.85...1, fromMedial: 0...0.35)),
      Region(name: "toes", shape: .part(along: 0.85...1, fromMedial: 0.35...1)),
    ])

  /// The highest number of a cell that a region names; an insole needs as many.
  package var highestCell: Int {
    regions.reduce(0) { highest, region in
      guard case .cells(let cells) = region.shape else { return highest }
      return max(highest, cells.max() ?? 0)
    }
  }
}
