import Foundation
import GaitAnalysis
import GaitModel

/// How one training window differs from the recording it was cut from.
///
/// Recordings are calibrated, and a varied insole would be calibrated too: whatever cells, shift and a
/// sparse layout do to the mean sum of the recording is taken back by one factor, so that targets are
/// not contradicted. The common gain alone is an error that stays, that of the calibration itself.
struct WindowVariation: Equatable {
  /// What each canonical cell is multiplied by, `[128]`; 0 is a dead cell.
  let gains: [Float]
  /// An error of the calibration.
  var gain: Float = 1
  /// Frames of the recording for one frame of the window.
  let pace: Double
  /// Cells by which the foot is moved towards the heel and to the lateral side.
  let shift: (rows: Double, columns: Double)
  /// SD of noise in body weights per cell.
  let noise: Float
  /// The insole that the window is seen through; nil for the canonical grid itself.
  var sparse: SparseView?
  /// Part of the frames that are lost.
  var lost = 0.0

  /// Keeps noise apart from whatever else is drawn.
  private static let noisePurpose: UInt64 = 0x6E6F_6973
  private static let width = CanonicalGrid.cellCount

  /// Draws one; numbers are drawn in one order whatever the recipe says.
  init(
    _ recipe: AugmentationRecipe, cellSD: Float, random: inout SplitMix64
  ) {
    gain = Float(exp(recipe.gainSD * random.normal()))
    pace = exp(recipe.paceSD * random.normal())
    shift = (
      recipe.shiftCells * (2 * random.uniform() - 1),
      recipe.shiftCells * (2 * random.uniform() - 1)
    )
    let dead = recipe.deadCells * random.uniform()
    var gains: [Float] = []
    gains.reserveCapacity(Self.width)
    for _ in 0..<Self.width {
      let own = recipe.cellGainSD * random.normal()
      gains.append(random.uniform() < dead ? 0 : Float(exp(own)))
    }
    self.gains = gains
    noise = Float(recipe.noiseSD) * cellSD
    lost = recipe.lostFrames * random.uniform()
    let isSparse = random.uniform() < recipe.sparse
    let isKnown = random.uniform() < 0.5
    var cells = SplitMix64(seed: random.next())
    if isSparse {
      let bounds = AugmentationRecipe.sparseCells
      let count = bounds.lowerBound + Int(cells.next() % UInt64(bounds.count))
      sparse = isKnown ? .moticon : SparseView(count: count, random: &cells)
    }
  }

  init(gains: [Float], pace: Double, shift: (rows: Double, columns: Double), noise: Float) {
    self.gains = gains
    self.pace = pace
    self.shift = shift
    self.noise = noise
  }

  /// What of four neighbours, counted from the cell itself, reads in each cell after the shift.
  private var taps: [(rows: Int, columns: Int, share: Float)] {
    let (row, column) = (shift.rows.rounded(.down), shift.columns.rounded(.down))
    let (a, b) = (Float(shift.rows - row), Float(shift.columns - column))
    let all: [(rows: Int, columns: Int, share: Float)] = [
      (Int(row), Int(column), (1 - a) * (1 - b)), (Int(row) + 1, Int(column), a * (1 - b)),
      (Int(row), Int(column) + 1, (1 - a) * b), (Int(row) + 1, Int(column) + 1, a * b),
    ]
    return all.filter { $0.share > 0 }
  }

  /// Cuts and varies a window.
  ///
  /// - Parameters:
  ///   - stretch: what is cut.
  ///   - start: first frame of the window.
  ///   - frames: its length, L.
  ///   - meanCells: mean of each cell over the recording, `[128]`; empty keeps no sum.
  ///   - random: for noise and lost frames, which come from a copy: windows after this one are the
  ///     same without them.
  ///   - write: takes frame, cell and value.
  /// - Returns: the targets of the frames.
  func apply(
    to stretch: CalibratedStretch, start: Int, frames: Int, meanCells: [Float] = [],
    random: SplitMix64, write: (_ frame: Int, _ cell: Int, _ value: Float) -> Void
  ) -> [Float] {
    let width = Self.width
    let taps = self.taps
    var fork = random
    var random = SplitMix64(seed: fork.next(), purpose: Self.noisePurpose)
    let factor = sumFactor(meanCells, taps: taps)
    var targets: [Float] = []
    targets.reserveCapacity(frames)
    var window = [Float](repeating: 0, count: frames * width)
    var source = [Float](repeating: 0, count: width)
    var varied = source
    for frame in 0..<frames {
      // Paces above 1 may ask for frames after the last one, which then stands still.
      let place = min(Double(start) + Double(frame) * pace, Double(stretch.count - 1))
      let first = Int(place)
      let next = min(first + 1, stretch.count - 1)
      let part = Float(place - Double(first))
      targets.append(
        stretch.targets[first] + part * (stretch.targets[next] - stretch.targets[first]))
      for cell in 0..<width {
        let value = stretch.cells[first * width + cell]
        source[cell] =
          part == 0 ? value : value + part * (stretch.cells[next * width + cell] - value)
      }
      vary(&source, taps: taps, into: &varied, random: &random)
      for cell in 0..<width { window[frame * width + cell] = varied[cell] * factor }
    }
    if lost > 0 { bridgeLostFrames(of: &window, frames: frames, random: &random) }
    for frame in 0..<frames {
      for cell in 0..<width { write(frame, cell, window[frame * width + cell]) }
    }
    return targets
  }

  /// What becomes of a mean of frames, such as a footprint.
  func varied(_ frame: [Float], meanCells: [Float]) -> [Float] {
    let taps = self.taps
    let factor = sumFactor(meanCells, taps: taps)
    var source = frame
    var result = frame
    var random = SplitMix64(seed: 0)
    vary(&source, taps: taps, into: &result, random: &random, isNoisy: false)
    return result.map { $0 * factor }
  }

  /// Shift, noise, gains and sparse cells on one frame.
  private func vary(
    _ source: inout [Float], taps: [(rows: Int, columns: Int, share: Float)],
    into varied: inout [Float], random: inout SplitMix64, isNoisy: Bool = true
  ) {
    let (rows, columns) = (CanonicalGrid.rows, CanonicalGrid.columns)
    for row in 0..<rows {
      for column in 0..<columns {
        var value: Float = 0
        for tap in taps {
          let (y, x) = (row + tap.rows, column + tap.columns)
          guard y >= 0, y < rows, x >= 0, x < columns else { continue }
          value += tap.share * source[y * columns + x]
        }
        let cell = row * columns + column
        if noise > 0, isNoisy { value += noise * Float(random.normal()) }
        varied[cell] = sparse == nil ? value * gains[cell] : value
      }
    }
    if let sparse {
      swap(&source, &varied)
      sparse.apply(source, gains: gains, into: &varied)
    }
  }

  /// What keeps the mean sum of the recording as calibrated, times the error of the calibration.
  private func sumFactor(
    _ meanCells: [Float], taps: [(rows: Int, columns: Int, share: Float)]
  ) -> Float {
    guard !meanCells.isEmpty else { return gain }
    var source = meanCells
    var varied = source
    var random = SplitMix64(seed: 0)
    vary(&source, taps: taps, into: &varied, random: &random, isNoisy: false)
    let (before, after) = (meanCells.reduce(0, +), varied.reduce(0, +))
    return after > 0 && before > 0 ? gain * before / after : gain
  }

  /// Puts lost frames on the line between those around them; the first and the last are never lost.
  private func bridgeLostFrames(
    of window: inout [Float], frames: Int, random: inout SplitMix64
  ) {
    var before = 0
    for frame in 1..<frames {
      guard frame == frames - 1 || random.uniform() >= lost else { continue }
      for missing in stride(from: before + 1, to: frame, by: 1) {
        let part = Float(missing - before) / Float(frame - before)
        for cell in 0..<Self.width {
          let (a, b) = (window[before * Self.width + cell], window[frame * Self.width + cell])
          window[missing * Self.width + cell] = a + part * (b - a)
        }
      }
      before = frame
    }
  }

  static func == (a: WindowVariation, b: WindowVariation) -> Bool {
    a.gains == b.gains && a.gain == b.gain && a.pace == b.pace && a.shift == b.shift
      && a.noise == b.noise && a.sparse == b.sparse && a.lost == b.lost
  }
}
