import GaitFiles
import GaitIntake
import GaitModel
import PlainText

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
