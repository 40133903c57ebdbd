package import GaitModel

/// How frames of a stretch are related in what a layer of a network makes of them: `[side][side]`, rows and columns in
/// the order of time.
package struct RelationMap: Equatable, Sendable {
  /// Rows, and columns.
  package let side: Int
  /// `[side][side]`.
  package let values: [Float]

  package init(side: Int, values: [Float]) {
    precondition(values.count == side * side, "\(values.count) values of \(side) x \(side)")
    self.side = side
    self.values = values
  }

  /// How a moment, the row, is related to another one.
  package subscript(row: Int, column: Int) -> Float { values[row * side + column] }

  /// The map of TaKD's temporal term: products of all pairs of frames over all channels, rows divided by their norm.
  ///
  /// Our reconstruction, see docs/METHODS.md.
  ///
  /// - Complexity: O(frames^2 x channels).
  package static func temporal(_ features: LayerFeatures) -> RelationMap {
    let rows = (0..<features.frames).map { features.row($0).map(Double.init) }
    var values: [Float] = []
    values.reserveCapacity(rows.count * rows.count)
    for row in rows {
      let products = rows.map { dot(row, $0) }
      let norm = max(dot(products, products).squareRoot(), 1e-12)
      values += products.map { Float($0 / norm) }
    }
    return RelationMap(side: rows.count, values: values)
  }

  /// The map of SCKD's intra-temporal term: Pearson correlations of all pairs of frames over the selected channels.
  ///
  /// Our reconstruction, see docs/METHODS.md. A frame in which the channels hardly differ correlates with nothing, not even with itself.
  ///
  /// - Complexity: O(frames^2 x selected channels).
  package static func correlation(_ features: LayerFeatures, of channels: [Int]) -> RelationMap {
    let rows = (0..<features.frames).map { frame -> [Double] in
      let row = features.row(frame)
      return unit(channels.map { Double(row[row.startIndex + $0]) })
    }
    var values: [Float] = []
    values.reserveCapacity(rows.count * rows.count)
    for row in rows { values += rows.map { Float(dot(row, $0)) } }
    return RelationMap(side: rows.count, values: values)
  }

  /// Numbers without their mean, of norm 1; zeros where they are the same up to rounding.
  static func unit(_ numbers: [Double]) -> [Double] {
    let mean = numbers.reduce(0, +) / Double(max(numbers.count, 1))
    let centred = numbers.map { $0 - mean }
    let norm = dot(centred, centred).squareRoot()
    let floor = dot(numbers, numbers).squareRoot() * 1e-6 + 1e-12
    return norm < floor ? centred.map { _ in 0 } : centred.map { $0 / norm }
  }

  static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  // MARK: - Two maps

  /// This minus another of the same size.
  package func minus(_ other: RelationMap) -> RelationMap {
    RelationMap(side: side, values: zip(values, other.values).map { $0 - $1 })
  }

  /// The mean square of the difference from another map of the same size: what TaKD's temporal term is.
  package func meanSquare(from other: RelationMap) -> Double {
    let sum = zip(values, other.values).reduce(0.0) { sum, pair in
      let difference = Double(pair.0 - pair.1)
      return sum + difference * difference
    }
    return sum / Double(max(values.count, 1))
  }

  /// The same on fewer frames: each the mean of those that it stands for.
  package func resampled(to count: Int) -> RelationMap {
    guard side > count, count > 0 else { return self }
    var values: [Float] = []
    values.reserveCapacity(count * count)
    func frames(_ index: Int) -> Range<Int> { index * side / count..<(index + 1) * side / count }
    for row in 0..<count {
      for column in 0..<count {
        var sum: Float = 0
        for y in frames(row) { for x in frames(column) { sum += self[y, x] } }
        values.append(sum / Float(frames(row).count * frames(column).count))
      }
    }
    return RelationMap(side: count, values: values)
  }
}
