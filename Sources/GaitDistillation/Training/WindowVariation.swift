import Foundation
import GaitAnalysis
import GaitModel

/// How one training window differs from the recording it was cut from.
struct WindowVariation: Equatable {
  /// What each canonical cell is multiplied by, `[128]`; 0 is a dead cell.
  let gains: [Float]
  /// Frames of the recording for one frame of the window.
  let pace: Double
  /// Cells by which the foot is moved towards the heel and to the lateral side.
  let shift: (rows: Double, columns: Double)
  /// SD of noise in body weights per cell.
  let noise: Float

  /// Keeps noise apart from whatever else is drawn.
  private static let noisePurpose: UInt64 = 0x6E6F_6973

  /// Draws one; numbers are drawn in one order whatever the recipe says.
  init(
    _ recipe: AugmentationRecipe, cellSD: Float, random: inout SplitMix64
  ) {
    let gain = recipe.gainSD * random.normal()
    pace = exp(recipe.paceSD * random.normal())
    shift = (
      recipe.shiftCells * (2 * random.uniform() - 1),
      recipe.shiftCells * (2 * random.uniform() - 1)
    )
    let dead = recipe.deadCells * random.uniform()
    var gains: [Float] = []
    gains.reserveCapacity(CanonicalGrid.cellCount)
    for _ in 0..<CanonicalGrid.cellCount {
      let own = recipe.cellGainSD * random.normal()
      gains.append(random.uniform() < dead ? 0 : Float(exp(gain + own)))
    }
    self.gains = gains
    noise = Float(recipe.noiseSD) * cellSD
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
  ///   - random: for noise, which comes from a copy: windows after this one are the same without it.
  ///   - write: takes frame, cell and value.
  /// - Returns: the targets of the frames.
  func apply(
    to stretch: CalibratedStretch, start: Int, frames: Int, random: SplitMix64,
    write: (_ frame: Int, _ cell: Int, _ value: Float) -> Void
  ) -> [Float] {
    let (rows, columns) = (CanonicalGrid.rows, CanonicalGrid.columns)
    let width = CanonicalGrid.cellCount
    let taps = self.taps
    var fork = random
    var random = SplitMix64(seed: fork.next(), purpose: Self.noisePurpose)
    var targets: [Float] = []
    targets.reserveCapacity(frames)
    var source = [Float](repeating: 0, count: width)
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
      for row in 0..<rows {
        for column in 0..<columns {
          var value: Float = 0
          for tap in taps {
            let (y, x) = (row + tap.rows, column + tap.columns)
            guard y >= 0, y < rows, x >= 0, x < columns else { continue }
            value += tap.share * source[y * columns + x]
          }
          let cell = row * columns + column
          if noise > 0 { value += noise * Float(random.normal()) }
          write(frame, cell, value * gains[cell])
        }
      }
    }
    return targets
  }

  static func == (a: WindowVariation, b: WindowVariation) -> Bool {
    a.gains == b.gains && a.pace == b.pace && a.shift == b.shift && a.noise == b.noise
  }
}
