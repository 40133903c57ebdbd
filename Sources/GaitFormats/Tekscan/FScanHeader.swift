import GaitFiles
import GaitModel

/// What the `KEY value` lines of a Tekscan recording say, in text exports and in `.fsx` files.
///
/// Paths, comments and times of day are not kept: they may name a person.
struct FScanHeader: Equatable {
  private(set) var rows = 0
  private(set) var columns = 0
  private(set) var rowPitchMillimetres: Double?
  private(set) var columnPitchMillimetres: Double?
  private(set) var areaSquareMillimetres: Double?
  private(set) var secondsPerFrame: Double?
  private(set) var firstFrame: Int?
  private(set) var lastFrame: Int?
  private(set) var frameCount: Int?
  private(set) var bodyMassKilograms: Double?
  private(set) var unit = FScanUnit.raw
  private(set) var isRowMirrored = false
  private(set) var isColumnMirrored = false
  /// What the hardware's number or the recorder says.
  private(set) var foot: Foot?
  /// What the name says under which the recorder had stored the file.
  private(set) var fileFoot: Foot?
  /// A character a place of the matrix; `9` where there is no sensel.
  private(set) var tiles: [UInt8] = []
  private var saturationValue: Double?
  private var saturationUnit: FScanUnit?

  /// Keys that come behind the comments, which are free text on lines of their own.
  private static let keysAfterComments = [
    "START_FRAME", "END_FRAME", "UNITS", "MIRROR_ROW", "MIRROR_COL", "ASCII_DATA",
  ]
  private var isInComments = false

  /// The unit as the session has it: pounds a square inch become kilopascals.
  var insoleUnit: PressureUnit { unit.insoleUnit }

  /// The reading above which a sensel cannot go, in the unit of the session.
  var saturation: Double? {
    guard let saturationValue else { return unit == .raw ? 255 : nil }
    let pressure = (saturationUnit ?? unit)
    guard pressure != .raw, unit != .raw else { return unit == .raw ? 255 : nil }
    let kilopascals = saturationValue * pressure.kilopascals
    return unit.insoleUnit.kilopascals.map { kilopascals / $0 }
  }

  /// Takes up a line.
  ///
  /// - Parameters:
  ///   - line: the line without its end.
  ///   - failure: makes an error of this line from a code, what was found and what was expected.
  /// - Throws: `badHeader` or `implausibleValue`.
  mutating func read(
    line: String, failure: (GaitlabError.Code, String, String) -> GaitlabError
  ) throws(GaitlabError) {
    let line = Self.withoutSpreadsheetMarks(line)
    let key = line.prefix { $0 != " " && $0 != "\t" && $0 != ":" && $0 != "," && $0 != ";" }
    if isInComments, !Self.keysAfterComments.contains(String(key)) { return }
    isInComments = key == "COMMENTS"
    let value = line.dropFirst(key.count).drop { $0 == " " || $0 == "\t" || $0 == "," || $0 == ";" }
    let number = Self.number(value)

    func integer(_ range: ClosedRange<Int>) throws(GaitlabError) -> Int {
      guard let whole = number.flatMap({ Int(exactly: $0) }), range.contains(whole) else {
        throw failure(
          number == nil ? .badHeader : .implausibleValue, "'\(key)' is not such a number",
          "\(range.lowerBound) to \(range.upperBound)")
      }
      return whole
    }
    switch key {
    case "ROWS": rows = try integer(InsoleLayout.cellCountRange)
    case "COLS": columns = try integer(InsoleLayout.cellCountRange)
    case "ROW_SPACING": rowPitchMillimetres = try length(value, key, failure)
    case "COL_SPACING": columnPitchMillimetres = try length(value, key, failure)
    case "SENSEL_AREA": areaSquareMillimetres = try area(value, key, failure)
    case "SECONDS_PER_FRAME":
      guard let number, Plausible.samplingRatesHz.contains(1 / number) else {
        throw failure(.badHeader, "'\(key)' is not a time", "seconds, such as 0.01")
      }
      secondsPerFrame = number
    case "START_FRAME": firstFrame = try integer(0...FScanText.largestFrame)
    case "END_FRAME": lastFrame = try integer(0...FScanText.largestFrame)
    case "FRAMES": frameCount = try integer(0...FScanText.largestFrame)
    case "SATURATION_PRESSURE":
      saturationValue = number.flatMap { $0 > 0 ? $0 : nil }
      saturationUnit = FScanUnit(text: Self.word(value, at: 1))
    case "UNITS":
      guard let unit = FScanUnit(text: Self.word(value, at: 0)) else {
        throw failure(
          .badHeader, "an unknown unit in 'UNITS'", "KPa, PSI, mmHg, N/cm2, kg/cm2 or raw")
      }
      self.unit = unit
    case "MIRROR_ROW": isRowMirrored = number == 1
    case "MIRROR_COL": isColumnMirrored = number == 1
    case "HARDWARE":
      if value.hasSuffix("-1") { foot = foot ?? .left }
      if value.hasSuffix("-2") { foot = foot ?? .right }
    case "FILENAME":
      // A path of another machine; only its last letter is looked at.
      fileFoot = FootFiles.foot(ofFile: String(value.map { $0 == "\\" ? "/" : $0 }))
    case "LEFTRIGHT":
      if number == -1 { foot = .left }
      if number == 1 { foot = .right }
    case "TILEARRAY":
      let text = value.hasSuffix("TILEEND") ? value.dropLast(7) : value
      tiles = Array(text.utf8)
    case _ where key.hasPrefix("CALIBRATION_POINT"): readMass(value, number)
    default: break
    }
  }

  /// A recording of Tekscan's own holds raw readings, whatever unit its program shows them in.
  mutating func takeReadingsAsRaw() { unit = .raw }

  private mutating func readMass(_ value: Substring, _ number: Double?) {
    guard let number else { return }
    let unit = Self.word(value, at: 1).lowercased()
    let isPounds = unit.hasPrefix("(lb")
    guard isPounds || unit.hasPrefix("(kg") else { return }
    let kilograms = isPounds ? number * 0.453_592_37 : number
    if SessionMetadata.plausibleBodyMassKilograms.contains(kilograms) {
      bodyMassKilograms = kilograms
    }
  }

  // MARK: - Numbers with a unit

  private func length(
    _ value: Substring, _ key: Substring,
    _ failure: (GaitlabError.Code, String, String) -> GaitlabError
  ) throws(GaitlabError) -> Double {
    if let number = Self.number(value),
      let scale = Self.millimetres(Self.word(value, at: 1), value: number),
      (0.2...50).contains(number * scale)
    {
      return number * scale
    }
    throw failure(.badHeader, "'\(key)' is not a length of a sensel", "such as 5.08 mm or 0.2 in")
  }

  private func area(
    _ value: Substring, _ key: Substring,
    _ failure: (GaitlabError.Code, String, String) -> GaitlabError
  ) throws(GaitlabError) -> Double {
    let unit = Self.word(value, at: 1).filter { $0 != "2" && $0 != "²" && $0 != "^" }
    if let number = Self.number(value),
      let scale = Self.millimetres(unit, value: number),
      (0.04...2500).contains(number * scale * scale)
    {
      return number * scale * scale
    }
    throw failure(
      .badHeader, "'\(key)' is not an area of a sensel", "such as 25.8064 mm2 or 0.04 in2")
  }

  /// Without a unit a number below 1 is inches, as `.fsx` files have them.
  private static func millimetres(_ unit: String, value: Double) -> Double? {
    switch unit.lowercased().filter({ $0 != "." }) {
    case "mm": 1
    case "cm": 10
    case "in", "inch", "inches", "\"": 25.4
    case "": value < 1 ? 25.4 : 1
    default: nil
    }
  }

  /// Excel ends lines with commas and puts a line with a comma in it into quotes.
  static func withoutSpreadsheetMarks(_ line: String) -> Substring {
    var line = line[...]
    while let last = line.last, last == "," || last == ";" || last == "\t" || last == " " {
      line.removeLast()
    }
    if line.first == "\"", line.last == "\"", line.count > 1 { line = line.dropFirst().dropLast() }
    return line
  }

  private static func word(_ value: Substring, at index: Int) -> String {
    let words = value.split { $0 == " " || $0 == "\t" }
    return index < words.count ? String(words[index]) : ""
  }

  private static func number(_ value: Substring) -> Double? {
    let word = word(value, at: 0).replacing(",", with: ".")
    return Double(word).flatMap { $0.isFinite ? $0 : nil }
  }
}

/// The units that Tekscan's program exports.
enum FScanUnit: Equatable, Sendable {
  case kilopascals
  case poundsPerSquareInch
  case millimetresOfMercury
  case newtonsPerSquareCentimetre
  case kilogramsPerSquareCentimetre
  case raw

  init?(text: String) {
    switch text.lowercased() {
    case "kpa": self = .kilopascals
    case "psi": self = .poundsPerSquareInch
    case "mmhg": self = .millimetresOfMercury
    case "n/cm2", "n/cm²": self = .newtonsPerSquareCentimetre
    case "kg/cm2", "kg/cm²", "kgf/cm2": self = .kilogramsPerSquareCentimetre
    case "raw": self = .raw
    default: return nil
    }
  }

  /// Kilopascals a unit.
  var kilopascals: Double {
    switch self {
    case .kilopascals, .raw: 1
    case .poundsPerSquareInch: 6.894_757_293_168
    case .millimetresOfMercury: 0.133_322_387_415
    case .newtonsPerSquareCentimetre: 10
    case .kilogramsPerSquareCentimetre: 98.0665
    }
  }

  /// The unit that a session keeps.
  var insoleUnit: PressureUnit {
    switch self {
    case .kilopascals, .poundsPerSquareInch, .kilogramsPerSquareCentimetre: .kilopascals
    case .millimetresOfMercury: .millimetresOfMercury
    case .newtonsPerSquareCentimetre: .newtonsPerSquareCentimetre
    case .raw: .counts
    }
  }

  /// What a number of the file is multiplied by for the session's unit; 1 where it is the same.
  var scale: Float {
    switch self {
    case .poundsPerSquareInch, .kilogramsPerSquareCentimetre: Float(kilopascals)
    default: 1
    }
  }
}
