import GaitModel

extension ModelCard {
  /// Reads the card that the metadata of a file make up.
  ///
  /// - Throws: `missingMetadata`; `newerVersion`; `otherGrid` for other insoles or targets;
  ///   `badMetadata` for values that say nothing, are too long, and for keys that are not known.
  package init(metadata: [SafetensorsHeader.MetadataEntry]) throws(ModelFileError) {
    let reader = MetadataReader(metadata)
    try Self.checkVersion(reader)
    try Self.checkInsoles(reader)
    let name = try reader.value(
      .name, expected: "a name of 1 to \(Self.maxNameLength) characters"
    ) { name in Self.isName(name) ? name : nil }
    let rates = Self.samplingRates
    let windows = Self.windowLengths
    let architecture = try Self.architecture(reader)
    self.init(
      name: name,
      summary: try reader.text(.summary, expected: "a sentence about the model"),
      architecture: architecture,
      samplingRateHz: try reader.value(
        .samplingRateHz, expected: "\(Int(rates.lowerBound)) to \(Int(rates.upperBound)) Hz"
      ) { MetadataReader.number($0, as: Double.self).flatMap { rates.contains($0) ? $0 : nil } },
      input: try Self.normalization(reader),
      windowFrames: try reader.optionalValue(
        .window, expected: "\(windows.lowerBound) to \(windows.upperBound) frames"
      ) { MetadataReader.wholeNumber($0).flatMap { windows.contains($0) ? $0 : nil } },
      trainedLayouts: try reader.optionalValue(
        .trainedLayouts, expected: "'dense', 'sparse 8-64' or 'dense, sparse 8-64'",
        TrainedLayouts.init(metadataText:)),
      quantization: try reader.optionalValue(
        .quantization, expected: "ranges of this network, as 'gaitlab models quantize' writes them"
      ) { text in
        ActivationRanges(metadataText: text).flatMap { $0.fits(architecture) ? $0 : nil }
      })
    for entry in metadata { try add(entry) }
  }

  // MARK: - Reading

  private static func checkVersion(_ reader: MetadataReader) throws(ModelFileError) {
    let text = try reader.text(
      .version, expected: "a model of gaitlab; these are the tensors of something else")
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw reader.refusal(.version, .badMetadata, expected: "\(formatVersion)")
    }
    // A number that is too large for an Int is a later version, too.
    let version = Int(text) ?? .max
    guard version <= formatVersion else {
      throw reader.refusal(
        .version, .newerVersion, expected: "\(formatVersion); a later gaitlab reads this file")
    }
    guard version == formatVersion else {
      throw reader.refusal(.version, .badMetadata, expected: "\(formatVersion)")
    }
  }

  private static func checkInsoles(_ reader: MetadataReader) throws(ModelFileError) {
    try reader.require(.grid, grid, orElse: .otherGrid)
    try reader.require(.feet, feet, orElse: .otherGrid)
    try reader.require(.target, target, orElse: .otherGrid)
    try reader.require(.inputUnit, inputUnit, orElse: .badMetadata)
    try reader.require(.targetUnit, targetUnit, orElse: .badMetadata)
  }

  private static func isName(_ name: String) -> Bool {
    let scalars = name.unicodeScalars
    return scalars.count <= maxNameLength && !scalars.allSatisfy(\.properties.isWhitespace)
  }

  private static func normalization(
    _ reader: MetadataReader
  ) throws(ModelFileError) -> InputNormalization {
    let mean = try reader.optionalValue(.inputMean, expected: "a finite number") {
      MetadataReader.number($0, as: Float.self)
    }
    let scale = try reader.optionalValue(.inputScale, expected: "a number above 0") {
      MetadataReader.number($0, as: Float.self).flatMap { $0 > 0 ? $0 : nil }
    }
    return InputNormalization(mean: mean ?? 0, scale: scale ?? 1)
  }

  /// Keeps a fact, and refuses what no reader would understand or show.
  private mutating func add(
    _ entry: SafetensorsHeader.MetadataEntry
  ) throws(ModelFileError) {
    let lengths = (entry.key.unicodeScalars.count, entry.value.unicodeScalars.count)
    guard lengths.0 <= Self.maxKeyLength, lengths.1 <= Self.maxValueLength else {
      throw ModelFileError(
        .badMetadata, at: entry.byteOffset,
        found: "\(ModelFileError.quote(entry.key)) of \(lengths.0) and \(lengths.1) characters",
        expected: "at most \(Self.maxKeyLength) in a key and \(Self.maxValueLength) in a value")
    }
    if let label = Self.label(entry.key, after: Key.provenancePrefix) {
      provenance.append(Fact(label, entry.value))
    } else if let label = Self.label(entry.key, after: Key.metricsPrefix) {
      metrics.append(Fact(label, entry.value))
    } else if Key(rawValue: entry.key) == nil, !entry.key.hasPrefix(Key.ignoredPrefix),
      // What PyTorch's writers put there.
      entry.key != "format"
    {
      throw ModelFileError(
        .badMetadata, at: entry.byteOffset, found: "the key \(ModelFileError.quote(entry.key))",
        expected: "a known key, or one that begins with 'training.', 'metrics.' or 'x-'")
    }
  }

  private static func label(_ key: String, after prefix: String) -> String? {
    guard key.unicodeScalars.starts(with: prefix.unicodeScalars) else { return nil }
    let label = key.unicodeScalars.dropFirst(prefix.unicodeScalars.count)
    return label.isEmpty ? nil : String(label)
  }
}

extension ModelCard {
  /// The metadata that `init(metadata:)` reads as this card, in a fixed order.
  package var metadata: [SafetensorsHeader.MetadataEntry] {
    var entries: [SafetensorsHeader.MetadataEntry] = []
    func add(_ key: Key, _ value: String) {
      entries.append(SafetensorsHeader.MetadataEntry(key.rawValue, value))
    }
    add(.version, "\(Self.formatVersion)")
    add(.name, name)
    add(.summary, summary)
    for entry in architectureMetadata { add(entry.0, entry.1) }
    if let windowFrames { add(.window, "\(windowFrames)") }
    add(.grid, Self.grid)
    add(.feet, Self.feet)
    add(.samplingRateHz, Int(exactly: samplingRateHz).map { "\($0)" } ?? "\(samplingRateHz)")
    add(.inputUnit, Self.inputUnit)
    add(.inputMean, "\(input.mean)")
    add(.inputScale, "\(input.scale)")
    add(.target, Self.target)
    add(.targetUnit, Self.targetUnit)
    if let trainedLayouts { add(.trainedLayouts, trainedLayouts.metadataText) }
    if let quantization { add(.quantization, quantization.metadataText) }
    for fact in provenance {
      entries.append(SafetensorsHeader.MetadataEntry(Key.provenancePrefix + fact.label, fact.value))
    }
    for fact in metrics {
      entries.append(SafetensorsHeader.MetadataEntry(Key.metricsPrefix + fact.label, fact.value))
    }
    return entries
  }
}
