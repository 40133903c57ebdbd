import GaitFiles
package import GaitModel

/// Writes a C3D file of analog channels and events, without points, as 32-bit floats.
///
/// What is not known is NaN. Frames are counted in 16 bits: long recordings have several samples of
/// each channel in a frame, and NaN fills the last frame up.
package struct C3DWriter: Sendable {
  /// A channel; all have as many values.
  package struct Channel: Equatable, Sendable {
    package var label: String
    package var description: String
    package var unit: String
    package var values: [Float]

    package init(_ label: String, description: String, unit: String, values: [Float]) {
      self.label = label
      self.description = description
      self.unit = unit
      self.values = values
    }
  }

  /// Something that happened, such as `Foot Strike` of the context `Left`.
  package struct Event: Equatable, Sendable {
    package var seconds: Double
    package var label: String
    package var context: String

    package init(seconds: Double, label: String, context: String) {
      self.seconds = seconds
      self.label = label
      self.context = context
    }
  }

  /// As many events as one parameter can list.
  package static let mostEvents = C3DParameterSection.longestDimension
  private static let mostFrames = Int(UInt16.max)

  private let facts: [Fact]
  private let samplingRateHz: Double
  private let channels: [Channel]
  private let events: [Event]

  /// - Parameters:
  ///   - facts: parameters of the group GAITLAB.
  ///   - samplingRateHz: of all channels.
  ///   - channels: one or more.
  ///   - events: in seconds from the first sample; those beyond `mostEvents` are left out.
  package init(
    facts: [Fact], samplingRateHz: Double, channels: [Channel], events: [Event]
  ) {
    precondition(!channels.isEmpty && channels.count <= 255, "\(channels.count) channels")
    precondition(
      channels.allSatisfy { $0.values.count == channels[0].values.count }, "channels of one length")
    self.facts = facts
    self.samplingRateHz = samplingRateHz
    self.channels = channels
    self.events = Array(events.prefix(Self.mostEvents))
  }

  private var sampleCount: Int { channels[0].values.count }
  private var samplesPerFrame: Int {
    max((sampleCount + Self.mostFrames - 1) / Self.mostFrames, 1)
  }
  private var frameCount: Int { (sampleCount + samplesPerFrame - 1) / samplesPerFrame }
  private var pointRateHz: Float { Float(samplingRateHz / Double(samplesPerFrame)) }

  /// Hands the file on, piece by piece; false, and nothing, where its parameters are too long.
  package func write<Failure: Error>(
    _ output: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    // The parameters tell where the data begin, which their own length decides.
    guard let draft = parameters(dataBlock: 0).blocks() else { return false }
    let dataBlock = 2 + draft.count / C3DHeader.blockByteCount
    guard let section = parameters(dataBlock: dataBlock).blocks() else { return false }
    try output(header(dataBlock: dataBlock) + section)
    var piece: [UInt8] = []
    for sample in 0..<frameCount * samplesPerFrame {
      for channel in channels {
        let value = sample < sampleCount ? channel.values[sample] : .nan
        piece.append(littleEndian: value.bitPattern)
      }
      if piece.count > 1 << 16 {
        try output(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    let rest = frameCount * samplesPerFrame * channels.count * 4 % C3DHeader.blockByteCount
    if rest > 0 { piece += [UInt8](repeating: 0, count: C3DHeader.blockByteCount - rest) }
    try output(piece)
    return true
  }

  private func header(dataBlock: Int) -> [UInt8] {
    var bytes: [UInt8] = [2, C3DHeader.key]
    func add(_ word: Int) { bytes.append(littleEndian: UInt16(truncatingIfNeeded: word)) }
    add(0)
    add(channels.count * samplesPerFrame)
    add(1)
    add(frameCount)
    add(0)
    bytes.append(littleEndian: Float(-1).bitPattern)
    add(dataBlock)
    add(samplesPerFrame)
    bytes.append(littleEndian: pointRateHz.bitPattern)
    return bytes + [UInt8](repeating: 0, count: C3DHeader.blockByteCount - bytes.count)
  }

  private func parameters(dataBlock: Int) -> C3DParameterSection {
    var section = C3DParameterSection()
    section.group("POINT")
    section.integers("USED", [0])
    section.floats("SCALE", [-1])
    section.floats("RATE", [pointRateHz])
    section.integers("DATA_START", [dataBlock])
    section.integers("FRAMES", [frameCount])
    section.texts("LABELS", [])
    section.texts("DESCRIPTIONS", [])
    section.texts("UNITS", [])
    section.group("ANALOG")
    section.integers("USED", [channels.count])
    section.texts("LABELS", channels.map(\.label))
    section.texts("DESCRIPTIONS", channels.map(\.description))
    section.floats("GEN_SCALE", [1])
    section.floats(
      "SCALE", Array(repeating: 1, count: channels.count), dimensions: [channels.count])
    section.integers("OFFSET", Array(repeating: 0, count: channels.count), isList: true)
    section.texts("UNITS", channels.map(\.unit))
    section.floats("RATE", [Float(samplingRateHz)])
    // No channel is a plate's own signal: the forces are labelled, and none is a platform.
    section.group("FORCE_PLATFORM")
    section.integers("USED", [0])
    section.group("EVENT")
    section.integers("USED", [events.count])
    section.texts("CONTEXTS", events.map(\.context))
    section.texts("LABELS", events.map(\.label))
    section.floats(
      "TIMES",
      events.flatMap { event -> [Float] in
        let minutes = (event.seconds / 60).rounded(.down)
        return [Float(minutes), Float(event.seconds - minutes * 60)]
      }, dimensions: [2, events.count])
    section.group("GAITLAB")
    for fact in facts { section.text(fact.identifier.uppercased(), fact.value) }
    return section
  }
}
