import GaitFiles
import GaitModel

/// How one plate's vertical load comes out of the analog channels of a C3D file.
struct C3DPlate {
  /// A channel's weight in the load; raw numbers less their offset are multiplied by it.
  struct Term {
    var channel: Int
    var weight: Double
  }

  var name: String
  var terms: [Term]
  /// The channels of a centre of pressure in millimetres, which only plates of type 1 have.
  var place: (x: Term, y: Term)?

  /// The plates of a file, and a sentence for each that cannot be read.
  ///
  /// - Throws: `badHeader` for a plate without its channels.
  static func plates(
    _ header: C3DHeader, scaling: C3DScaling, _ reader: borrowing ByteReader
  ) throws(GaitlabError) -> (plates: [C3DPlate], notes: [String]) {
    let parameters = header.parameters
    let used = parameters.integer("FORCE_PLATFORM:USED") ?? 0
    let types = parameters.integers("FORCE_PLATFORM:TYPE")
    let channels = parameters.integers("FORCE_PLATFORM:CHANNEL")
    let perPlate = parameters.dimensions("FORCE_PLATFORM:CHANNEL").first ?? 0
    guard (0...64).contains(used), types.count >= used, channels.count >= used * perPlate else {
      throw refused(reader, "\(used) force plates without their types or channels")
    }
    var plates: [C3DPlate] = []
    var notes: [String] = []
    for index in 0..<used {
      let type = types[index]
      let needed = type == 3 ? 8 : 6
      guard (1...4).contains(type) else {
        notes.append("plate \(index + 1) is of type \(type) and was left out")
        continue
      }
      let own = channels[index * perPlate..<(index + 1) * perPlate].prefix(needed).map {
        $0 - 1
      }
      guard own.count == needed, own.allSatisfy({ (0..<header.channelCount).contains($0) }) else {
        throw refused(reader, "plate \(index + 1) with a channel that the file does not have")
      }
      let direction = normalDirection(parameters, plate: index)
      let term = { (channel: Int, weight: Double) in
        Term(channel: own[channel], weight: weight * scaling.scale(own[channel]))
      }
      var plate = C3DPlate(name: "plate \(index + 1)", terms: [])
      switch type {
      case 3: plate.terms = (4..<8).map { term($0, direction) }
      case 4:
        let matrix = parameters.numbers("FORCE_PLATFORM:CAL_MATRIX")
        guard matrix.count >= (index + 1) * 36 else {
          throw refused(reader, "plate \(index + 1) of type 4 without its CAL_MATRIX")
        }
        // Stored column by column: row 3 gives Fz.
        plate.terms = (0..<6).map { term($0, direction * matrix[index * 36 + $0 * 6 + 2]) }
      default:
        plate.terms = [term(2, direction)]
        if type == 1 { plate.place = (term(3, 1), term(4, 1)) }
      }
      plates.append(plate)
    }
    return (plates, notes)
  }

  /// What the plate's own Fz is multiplied by for the load: files hold the force on the foot, and a
  /// plate whose corners run as usual has its z axis downwards.
  private static func normalDirection(_ parameters: C3DParameters, plate: Int) -> Double {
    let all = parameters.numbers("FORCE_PLATFORM:CORNERS")
    guard all.count >= (plate + 1) * 12 else { return -1 }
    let corners = (0..<4).map { corner in
      Array(all[plate * 12 + corner * 3..<plate * 12 + corner * 3 + 3])
    }
    let x = (0..<3).map { corners[0][$0] + corners[3][$0] - corners[1][$0] - corners[2][$0] }
    let y = (0..<3).map { corners[0][$0] + corners[1][$0] - corners[2][$0] - corners[3][$0] }
    let normal = [
      x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0],
    ]
    let largest = normal.max { abs($0) < abs($1) } ?? 0
    return largest > 0 ? 1 : -1
  }

  private static func refused(_ reader: borrowing ByteReader, _ found: String) -> GaitlabError {
    reader.failure(
      .badHeader, at: 0, found: found, expected: "FORCE_PLATFORM with TYPE and CHANNEL",
      advice: "export the trial again with its force plates")
  }
}

/// How a stored analog number becomes a quantity: less its offset, by its scale.
struct C3DScaling {
  private let scales: [Double]
  private let offsets: [Double]
  private let general: Double
  let isUnsigned: Bool

  init(_ header: C3DHeader) {
    let parameters = header.parameters
    scales = parameters.numbers("ANALOG:SCALE")
    isUnsigned = parameters.text("ANALOG:FORMAT").first?.uppercased() == "UNSIGNED"
    offsets = parameters.numbers("ANALOG:OFFSET").map { [isUnsigned] offset in
      isUnsigned && offset < 0 ? offset + 65_536 : offset
    }
    general = parameters.number("ANALOG:GEN_SCALE") ?? 1
  }

  func scale(_ channel: Int) -> Double {
    general * (channel < scales.count ? scales[channel] : 1)
  }

  func offset(_ channel: Int) -> Double { channel < offsets.count ? offsets[channel] : 0 }
}
