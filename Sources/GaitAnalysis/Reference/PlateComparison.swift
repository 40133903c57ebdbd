import GaitModel

/// Plates and insoles at one rate, and how well they fit at a lag.
struct PlateComparison {
  /// What is compared; each has its own way to fail.
  enum Measure: CaseIterable {
    /// All plates with both insoles: it needs no foot, but all of the weight.
    case total
    /// Each plate with the insole that fits it better: a belt or a plate a foot.
    case plate
    /// Each contact with the insole that fits it better: plates that serve one foot after the other.
    case contact
  }

  /// A lag and Pearson's r at it.
  struct Fit {
    var seconds: Double
    var correlation: Double
  }

  /// Seconds of the plates that are compared; the lag does not change.
  private static let longestSeconds = 120.0
  /// Seconds around a load that count.
  private static let margin = 0.3

  private struct Piece {
    var plate: Int
    var samples: Range<Int>
  }

  private let plates: [ForceGrid]
  private let total: ForceGrid
  private let insoles: [ForceGrid]
  private let insoleTotal: ForceGrid
  private let contacts: [Piece]
  private let mask: [Bool]
  private let step: Double

  /// Nil where no plate is ever loaded, or there is no insole.
  ///
  /// - Parameters:
  ///   - all: loads on the plates' clock, and when each plate is loaded.
  ///   - insoles: one or two insoles.
  ///   - lags: the lags that will be asked for.
  ///   - step: seconds a sample.
  init?(
    plates all: [PlateLagFinder.Plate], insoles: [InsoleForce], lags: ClosedRange<Double>,
    step: Double
  ) {
    let loaded = all.filter { !$0.contacts.isEmpty }
    guard let firstLoad = loaded.map({ $0.contacts[0].lowerBound }).min(),
      let plateStart = loaded.compactMap(\.times.first).min(),
      let plateEnd = loaded.compactMap(\.times.last).max(),
      let insoleStart = insoles.compactMap(\.times.first).min(),
      let insoleEnd = insoles.compactMap(\.times.last).max()
    else { return nil }
    let start = max(plateStart, firstLoad - 1)
    let end = min(plateEnd, start + Self.longestSeconds)
    let count = max(1, Int((end - start) / step) + 1)
    // The insoles are only wanted as far as the plates can be shifted.
    let low = max(insoleStart, start + lags.lowerBound - 1)
    let high = min(insoleEnd, end + lags.upperBound + 1)
    guard high > low else { return nil }
    let insoleCount = Int((high - low) / step) + 1
    self.step = step
    self.plates = loaded.map {
      ForceGrid(
        times: ChunkedArray($0.times), newtons: ChunkedArray($0.loads), start: start, step: step,
        count: count)
    }
    self.insoles = insoles.map {
      ForceGrid(
        times: ChunkedArray($0.times), newtons: ChunkedArray($0.newtons), start: low, step: step,
        count: insoleCount)
    }
    var mask = [Bool](repeating: false, count: count)
    var contacts: [Piece] = []
    for (index, plate) in loaded.enumerated() {
      for contact in plate.contacts where contact.lowerBound < end {
        let first = max(0, Int((contact.lowerBound - Self.margin - start) / step))
        let last = min(count - 1, Int((contact.upperBound + Self.margin - start) / step))
        guard first < last else { continue }
        contacts.append(Piece(plate: index, samples: first..<last + 1))
        for sample in first...last { mask[sample] = true }
      }
    }
    self.mask = mask
    self.contacts = contacts
    total = Self.sum(self.plates)
    insoleTotal = Self.sum(self.insoles)
  }

  private static func sum(_ grids: [ForceGrid]) -> ForceGrid {
    var sum = grids[0]
    for grid in grids.dropFirst() { sum.add(grid) }
    return sum
  }

  /// How well each lag of a range fits; lags without enough samples are left out.
  func fits(_ measure: Measure, lags: ClosedRange<Double>) -> [Fit] {
    let offset = insoles[0].start - plates[0].start
    let low = Int(((lags.lowerBound - offset) / step).rounded(.up))
    let high = Int(((lags.upperBound - offset) / step).rounded(.down))
    guard low <= high else { return [] }
    return (low...high).compactMap { shift in
      // Sample `index` of the plates belongs to `index + shift` of the insoles.
      fit(measure, shift).map { Fit(seconds: offset + Double(shift) * step, correlation: $0) }
    }
  }

  private func fit(_ measure: Measure, _ shift: Int) -> Double? {
    let all = 0..<mask.count
    let loaded = mask.count { $0 }
    switch measure {
    case .total:
      return total.correlation(
        with: insoleTotal, shift: shift, samples: all, mask: mask, least: max(10, loaded / 2))
    case .plate:
      let pieces = plates.indices.map { Piece(plate: $0, samples: all) }
      return mean(pieces, shift, least: max(10, loaded / 2))
    case .contact: return mean(contacts, shift, least: 5)
    }
  }

  /// The mean of the better insole's r, by the length of the pieces; nil where most are missing.
  private func mean(_ pieces: [Piece], _ shift: Int, least: Int) -> Double? {
    var sum = 0.0
    var weight = 0
    var all = 0
    for piece in pieces {
      all += piece.samples.count
      let best = insoles.compactMap {
        plates[piece.plate].correlation(
          with: $0, shift: shift, samples: piece.samples, mask: mask,
          least: max(least, min(piece.samples.count, mask.count) / 3))
      }.max()
      guard let best else { continue }
      sum += best * Double(piece.samples.count)
      weight += piece.samples.count
    }
    return weight > all / 2 ? sum / Double(weight) : nil
  }
}
