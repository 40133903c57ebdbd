/// A gradient that turns a fraction into a colour, precomputed in 256 steps.
package struct ColorMap: Sendable, Equatable {
  package let name: String
  /// The colours from fraction 0 to fraction 1.
  private let steps: [RGB]

  /// Creates a map that passes through evenly spaced control points.
  init(name: String, controlPoints: [UInt32]) {
    let points = controlPoints.map { value in
      RGB(
        UInt8(truncatingIfNeeded: value >> 16), UInt8(truncatingIfNeeded: value >> 8),
        UInt8(truncatingIfNeeded: value))
    }
    precondition(points.count >= 2, "a colour map needs two control points, not \(points.count)")
    self.name = name
    steps = (0..<256).map { step in
      let position = Double(step) / 255 * Double(points.count - 1)
      let index = min(Int(position), points.count - 2)
      return points[index].mixed(with: points[index + 1], fraction: position - Double(index))
    }
  }

  /// Returns the colour at `fraction`; values outside 0...1 and NaN give the ends.
  ///
  /// - Complexity: O(1).
  package func color(at fraction: Double) -> RGB {
    guard fraction > 0 else { return steps[0] }
    return steps[Int((min(fraction, 1) * 255).rounded())]
  }

  /// Every map by name, the default first.
  package static let all: [ColorMap] = [.cividis, .viridis, .vendor, .coolwarm]

  /// Returns the map of that name, or nil.
  package static func named(_ name: String) -> ColorMap? {
    all.first { $0.name == name }
  }
}
