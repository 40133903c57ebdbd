import GaitFiles
import GaitIntake
import GaitModel
import PlainText

/// Which channels of a stream are what, and the messages of its samples.
struct LSLChannels: Equatable {
  /// Nil where the stream does not say enough; its receiver knows the insole then, or asks for it.
  var announcement: StreamAnnouncement?
  /// The channels of each foot's cells.
  var cells: PerFoot<Range<Int>?> = PerFoot(both: nil)
  /// The channel of each foot's force.
  var force: PerFoot<Int?> = PerFoot(both: nil)

  /// Appends what a sample says; a foot with a value that is not a number says nothing in it.
  ///
  /// - Parameters:
  ///   - values: one a channel.
  ///   - deviceMicroseconds: when it was measured.
  ///   - messages: gets a frame or a force for each foot, left first.
  func append(
    _ values: ArraySlice<Float>, deviceMicroseconds: Int64, to messages: inout [WireMessage]
  ) {
    for foot in Foot.allCases {
      if let range = cells[foot] {
        let start = values.startIndex
        let cells = values[(start + range.lowerBound)..<(start + range.upperBound)]
        if cells.allSatisfy(\.isFinite) {
          messages.append(
            .frame(
              WireFrame(
                foot: foot, sequence: nil, deviceMicroseconds: deviceMicroseconds,
                cells: Array(cells))))
        }
      }
      if let channel = force[foot] {
        let newtons = values[values.startIndex + channel]
        if newtons.isFinite {
          messages.append(
            .force(
              WireForce(
                foot: foot, sequence: nil, deviceMicroseconds: deviceMicroseconds,
                newtons: newtons)))
        }
      }
    }
  }
}

extension LSLChannels {
  /// The cells of a stream of pressures.
  ///
  /// - Parameter stream: what the stream says.
  /// - Throws: `sourceFailed` if it contradicts itself or does not say which foot it is of.
  init(pressure stream: LSLStreamSummary) throws(GaitlabError) {
    let metadata = LSLMetadata(stream)
    let layout = try metadata.layout()
    let count = stream.channelCount
    let feet: [Foot]
    switch try metadata.feet() ?? LSLMetadata.foot(ofName: stream.name).map({ [$0] }) {
    case let known?: feet = known
    case nil:
      guard let layout, count == 2 * layout.cellCount else {
        throw metadata.failure(
          found: "the stream does not say which foot it is of",
          expected: "<foot> left, right or both in <gaitlab>, or a name that ends in left or right")
      }
      feet = Foot.allCases
    }
    let cellCount = layout?.cellCount ?? count / feet.count
    guard cellCount * feet.count == count, InsoleLayout.cellCountRange.contains(cellCount) else {
      throw metadata.failure(
        found: Counted.text(count, "channel"),
        expected: layout.map { "\($0.cellCount * feet.count), as its layout has cells" }
          ?? "as many for each foot, at most \(InsoleLayout.cellCountRange.upperBound)")
    }
    for (index, foot) in feet.enumerated() {
      cells[foot] = index * cellCount..<(index + 1) * cellCount
    }
    guard let layout else { return }
    guard let rate = try metadata.samplingRateHz() else {
      throw metadata.failure(found: "no nominal rate", expected: "one, or <rate> in <gaitlab>")
    }
    let unit = try metadata.unit()
    announcement = StreamAnnouncement(
      device: stream.name,
      insole: InsoleDescription(
        layout: layout, unit: unit, samplingRateHz: rate,
        saturation: try metadata.number(
          "saturation", in: 1e-9...Plausible.readings(unit).upperBound)
      ),
      samplingRateHz: rate, foot: feet.count == 1 ? feet.first : nil,
      isSimulated: try metadata.isSimulated(), bodyMassKilograms: try metadata.bodyMassKilograms())
  }
}

extension LSLChannels {
  /// The channels of a stream of forces, such as those of a treadmill.
  ///
  /// - Parameter stream: what the stream says.
  /// - Throws: `sourceFailed` if it does not say which foot a channel is of, or is not in newtons.
  init(force stream: LSLStreamSummary) throws(GaitlabError) {
    let metadata = LSLMetadata(stream)
    for (channel, label) in stream.labels.enumerated() {
      guard let foot = Foot(rawValue: label.lowercased()) else { continue }
      guard force[foot] == nil else {
        throw metadata.failure(found: "two channels \(foot.rawValue)", expected: "one")
      }
      force[foot] = channel
    }
    if force == PerFoot(both: nil) {
      guard stream.channelCount == 1,
        let foot = try metadata.feet()?.first ?? LSLMetadata.foot(ofName: stream.name)
      else {
        throw metadata.failure(
          found: "the stream does not say which channel is which foot's",
          expected:
            "channels with the labels left and right, or one channel and a name that ends so")
      }
      force[foot] = 0
    }
    let feet = Foot.allCases.filter { force[$0] != nil }
    for foot in feet {
      guard let channel = force[foot], channel < stream.units.count else { continue }
      let unit = stream.units[channel]
      guard ["", "n", "newton", "newtons"].contains(unit.lowercased()) else {
        throw metadata.failure(
          found: "the unit \(Printable.text(unit, limit: 40))", expected: "N")
      }
    }
    guard let rate = try metadata.samplingRateHz() else { return }
    announcement = StreamAnnouncement(
      device: stream.name, insole: nil, samplingRateHz: rate,
      foot: feet.count == 1 ? feet.first : nil, isSimulated: try metadata.isSimulated(),
      bodyMassKilograms: try metadata.bodyMassKilograms())
  }
}
