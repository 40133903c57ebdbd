package import GaitModel

/// The cells of one insole by region.
package struct PressureMask: Equatable, Sendable {
  /// One region.
  package struct Region: Equatable, Sendable {
    /// What it is called.
    package let name: String
    /// Indices of its cells in the layout, ascending; empty where no cell's centre lies in it.
    package let cells: [Int]

    package init(name: String, cells: [Int]) {
      self.name = name
      self.cells = cells
    }
  }

  /// What the mask is called.
  package let name: String
  /// In the order of the definition.
  package let regions: [Region]
}

extension MaskDefinition {
  /// The regions of an insole's cells.
  ///
  /// A cell that is longer than half of the outline, such as the only zone of a foot, lies in no part of it.
  ///
  /// - Complexity: O(cells x regions).
  package func mask(of layout: InsoleLayout) -> PressureMask {
    let outline = InsoleOutline(layout)
    var cells: [[Int]] = regions.map { _ in [] }
    for (index, cell) in layout.cells.enumerated() {
      let center = InsolePlace(lateralX: cell.lateralX, heelY: cell.heelY)
      let along = outline.along(center.heelY)
      let fromMedial = outline.fromMedial(center)
      let found = regions.firstIndex { region in
        switch region.shape {
        case .part(let length, let width):
          cell.length <= outline.lengthMillimetres / 2 && Self.contains(length, along)
            && Self.contains(width, fromMedial)
        case .polygon(let corners): Self.contains(corners, center)
        case .cells(let numbers): numbers.contains(index + 1)
        }
      }
      if let found { cells[found].append(index) }
    }
    return PressureMask(
      name: name,
      regions: zip(regions, cells).map { PressureMask.Region(name: $0.name, cells: $1) })
  }

  /// The upper border belongs to the neighbour, unless there is none: what lies beyond the outline is at its rim.
  private static func contains(_ range: ClosedRange<Double>, _ fraction: Double) -> Bool {
    (fraction >= range.lowerBound || range.lowerBound <= 0)
      && (fraction < range.upperBound || range.upperBound >= 1)
  }

  /// Whether a ray from a place crosses the polygon's edges an odd number of times.
  private static func contains(_ corners: [InsolePlace], _ place: InsolePlace)
    -> Bool
  {
    var isInside = false
    for (index, a) in corners.enumerated() {
      let b = corners[(index + 1) % corners.count]
      guard (a.heelY > place.heelY) != (b.heelY > place.heelY) else { continue }
      let x = a.lateralX + (place.heelY - a.heelY) / (b.heelY - a.heelY) * (b.lateralX - a.lateralX)
      if place.lateralX < x { isInside.toggle() }
    }
    return isInside
  }
}
