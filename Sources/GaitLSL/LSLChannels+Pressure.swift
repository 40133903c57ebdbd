import GaitFiles
import GaitIntake
import GaitModel

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
        found: "\(count) channels",
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
