import GaitModel

/// Which cells the virtual insole has.
package enum FootstepsLayout: Equatable, Sendable {
  /// All 16 x 8 cells.
  case grid
  /// The 16 cells that imported Moticon recordings have, on the person's sole.
  case moticon
  /// So many of the 16 x 8 cells, drawn from the seed; the same ones in all recordings.
  case sparse(Int)

  /// Cells that a sparse layout can have.
  package static let sparseCells = 8...64
  /// The names that `init(name:)` understands, in words.
  package static let choices =
    "grid, moticon, or sparse-N with N of \(sparseCells.lowerBound) to \(sparseCells.upperBound)"

  /// The layout of a name; nil for others than `choices`.
  package init?(name: String) {
    switch name {
    case "grid": self = .grid
    case "moticon": self = .moticon
    default:
      guard name.hasPrefix("sparse-"), let count = Int(name.dropFirst("sparse-".count)),
        Self.sparseCells.contains(count), name == "sparse-\(count)"
      else { return nil }
      self = .sparse(count)
    }
  }

  package var name: String {
    switch self {
    case .grid: "grid"
    case .moticon: "moticon"
    case .sparse(let count): "sparse-\(count)"
    }
  }
}

extension FootstepsLayout {
  /// Keeps the draw of sparse cells apart from everything else that a seed decides.
  private static let purpose: UInt64 = 0x5370_6172_7365

  /// Indices in the 16 x 8 grid, ascending; nil for a layout with cells of its own.
  func gridCells(seed: UInt64) -> [Int]? {
    let all = Array(0..<InsolePlacement.cellCount)
    switch self {
    case .grid: return all
    case .moticon: return nil
    case .sparse(let count):
      var random = SplitMix64(seed: seed, purpose: Self.purpose)
      var left = all
      return (0..<count).map { _ in left.remove(at: Int(random.next() % UInt64(left.count))) }
        .sorted()
    }
  }
}
