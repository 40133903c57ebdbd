import GaitFiles
import GaitModel

/// Where the columns of a Moticon text export are that the importer reads.
struct MoticonColumns: Equatable {
  /// What a column is read into: an index of a row's values, or `ignored`.
  static let ignored = -1
  static let timeSlot = 0
  static let slotCount = 1 + 2 * (MoticonLayout.cellCount + 1)

  /// For each column of the file, its slot.
  private(set) var slots: [Int] = []
  /// The columns' names as the file has them.
  private(set) var names: [String] = []
  private(set) var hasCells = PerFoot(both: false)
  private(set) var hasTotal = PerFoot(both: false)

  /// The slot of a foot's first cell; the others follow.
  static func firstCellSlot(_ foot: Foot) -> Int {
    foot == .left ? 1 : 1 + MoticonLayout.cellCount
  }

  /// The slot of a foot's total force.
  static func totalSlot(_ foot: Foot) -> Int {
    1 + 2 * MoticonLayout.cellCount + (foot == .left ? 0 : 1)
  }

  /// Whether a line is the one that names the columns: a time or pressure column comes first and
  /// tabs follow, where every other header line begins with a key and a colon.
  static func isColumnLine(_ line: String) -> Bool {
    guard line.first == "#", let first = line.split(separator: "\t").first, line.contains("\t")
    else { return false }
    return !first.contains(":")
  }

  /// Reads the line that names the columns.
  ///
  /// - Throws: `missingColumn` or `wrongColumn`, made by `failure` from code, what was found and
  ///   what was expected.
  init(
    line: String, failure: (GaitlabError.Code, String, String) -> GaitlabError
  ) throws(GaitlabError) {
    let fields = line.dropFirst().split(separator: "\t", omittingEmptySubsequences: false)
    var seen = [Bool](repeating: false, count: Self.slotCount)
    for field in fields {
      let name = String(field.drop { $0 == " " })
      let slot = try Self.slot(name: name, failure: failure)
      if slot != Self.ignored {
        if seen[slot] {
          throw failure(.wrongColumn, "column '\(name)' is there twice", "each column once")
        }
        seen[slot] = true
      }
      slots.append(slot)
      names.append(name)
    }
    guard seen[Self.timeSlot] else {
      throw failure(.missingColumn, "no column 'time'", "a column 'time' in seconds")
    }
    for foot in Foot.allCases {
      let first = Self.firstCellSlot(foot)
      let missing = (0..<MoticonLayout.cellCount).filter { !seen[first + $0] }
      hasCells[foot] = missing.isEmpty
      hasTotal[foot] = seen[Self.totalSlot(foot)]
      if let cell = missing.first, missing.count < MoticonLayout.cellCount {
        throw failure(
          .missingColumn, "no column '\(foot.rawValue) pressure \(cell + 1)'",
          "'\(foot.rawValue) pressure 1' to '\(foot.rawValue) pressure \(MoticonLayout.cellCount)'")
      }
    }
    guard hasCells.left || hasCells.right else {
      throw failure(
        .missingColumn, "no pressure columns", "'left pressure 1' to 16 or 'right pressure 1' to 16"
      )
    }
  }

  /// The slot of a column by its name, `ignored` if the importer has no use for it.
  private static func slot(
    name: String, failure: (GaitlabError.Code, String, String) -> GaitlabError
  ) throws(GaitlabError) -> Int {
    let parts = name.split(separator: "[", maxSplits: 1)
    let title = parts.first.map { $0.split(separator: " ").map { $0.lowercased() } } ?? []
    let unit = parts.count > 1 ? String(parts[1].prefix { $0 != "]" }) : ""
    if title == ["time"] { return timeSlot }
    guard let foot = title.first.flatMap(Foot.init(rawValue:)) else { return ignored }
    if title.dropFirst() == ["total", "force"], unit == "N" { return totalSlot(foot) }
    // "center of pressure" is another thing.
    guard title.count > 1, title[1] == "pressure" else { return ignored }
    guard title.count == 3, let cell = Int(title[2]), (1...MoticonLayout.cellCount).contains(cell)
    else {
      throw failure(
        .wrongColumn, "unknown column '\(name)'",
        "'\(foot.rawValue) pressure 1' to \(MoticonLayout.cellCount)")
    }
    guard ["N/cm²", "N/cm2"].contains(unit) else {
      throw failure(.wrongColumn, "column '\(name)' is in '\(unit)'", "the unit N/cm²")
    }
    return firstCellSlot(foot) + cell - 1
  }
}
