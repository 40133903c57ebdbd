/// A place on an insole in millimetres, the same for both feet, as `InsoleCell` measures it.
package struct InsolePlace: Equatable, Sendable {
  /// From the lateral edge of the insole's box.
  package var lateralX: Double
  /// From its heel end.
  package var heelY: Double

  package init(lateralX: Double, heelY: Double) {
    self.lateralX = lateralX
    self.heelY = heelY
  }
}

/// The outline of an insole: the convex hull around its cells.
///
/// Every layout has one, whether its cells form a matrix, a masked matrix or are scattered. Fractions of length
/// run from the heel-most edge of a cell to the toe-most one; fractions of width lie between the outline's edges
/// at the height of the place that is asked for, and run from the medial edge, where the hallux is.
package struct InsoleOutline: Equatable, Sendable {
  /// Heel-most and toe-most edge of a cell, in millimetres from the heel end of the box.
  package let heelY: ClosedRange<Double>
  /// Corners of the hull, counter-clockwise.
  package let hull: [InsolePlace]

  /// Takes the corners of all cells.
  ///
  /// - Complexity: O(C log C), C cells.
  package init(_ layout: InsoleLayout) {
    let corners = layout.cells.flatMap { cell in
      [-0.5, 0.5].flatMap { x in
        [-0.5, 0.5].map { y in
          InsolePlace(lateralX: cell.lateralX + x * cell.width, heelY: cell.heelY + y * cell.length)
        }
      }
    }
    hull = Self.hull(around: corners)
    let heights = corners.map(\.heelY)
    heelY = (heights.min() ?? 0)...(heights.max() ?? 0)
  }

  /// From the heel-most to the toe-most edge, in millimetres.
  package var lengthMillimetres: Double { heelY.upperBound - heelY.lowerBound }

  /// Where a place lies along the outline: 0 at the heel, 1 at the toes.
  package func along(_ heelY: Double) -> Double {
    lengthMillimetres > 0 ? (heelY - self.heelY.lowerBound) / lengthMillimetres : 0
  }

  /// Where a place lies between the edges at its height: 0 medial, 1 lateral.
  package func fromMedial(_ place: InsolePlace) -> Double {
    let edges = edges(at: place.heelY)
    let width = edges.upperBound - edges.lowerBound
    return width > 0 ? (edges.upperBound - place.lateralX) / width : 0.5
  }

  /// Lateral and medial edge at a height.
  ///
  /// - Parameter heelY: millimetres from the heel end; the outline ends at its heel-most and toe-most edge.
  /// - Returns: millimetres from the lateral edge of the box.
  package func edges(at heelY: Double) -> ClosedRange<Double> {
    let height = min(max(heelY, self.heelY.lowerBound), self.heelY.upperBound)
    var low = Double.infinity
    var high = -Double.infinity
    for (index, a) in hull.enumerated() {
      let b = hull[(index + 1) % hull.count]
      guard min(a.heelY, b.heelY) <= height, height <= max(a.heelY, b.heelY) else { continue }
      if a.heelY == b.heelY {
        low = min(low, a.lateralX, b.lateralX)
        high = max(high, a.lateralX, b.lateralX)
      } else {
        let part = (height - a.heelY) / (b.heelY - a.heelY)
        let x = a.lateralX + part * (b.lateralX - a.lateralX)
        low = min(low, x)
        high = max(high, x)
      }
    }
    return low <= high ? low...high : 0...0
  }

  /// The middle between the edges, at a fraction of the length.
  package func middle(along fraction: Double) -> InsolePlace {
    let height = heelY.lowerBound + fraction * lengthMillimetres
    let edges = edges(at: height)
    return InsolePlace(lateralX: (edges.lowerBound + edges.upperBound) / 2, heelY: height)
  }

  /// Direction of the foot's axis: how far the middle of the outline moves to medial per millimetre forward,
  /// from 15 % of its length (heel) to 70 % (metatarsal heads).
  package var axisSlope: Double {
    let heel = middle(along: 0.15)
    let forefoot = middle(along: 0.70)
    let forward = forefoot.heelY - heel.heelY
    return forward > 0 ? (forefoot.lateralX - heel.lateralX) / forward : 0
  }

  /// Andrew's monotone chain (1979).
  private static func hull(around places: [InsolePlace]) -> [InsolePlace] {
    let sorted = places.sorted { ($0.lateralX, $0.heelY) < ($1.lateralX, $1.heelY) }
    guard sorted.count > 2 else { return sorted }
    func chain(_ places: some Sequence<InsolePlace>) -> [InsolePlace] {
      var chain: [InsolePlace] = []
      for place in places {
        while chain.count > 1 {
          let a = chain[chain.count - 2]
          let b = chain[chain.count - 1]
          let cross =
            (b.lateralX - a.lateralX) * (place.heelY - a.heelY)
            - (b.heelY - a.heelY) * (place.lateralX - a.lateralX)
          guard cross <= 0 else { break }
          chain.removeLast()
        }
        chain.append(place)
      }
      return chain.dropLast()
    }
    return chain(sorted) + chain(sorted.reversed())
  }
}
