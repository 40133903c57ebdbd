import GaitModel

/// Turns the pictures of a platform so that the heel comes first and the lateral edge on the left.
struct EmedStep {
  let foot: Foot
  private let pages: EmedPages
  /// Whether the contact begins in the file's first rows.
  private let isHeelFirst: Bool

  init(pages: EmedPages, foot: Foot) {
    self.pages = pages
    self.foot = foot
    let count = pages.pictures.count
    let quarter = max(1, count / 4)
    let early = Self.meanRow(pages, 0..<min(quarter, count))
    let late = Self.meanRow(pages, max(0, count - quarter)..<count)
    isHeelFirst = (early ?? 0) < (late ?? 0)
  }

  /// The pressures of a picture in the order of the layout's cells.
  func frame(_ picture: Int) -> [Float] {
    let count = pages.rows * pages.columns
    let values = pages.pressures[picture * count..<(picture + 1) * count]
    var frame = [Float](repeating: 0, count: count)
    var index = 0
    // Seen with the toes ahead, the lateral edge of the left foot is on the left.
    let isMirrored = (foot == .right) != isHeelFirst
    for value in values {
      let row = index / pages.columns
      let column = index % pages.columns
      let across = isMirrored ? pages.columns - 1 - column : column
      let along = isHeelFirst ? row : pages.rows - 1 - row
      frame[along * pages.columns + across] = value
      index += 1
    }
    return frame
  }

  /// The mean row of the load in some pictures, nil without a load.
  private static func meanRow(_ pages: EmedPages, _ pictures: Range<Int>) -> Double? {
    let count = pages.rows * pages.columns
    var load = 0.0
    var moment = 0.0
    for picture in pictures {
      for cell in 0..<count {
        let value = Double(pages.pressures[picture * count + cell])
        load += value
        moment += value * Double(cell / pages.columns)
      }
    }
    return load > 0 ? moment / load : nil
  }
}
