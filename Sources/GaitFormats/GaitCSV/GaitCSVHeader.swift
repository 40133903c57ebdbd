import GaitFiles
import GaitModel

/// What the `# key: value` lines of this program's own CSV say.
struct GaitCSVHeader {
  typealias Key = GaitCSVFormat.Key

  private(set) var markers: [Marker] = []
  private var name: String?
  private var source = ""
  private var isSimulated = false
  private var startedAt: Double?
  private var bodyMass: Double?
  private var visit = SessionVisit()
  private var tags: [String] = []
  private var notes = ""
  private var reference: String?
  private var layouts = PerFoot<InsoleLayout?>(both: nil)
  private var units = PerFoot<PressureUnit?>(both: nil)
  private var rates = PerFoot<Double?>(both: nil)
  private var saturations = PerFoot<Double?>(both: nil)
  private var seen: Set<Key> = []

  /// Takes up one header line after the first.
  ///
  /// - Throws: `badHeader` or `implausibleValue` of the reader's line.
  mutating func read(_ reader: borrowing LineReader) throws(GaitlabError) {
    let line = reader.text
    guard line.hasPrefix("# "), let separator = line.firstRange(of: ": "),
      let key = Key(rawValue: String(line.dropFirst(2)[..<separator.lowerBound]))
    else {
      let known = Key.allCases.map(\.rawValue).joined(separator: ", ")
      let start = line.prefix { $0 != ":" }.prefix(60)  // the value may name a person
      throw reader.failure(
        .badHeader, found: "unknown header line '\(start)'",
        expected: "'# key: value' with one of: \(known)", advice: "correct or remove the line")
    }
    guard seen.insert(key).inserted || key.mayRepeat else {
      throw reader.failure(
        .badHeader, found: "'\(key.rawValue)' is there twice", expected: "it once",
        advice: "remove one of the lines")
    }
    try take(key, value: line[separator.upperBound...], reader: reader)
  }

  private mutating func take(
    _ key: Key, value: Substring, reader: borrowing LineReader
  ) throws(GaitlabError) {
    switch key {
    case .name: name = try text(value, key, reader)
    case .source: source = try text(value, key, reader)
    case .simulated:
      guard value == "yes" || value == "no" else {
        throw bad(key, value, expected: "yes or no", reader)
      }
      isSimulated = value == "yes"
    case .startedAt: startedAt = try number(value, key, in: -1e12...1e12, reader)
    case .bodyMass:
      bodyMass = try number(value, key, in: SessionMetadata.plausibleBodyMassKilograms, reader)
    case .person: visit.person = try text(value, key, reader)
    case .visit:
      let numbers = SessionVisit.numbers
      visit.number = Int(
        try number(
          value, key, in: Double(numbers.lowerBound)...Double(numbers.upperBound), reader))
    case .condition: visit.condition = try text(value, key, reader)
    case .tag: tags.append(try text(value, key, reader))
    case .notes: notes = try text(value, key, reader)
    case .reference: reference = try text(value, key, reader)
    case .leftUnit: units.left = try unit(value, key, reader)
    case .rightUnit: units.right = try unit(value, key, reader)
    case .leftRate: rates.left = try number(value, key, in: Plausible.samplingRatesHz, reader)
    case .rightRate: rates.right = try number(value, key, in: Plausible.samplingRatesHz, reader)
    case .leftSaturation: saturations.left = try number(value, key, in: -1e12...1e12, reader)
    case .rightSaturation: saturations.right = try number(value, key, in: -1e12...1e12, reader)
    case .leftLayout: layouts.left = try layout(value, key, reader)
    case .rightLayout: layouts.right = try layout(value, key, reader)
    case .marker: markers.append(try marker(value, reader))
    }
  }

  /// The session's metadata once the header is complete.
  ///
  /// - Parameters:
  ///   - path: the file, whose name is the session's if the header has none.
  ///   - reader: says where the header ended.
  /// - Returns: the metadata.
  /// - Throws: `badHeader` if a foot's description is incomplete.
  func metadata(path: String, reader: borrowing LineReader) throws(GaitlabError) -> SessionMetadata
  {
    var insoles = PerFoot<InsoleDescription?>(both: nil)
    for foot in Foot.allCases {
      if layouts[foot] == nil, units[foot] == nil, rates[foot] == nil { continue }
      guard let layout = layouts[foot], let unit = units[foot], let rate = rates[foot] else {
        throw reader.failure(
          .badHeader, found: "the \(foot.rawValue) foot's description is incomplete",
          expected: [Key.unit(foot), Key.rate(foot), Key.layout(foot)].map { "'\($0.rawValue)'" }
            .joined(separator: ", "),
          advice: "add the missing lines, or export the session again")
      }
      insoles[foot] = InsoleDescription(
        layout: layout, unit: unit, samplingRateHz: rate, saturation: saturations[foot])
    }
    var metadata = SessionMetadata(
      name: name ?? FileName.stem(path), source: source, isSimulated: isSimulated,
      startedAtUnixSeconds: startedAt, bodyMassKilograms: bodyMass, notes: notes, tags: tags,
      reference: reference, insoles: insoles)
    metadata.visit = visit
    return metadata
  }

  // MARK: - Values

  private func text(
    _ value: Substring, _ key: Key, _ reader: borrowing LineReader
  ) throws(GaitlabError) -> String {
    guard let text = FreeText.decode(value) else {
      throw bad(key, value, expected: "text whose backslashes are written \\\\", reader)
    }
    return text
  }

  private func number(
    _ value: Substring, _ key: Key, in range: ClosedRange<Double>, _ reader: borrowing LineReader
  ) throws(GaitlabError) -> Double {
    guard let number = Array(value.utf8).withUnsafeBufferPointer(DecimalText.double) else {
      throw bad(key, value, expected: "a number with a decimal point", reader)
    }
    guard range.contains(number) else {
      throw reader.failure(
        .implausibleValue, found: "'\(key.rawValue)' is \(number)",
        expected: "\(range.lowerBound) to \(range.upperBound)", advice: "correct the line")
    }
    return number
  }

  private func unit(
    _ value: Substring, _ key: Key, _ reader: borrowing LineReader
  ) throws(GaitlabError) -> PressureUnit {
    guard let unit = PressureUnit(rawValue: String(value)) else {
      let known = PressureUnit.allCases.map(\.rawValue).joined(separator: ", ")
      throw bad(key, value, expected: "one of: \(known)", reader)
    }
    return unit
  }

  private func layout(
    _ value: Substring, _ key: Key, _ reader: borrowing LineReader
  ) throws(GaitlabError) -> InsoleLayout {
    guard let layout = GaitCSVFormat.layout(json: value) else {
      throw bad(key, value, expected: "the layout of an insole in one line of JSON", reader)
    }
    return layout
  }

  private func marker(
    _ value: Substring, _ reader: borrowing LineReader
  ) throws(GaitlabError) -> Marker {
    let parts = value.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count >= 2, parts[1].first == "\"", parts[1].last == "\"",
      let note = FreeText.decode(parts[1].dropFirst().dropLast())
    else { throw bad(.marker, value, expected: "time,\"note\"", reader) }
    let time = try number(parts[0], .marker, in: Plausible.times, reader)
    return Marker(timeSeconds: time, note: note)
  }

  private func bad(
    _ key: Key, _ value: Substring, expected: String, _ reader: borrowing LineReader
  ) -> GaitlabError {
    reader.failure(
      .badHeader, found: "'\(key.rawValue)' is '\(value.prefix(60))'", expected: expected,
      advice: "correct the line, or export the session again")
  }
}
