import GaitModel

/// Reads the header line, in which a device says what it sends.
struct AnnouncementReader {
  /// Longest name of a device or insole that is kept, in Unicode scalars.
  static let longestName = 200

  private let fields: HeaderFields

  /// Reads a header.
  ///
  /// - Parameter line: without its end and its checksum.
  /// - Returns: the announcement, and what the times of lines are counted in; nil if it does not say it.
  /// - Throws: the first thing that is wrong with it.
  static func read(
    _ line: UnsafeBufferPointer<UInt8>
  ) throws(WireProblem) -> (StreamAnnouncement, WireTimeUnit?) {
    let reader = AnnouncementReader(fields: try HeaderFields(line))
    return (try reader.announcement(), try reader.timeUnit())
  }

  private func announcement() throws(WireProblem) -> StreamAnnouncement {
    _ = try fields.required("rate")
    let rate = try fields.number("rate", in: Plausible.samplingRatesHz) ?? 0
    let scale = try fields.number("scale", in: 1e-9...1e9) ?? 1
    let mass = try fields.number("mass", in: SessionMetadata.plausibleBodyMassKilograms)
    return StreamAnnouncement(
      device: name("device") ?? "", insole: try insole(samplingRateHz: rate),
      samplingRateHz: rate, foot: try foot(), scale: Float(scale), isSimulated: try isSimulated(),
      bodyMassKilograms: mass)
  }

  private func timeUnit() throws(WireProblem) -> WireTimeUnit? {
    guard let text = fields["time"] else { return nil }
    guard let unit = WireTimeUnit(rawValue: text) else {
      throw fields.invalid("time", expected: "s, ms or us")
    }
    return unit
  }

  private func foot() throws(WireProblem) -> Foot? {
    guard let text = fields["foot"], text != "both" else { return nil }
    guard let foot = Foot(rawValue: text) else {
      throw fields.invalid("foot", expected: "left, right or both")
    }
    return foot
  }

  private func isSimulated() throws(WireProblem) -> Bool {
    switch fields["simulated"] {
    case nil, "0": return false
    case "1": return true
    default: throw fields.invalid("simulated", expected: "0 or 1")
    }
  }

  private func insole(samplingRateHz: Double) throws(WireProblem) -> InsoleDescription? {
    switch fields["stream"] {
    case "force": return nil
    case nil, "pressure": break
    default: throw fields.invalid("stream", expected: "pressure or force")
    }
    let text = try fields.required("unit")
    guard let unit = PressureUnit.allCases.first(where: { $0.rawValue == text }) else {
      let known = PressureUnit.allCases.map(\.rawValue).joined(separator: ", ")
      throw fields.invalid("unit", expected: known)
    }
    return InsoleDescription(
      layout: try layout(), unit: unit, samplingRateHz: samplingRateHz,
      saturation: try fields.number("saturation", in: Plausible.readings(unit)))
  }

  private func layout() throws(WireProblem) -> InsoleLayout {
    let size = try pair("size", expected: "millimetres LENGTHxWIDTH", as: HeaderFields.number)
    // Sizes are looked at first, so that nothing below divides or allocates what no device has.
    guard 1..<1e4 ~= size.0, 1..<1e4 ~= size.1 else {
      throw fields.invalid("size", expected: "1 to 9999 mm")
    }
    let layout: InsoleLayout
    if let cells = fields["cells"] {
      guard fields["layout"] == nil else { throw WireProblem("header: both layout and cells") }
      layout = try scattered(cells, size: size)
    } else {
      layout = try matrix(size: size)
    }
    guard layout.isPlausible else {
      throw WireProblem("header: no device has such a size or such cells")
    }
    return layout
  }

  private func matrix(size: (Double, Double)) throws(WireProblem) -> InsoleLayout {
    _ = try fields.required("layout")
    let (rows, columns) = try pair("layout", expected: "ROWSxCOLUMNS") { Int($0) }
    let range = InsoleLayout.cellCountRange
    guard range.contains(rows), range.contains(columns) else {
      throw fields.invalid("layout", expected: "1 to \(range.upperBound) rows and columns")
    }
    let mask = try mask(places: rows * columns)
    let count = mask.map { $0.count { $0 } } ?? rows * columns
    guard range.contains(count) else {
      throw WireProblem("header: \(count) cells, expected 1 to \(range.upperBound)")
    }
    return InsoleLayout(
      name: name("insole") ?? "\(rows)x\(columns)", rows: rows, columns: columns,
      rowPitchMillimetres: size.0 / Double(rows), columnPitchMillimetres: size.1 / Double(columns),
      mask: mask, cellAreaSquareMillimetres: try fields.number("area", in: 1e-3...1e6))
  }

  private func mask(places: Int) throws(WireProblem) -> [Bool]? {
    guard let text = fields["mask"] else { return nil }
    let digits = text.utf8.compactMap(PercentText.nibble)
    guard digits.count == text.utf8.count, digits.count == (places + 3) / 4 else {
      throw fields.invalid("mask", expected: "\((places + 3) / 4) hex digits")
    }
    return (0..<places).map { place in
      let bit: UInt8 = 8 >> UInt8(place % 4)
      return digits[place / 4] & bit != 0
    }
  }

  private func scattered(
    _ text: String, size: (Double, Double)
  ) throws(WireProblem) -> InsoleLayout {
    var cells: [InsoleCell] = []
    for place in text.split(separator: ",", omittingEmptySubsequences: false) {
      let numbers = place.split(separator: ":", omittingEmptySubsequences: false)
        .compactMap(HeaderFields.number)
      guard numbers.count == 3, numbers[2] > 0 else {
        throw WireProblem("header: cell \(cells.count + 1) of cells= is not x:y:area")
      }
      let side = numbers[2].squareRoot()
      cells.append(
        InsoleCell(
          lateralX: numbers[0], heelY: numbers[1], width: side, length: side,
          areaSquareMillimetres: numbers[2]))
    }
    return InsoleLayout(
      name: name("insole") ?? "\(cells.count) cells", lengthMillimetres: size.0,
      widthMillimetres: size.1, cells: cells)
  }

  private func pair<Number>(
    _ key: String, expected: String, as number: (Substring) -> Number?
  ) throws(WireProblem) -> (Number, Number) {
    let parts = try fields.required(key).split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = number(parts[0]), let second = number(parts[1]) else {
      throw fields.invalid(key, expected: expected)
    }
    return (first, second)
  }

  private func name(_ key: String) -> String? {
    fields[key].map { String(String.UnicodeScalarView($0.unicodeScalars.prefix(Self.longestName))) }
  }
}
