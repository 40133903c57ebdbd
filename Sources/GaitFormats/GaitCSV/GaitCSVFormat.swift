import Foundation
import GaitFiles
import GaitModel
import PlainText

/// The words of this program's own CSV, version 1.
///
/// UTF-8 lines: `# gaitlab-csv: 1`, then `# key: value` lines, a line that names the columns and a
/// row for each distinct time of any foot or reference. A foot or reference without a sample at
/// that time has empty cells. Numbers are the shortest that read back exactly.
enum GaitCSVFormat {
  static let version = 1
  static let firstLine = "# gaitlab-csv: \(version)"
  static let versionKey = "gaitlab-csv"

  /// Keys of the header, in the order in which they are written.
  enum Key: String, CaseIterable {
    case name
    case source
    case simulated
    case startedAt = "started at [s since 1970]"
    case bodyMass = "body mass [kg]"
    case person
    case visit
    case condition
    case tag
    case notes
    case reference
    case leftUnit = "left unit"
    case leftRate = "left rate [Hz]"
    case leftSaturation = "left saturation"
    case leftLayout = "left layout"
    case rightUnit = "right unit"
    case rightRate = "right rate [Hz]"
    case rightSaturation = "right saturation"
    case rightLayout = "right layout"
    case marker

    static func unit(_ foot: Foot) -> Key { foot == .left ? .leftUnit : .rightUnit }
    static func rate(_ foot: Foot) -> Key { foot == .left ? .leftRate : .rightRate }
    static func saturation(_ foot: Foot) -> Key {
      foot == .left ? .leftSaturation : .rightSaturation
    }
    static func layout(_ foot: Foot) -> Key { foot == .left ? .leftLayout : .rightLayout }

    /// Whether a header may hold the key more than once.
    var mayRepeat: Bool { self == .tag || self == .marker }
  }

  static let timeColumn = "time [s]"

  /// The name of a cell's column; cells count from 1 in the order of the layout.
  static func cellColumn(_ foot: Foot, cell: Int, unit: PressureUnit) -> String {
    "\(foot.rawValue) \(cell + 1) [\(unit.rawValue)]"
  }

  static func referenceColumn(_ foot: Foot) -> String { "\(foot.rawValue) vGRF [N]" }

  // MARK: - Layouts

  /// A layout as one line of JSON whose strings a spreadsheet cannot misread.
  ///
  /// - Throws: the encoder's error, for instance of a number that is not finite.
  static func json(_ layout: InsoleLayout) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return escapingStrings(String(decoding: try encoder.encode(layout), as: UTF8.self))
  }

  /// The layout in one line of JSON, or nil unless it is one that a device could have.
  static func layout(json: some StringProtocol) -> InsoleLayout? {
    guard let layout = try? JSONDecoder().decode(InsoleLayout.self, from: Data(json.utf8)),
      layout.isPlausible
    else { return nil }
    return layout
  }

  /// Writes what begins a cell or a formula, and what no terminal should see, as JSON's escapes
  /// of four hexadecimal digits inside the strings of a JSON text.
  private static func escapingStrings(_ json: String) -> String {
    var result = ""
    var isInString = false
    var isEscaped = false
    for scalar in json.unicodeScalars {
      if scalar == "\"", !isEscaped { isInString.toggle() }
      let isSpecial = ",;=+-@'".unicodeScalars.contains(scalar) || Printable.isHarmful(scalar)
      if isInString, isSpecial {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        result.unicodeScalars.append(scalar)
      }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return result
  }
}
