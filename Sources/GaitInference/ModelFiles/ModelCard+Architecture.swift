extension ModelCard {
  /// Reads what the weights belong to.
  static func architecture(_ reader: MetadataReader) throws(ModelFileError) -> Architecture {
    let names = Kind.allCases.map { "'\($0.rawValue)'" }.joined(separator: " or ")
    switch try reader.value(.kind, expected: names, Kind.init(rawValue:)) {
    case .linear:
      let sizes: [Key] = [.depth, .width, .lookAhead, .causal]
      for key in sizes where reader.optional(key) != nil {
        throw reader.refusal(key, .badMetadata, expected: "none in a linear model")
      }
      return .linear
    case .wideResNet: return .wideResNet(try shape(reader))
    }
  }

  private static func shape(_ reader: MetadataReader) throws(ModelFileError) -> WideResNetShape {
    let expectedDepth = "6n + 4, from 10 to \(WideResNetShape.maxDepth)"
    let expectedWidth = "0.5 to \(WideResNetShape.maxWidth) in steps of 0.5"
    let depth = try reader.value(.depth, expected: expectedDepth, MetadataReader.wholeNumber)
    guard let centred = WideResNetShape.centredLookAhead(depth: depth) else {
      throw reader.refusal(.depth, .badMetadata, expected: expectedDepth)
    }
    let channels = try reader.value(.width, expected: expectedWidth, channels)
    let lookAhead = try lookAhead(reader, centred: centred)
    let shape = WideResNetShape(
      depth: depth, channels: channels, inputs: cellCount, lookAheadFrames: lookAhead)
    guard let shape else { throw reader.refusal(.width, .badMetadata, expected: expectedWidth) }
    return shape
  }

  /// Channels of the first group; nil for what is no width.
  private static func channels(width text: String) -> Int? {
    let isHalf = text.hasSuffix(".5")
    guard let whole = MetadataReader.wholeNumber(isHalf ? String(text.dropLast(2)) : text),
      whole <= WideResNetShape.maxWidth
    else { return nil }
    let channels = 16 * whole + (isHalf ? WideResNetShape.channelStep : 0)
    return (1...WideResNetShape.maxChannels).contains(channels) ? channels : nil
  }

  /// From its own key, or from the one of older files.
  private static func lookAhead(
    _ reader: MetadataReader, centred: Int
  ) throws(ModelFileError) -> Int {
    let expected = "0 to \(centred) frames at this depth"
    guard reader.optional(.causal) != nil else {
      return try reader.value(.lookAhead, expected: expected) { text in
        MetadataReader.wholeNumber(text).flatMap { (0...centred).contains($0) ? $0 : nil }
      }
    }
    guard reader.optional(.lookAhead) == nil else {
      throw reader.refusal(.causal, .badMetadata, expected: "none beside 'lookAhead'")
    }
    return try reader.value(.causal, expected: "'true' or 'false'", Bool.init) ? 0 : centred
  }

  /// What `architecture(_:)` reads, in a fixed order.
  var architectureMetadata: [(Key, String)] {
    switch architecture {
    case .wideResNet(let shape):
      [
        (.kind, Kind.wideResNet.rawValue), (.depth, "\(shape.depth)"), (.width, shape.widthText),
        (.lookAhead, "\(shape.lookAheadFrames)"),
      ]
    case .linear: [(.kind, Kind.linear.rawValue)]
    }
  }
}
