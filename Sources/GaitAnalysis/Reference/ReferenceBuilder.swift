import GaitModel

/// Puts the contacts of a foot together into its reference, at the plates' own samples.
struct ReferenceBuilder {
  private let plates: [LoadedPlate]
  private let insoleContacts: PerFoot<[ClosedRange<Double>]>

  /// Seconds of the unloaded plate that are kept around a contact.
  private static let margin = 0.1
  /// A foot that is away from its plate for longer may be anywhere, in seconds.
  private static let longestSwing = 3.0

  init(plates: [LoadedPlate], insoleContacts: PerFoot<[ClosedRange<Double>]>) {
    self.plates = plates
    self.insoleContacts = insoleContacts
  }

  /// Samples of one plate that are a foot's.
  private struct Piece {
    var plate: Int
    var samples: Range<Int>
  }

  /// The reference of a foot and where it is.
  ///
  /// - Parameters:
  ///   - foot: the foot.
  ///   - contacts: those of every plate, in the order of time.
  /// - Returns: nil and no range without a contact.
  func build(
    _ foot: Foot, contacts: [[ContactMatcher.Found]]
  ) -> (ForceBlock?, [ClosedRange<Double>]) {
    var pieces = plates.indices.flatMap { self.pieces(foot, plate: $0, contacts[$0]) }
    guard !pieces.isEmpty else { return (nil, []) }
    pieces.sort { start($0) < start($1) }
    var block = ForceBlock(foot: foot)
    var ranges: [ClosedRange<Double>] = []
    var index = 0
    while index < pieces.count {
      // A foot on two plates at once is carried by both.
      var end = end(pieces[index])
      var next = index + 1
      while next < pieces.count, start(pieces[next]) <= end {
        end = max(end, self.end(pieces[next]))
        next += 1
      }
      append(Array(pieces[index..<next]), to: &block, &ranges)
      index = next
    }
    return (block, ranges)
  }

  private func start(_ piece: Piece) -> Double {
    plates[piece.plate].times[piece.samples.lowerBound]
  }

  private func end(_ piece: Piece) -> Double {
    plates[piece.plate].times[piece.samples.upperBound - 1]
  }

  /// The contacts of a foot on a plate, with the unloaded plate around them; two become one where the
  /// plate stayed empty between them and the foot touched nothing else.
  private func pieces(
    _ foot: Foot, plate: Int, _ contacts: [ContactMatcher.Found]
  ) -> [Piece] {
    let times = plates[plate].times
    var pieces: [Piece] = []
    var former: Int?
    for (index, found) in contacts.enumerated() where found.contact.foot == foot {
      let before = index > 0 ? contacts[index - 1].samples.upperBound : 0
      let after = index + 1 < contacts.count ? contacts[index + 1].samples.lowerBound : times.count
      let first = times.lowerBound(of: found.contact.seconds.lowerBound - Self.margin)
      let last = times.lowerBound(of: found.contact.seconds.upperBound + Self.margin)
      let samples = max(before, first)..<max(found.samples.upperBound, min(after, last))
      if let former, former == index - 1,
        isSwing(foot, contacts[former].contact.seconds, found.contact.seconds)
      {
        pieces[pieces.count - 1].samples =
          pieces[pieces.count - 1].samples.lowerBound..<samples.upperBound
      } else {
        let free = pieces.last.map { max($0.samples.upperBound, samples.lowerBound) }
        pieces.append(
          Piece(plate: plate, samples: (free ?? samples.lowerBound)..<samples.upperBound))
      }
      former = index
    }
    return pieces
  }

  /// Whether a foot was in the air between two contacts.
  private func isSwing(
    _ foot: Foot, _ earlier: ClosedRange<Double>, _ later: ClosedRange<Double>
  ) -> Bool {
    let gap = later.lowerBound - earlier.upperBound
    guard gap > 0, gap <= Self.longestSwing else { return false }
    return !insoleContacts[foot].contains { contact in
      !contact.overlaps(earlier) && !contact.overlaps(later)
        && contact.lowerBound < later.lowerBound && contact.upperBound > earlier.upperBound
    }
  }

  /// Appends what one or several plates carry, at the samples of the first.
  private func append(
    _ pieces: [Piece], to block: inout ForceBlock, _ ranges: inout [ClosedRange<Double>]
  ) {
    let main = pieces[0].plate
    let times = plates[main].times
    let end = pieces.map { self.end($0) }.max() ?? 0
    let first = pieces[0].samples.lowerBound
    let last = max(
      pieces[0].samples.upperBound,
      times.indexRange(in: times[first]...max(times[first], end)).upperBound)
    var begin: Double?
    for sample in first..<last {
      let time = times[sample]
      if let before = block.times.last, time <= before { continue }
      var newtons: Float = 0
      for piece in pieces {
        if piece.plate == main {
          if piece.samples.contains(sample) { newtons += plates[main].loads[sample] }
        } else if time >= start(piece), time <= self.end(piece) {
          newtons += load(plate: piece.plate, at: time)
        }
      }
      begin = begin ?? time
      block.append(timeSeconds: time, newtons: newtons)
    }
    if let begin, let last = block.times.last { ranges.append(begin...last) }
  }

  private func load(plate: Int, at time: Double) -> Float {
    let times = plates[plate].times
    let next = times.lowerBound(of: time)
    guard next < times.count else { return plates[plate].loads.last ?? 0 }
    guard next > 0, times[next] > time else { return plates[plate].loads[next] }
    let part = Float((time - times[next - 1]) / (times[next] - times[next - 1]))
    let loads = plates[plate].loads
    return loads[next - 1] + part * (loads[next] - loads[next - 1])
  }
}
