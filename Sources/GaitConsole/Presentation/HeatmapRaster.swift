import GaitAnalysis
import GaitModel
import TerminalCore

/// Turns the cells of an insole into the pixels of a picture, toes up, as seen from above.
///
/// The left foot's lateral edge is on the left, the right foot's on the right. Raw, each pixel has the value of the
/// cell that it lies in or, of scattered cells, that is nearest. Otherwise values between the cells are interpolated
/// and cells without a reading of their own are filled from their neighbours, for the picture alone.
struct HeatmapRaster {
  let layout: InsoleLayout
  let foot: Foot
  var isRaw = false

  /// The picture of one frame.
  ///
  /// - Parameters:
  ///   - cells: pressures in the order of the layout's cells; nil draws the sole empty.
  ///   - scale: what turns them into the unit of the legend.
  ///   - peaks: the highest reading of each cell; what never read anything lies outside the sole
  ///     and is left out. Empty draws every cell.
  ///   - faults: cells that get a glyph of their own.
  ///   - pixels: size of the picture.
  /// - Returns: a picture of that size; NaN lies outside the sole.
  func image(
    cells: [Float]?, scale: Float, peaks: [Float], faults: [Int: CellFault], pixels: Size
  ) -> HeatmapImage {
    let grid = SoleGrid.of(layout, foot, pixels)
    let count = pixels.columns * pixels.rows
    var values = [Float](repeating: .nan, count: count)
    var flags = [UInt8](repeating: HeatmapImage.Flag.normal, count: count)
    let isOnSole = SoleShape.of(layout, foot, pixels, peaks: peaks).isOnSole
    let known = cells.map { isRaw ? $0 : filled($0, faults: faults) }
    for pixel in 0..<count {
      let cell = Int(grid.nearest[pixel])
      guard cell >= 0 else { continue }
      if isRaw, peaks.indices.contains(cell), peaks[cell] <= 0, faults[cell] == nil { continue }
      let value = known.map { (isRaw ? $0[cell] : grid.value(at: pixel, of: $0)) * scale } ?? 0
      // Raw cells are shown, wherever the outline runs.
      guard isOnSole[pixel] || isRaw && layout.matrix != nil else { continue }
      values[pixel] = value
      flags[pixel] = flag(faults[cell], isMiddle: grid.isMiddle[pixel])
    }
    return HeatmapImage(width: pixels.columns, height: pixels.rows, values: values, flags: flags)
  }

  /// What a picture with its lines is made of.
  private struct Key: Equatable {
    let layout: InsoleLayout
    let foot: Foot
    let isRaw: Bool
    let cells: [Float]?
    let peaks: [Float]
    let faults: [Int: CellFault]
    let maximum: Float
    let pixels: Size
  }

  /// Curves move more often than the maps beside them; in pixels each foot has two sizes.
  private static let memo = Memo<Key, (image: HeatmapImage, lines: [HeatmapLine])>(capacity: 8)

  /// The picture of one frame, with rim and contours; the same as before where nothing has changed.
  ///
  /// - Parameters:
  ///   - cells: pressures in the order of the layout's cells; nil draws the sole empty.
  ///   - peaks: the highest reading of each cell.
  ///   - faults: cells that get a glyph of their own.
  ///   - maximum: the end of the range.
  ///   - pixels: size of the picture.
  /// - Returns: the picture, and what is drawn over it.
  func picture(
    cells: [Float]?, peaks: [Float], faults: [Int: CellFault], maximum: Float, pixels: Size
  ) -> (image: HeatmapImage, lines: [HeatmapLine]) {
    let key = Key(
      layout: layout, foot: foot, isRaw: isRaw, cells: cells, peaks: peaks, faults: faults,
      maximum: maximum, pixels: pixels)
    return Self.memo.value(key) {
      let image = image(cells: cells, scale: 1, peaks: peaks, faults: faults, pixels: pixels)
      return (image, lines(over: image, maximum: maximum, peaks: peaks, pixels: pixels))
    }
  }

  /// The rim of the sole, and contours at parts of the range, to be drawn over the picture.
  func lines(
    over image: HeatmapImage, maximum: Float, peaks: [Float], pixels: Size
  ) -> [HeatmapLine] {
    let rim = rim(peaks: peaks, pixels: pixels)
    guard !isRaw else { return [rim] }
    return [rim] + HeatmapPanel.contourParts.map { image.contour(at: $0 * maximum) }
  }

  /// The rim of the sole.
  func rim(peaks: [Float], pixels: Size) -> HeatmapLine {
    HeatmapLine(
      points: SoleShape.of(layout, foot, pixels, peaks: peaks).rim, kind: .outline(foot.role))
  }

  /// The readings with those of broken cells replaced by their neighbours', the nearer the more.
  private func filled(_ cells: [Float], faults: [Int: CellFault]) -> [Float] {
    let broken = faults.filter { $0.value != .saturated && cells.indices.contains($0.key) }
    guard !broken.isEmpty, broken.count < cells.count else { return cells }
    var filled = cells
    for index in broken.keys {
      let own = layout.cells[index]
      let reach = 1.6 * max(own.width, own.length)
      var sum: (weight: Double, value: Double) = (0, 0)
      for (other, cell) in layout.cells.enumerated() where broken[other] == nil {
        let (across, along) = (cell.lateralX - own.lateralX, cell.heelY - own.heelY)
        let distance = (across * across + along * along).squareRoot()
        guard distance > 0, distance <= reach else { continue }
        sum.weight += 1 / distance
        sum.value += Double(cells[other]) / distance
      }
      if sum.weight > 0 { filled[index] = Float(sum.value / sum.weight) }
    }
    return filled
  }

  /// A place on the insole in fractions of the picture, which it never leaves.
  func place(lateralX: Double, heelY: Double) -> HeatmapLine.FractionalPoint {
    let lateral = lateralX / layout.widthMillimetres
    let along = heelY / layout.lengthMillimetres
    return .init(x: min(max(foot.across(lateral), 0), 1), y: min(max(1 - along, 0), 1))
  }

  /// The same of a centre of pressure; nil without one.
  func place(of center: CenterOfPressure) -> HeatmapLine.FractionalPoint? {
    guard center.exists else { return nil }
    return place(lateralX: Double(center.lateralX), heelY: Double(center.heelY))
  }

  private func flag(_ fault: CellFault?, isMiddle: Bool) -> UInt8 {
    switch fault {
    case .dead where isRaw || isMiddle: HeatmapImage.Flag.dead
    case .saturated where isRaw || isMiddle: HeatmapImage.Flag.saturated
    // Silence may be a high arch.
    case .dead, .saturated, .silent, nil: HeatmapImage.Flag.normal
    }
  }
}

extension Foot {
  /// A part of the width from the lateral edge as one from the left edge of the picture, or the other way round.
  func across(_ lateral: Double) -> Double { self == .left ? lateral : 1 - lateral }
}
