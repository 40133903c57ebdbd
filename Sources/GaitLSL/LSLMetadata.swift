import GaitFiles
import GaitModel
import PlainText

/// Reads the elements of `gaitlab` in a stream's metadata; what is there must be right.
struct LSLMetadata {
  private let stream: LSLStreamSummary

  init(_ stream: LSLStreamSummary) { self.stream = stream }

  /// An error of this stream, whose text may be shown.
  func failure(found: String, expected: String) -> GaitlabError {
    GaitlabError(
      .sourceFailed, file: "lsl \(stream.name)", found: found, expected: expected,
      advice: "docs/LSL.md describes the metadata")
  }

  /// The insole's cells by `layout` (rows x columns) and `size` (length x width); nil without both.
  func layout() throws(GaitlabError) -> InsoleLayout? {
    if stream.metadata["layout"] == nil, stream.metadata["size"] == nil { return nil }
    let (rows, columns) = try pair("layout", expected: "rows x columns, such as 16x8")
    let (length, width) = try pair("size", expected: "millimetres, such as 270x95")
    let range =
      Double(
        InsoleLayout.cellCountRange.lowerBound)...Double(
        InsoleLayout.cellCountRange.upperBound)
    guard rows == rows.rounded(), columns == columns.rounded(), range.contains(rows),
      range.contains(columns), range.contains(rows * columns)
    else { throw refused("layout", expected: "1 to 4096 cells in whole rows and columns") }
    let layout = InsoleLayout(
      name: "\(Int(rows)) x \(Int(columns))", rows: Int(rows), columns: Int(columns),
      rowPitchMillimetres: length / rows, columnPitchMillimetres: width / columns)
    guard layout.isPlausible else {
      throw refused("size", expected: "the length and width of an insole in millimetres")
    }
    return layout
  }

  func unit() throws(GaitlabError) -> PressureUnit {
    guard let unit = stream.metadata["unit"].flatMap(PressureUnit.init(rawValue:)) else {
      throw refused(
        "unit", expected: PressureUnit.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return unit
  }

  /// The feet in the order of their channels; nil where the metadata names none.
  func feet() throws(GaitlabError) -> [Foot]? {
    switch stream.metadata["foot"] {
    case nil: return nil
    case "both": return Foot.allCases
    case let text?:
      guard let foot = Foot(rawValue: text) else {
        throw refused("foot", expected: "left, right or both")
      }
      return [foot]
    }
  }

  /// The nominal rate, or `rate` where the stream has none; nil without either.
  func samplingRateHz() throws(GaitlabError) -> Double? {
    if Plausible.samplingRatesHz.contains(stream.samplingRateHz) { return stream.samplingRateHz }
    return try number("rate", in: Plausible.samplingRatesHz)
  }

  func bodyMassKilograms() throws(GaitlabError) -> Double? {
    try number("mass", in: SessionMetadata.plausibleBodyMassKilograms)
  }

  func isSimulated() throws(GaitlabError) -> Bool {
    switch stream.metadata["simulated"] {
    case nil, "false": false
    case "true": true
    default: throw refused("simulated", expected: "true or false")
    }
  }

  /// A number that may be missing; not a number is in no range.
  func number(_ key: String, in range: ClosedRange<Double>) throws(GaitlabError) -> Double? {
    guard let text = stream.metadata[key] else { return nil }
    guard let number = Double(text), range.contains(number) else {
      throw refused(key, expected: "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private func pair(_ key: String, expected: String) throws(GaitlabError) -> (Double, Double) {
    let parts = (stream.metadata[key] ?? "").split(
      separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = Double(parts[0]), let second = Double(parts[1]),
      first > 0, second > 0, first.isFinite, second.isFinite
    else { throw refused(key, expected: expected) }
    return (first, second)
  }

  private func refused(_ key: String, expected: String) -> GaitlabError {
    let value = stream.metadata[key].map { "<\(key)> \(Printable.text($0, limit: 40))" }
    return failure(found: value ?? "no <\(key)> in <gaitlab>", expected: expected)
  }

  /// The foot that a name ends in: `insole_L`, `soleR`, `Insole right`; not `model` or `bright`.
  static func foot(ofName name: String) -> Foot? {
    for (ending, foot) in [("left", Foot.left), ("right", .right), ("l", .left), ("r", .right)] {
      guard name.lowercased().hasSuffix(ending), name.count >= ending.count else { continue }
      let word = name.suffix(ending.count)
      guard let before = name.dropLast(ending.count).last else { return foot }
      // A word of its own, or one that begins with a capital after small letters or digits.
      if !before.isLetter, !before.isNumber { return foot }
      if word.first?.isUppercase == true, before.isLowercase || before.isNumber { return foot }
    }
    return nil
  }
}
