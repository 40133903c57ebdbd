import GaitFiles
import GaitModel

/// Which channels of a force stream are a foot's or a plate's.
struct XDFForces {
  private(set) var feet = PerFoot<Int?>(both: nil)
  /// Channels of vertical forces that are no foot's.
  private(set) var plates: [Int] = []

  init(_ stream: XDFStream) {
    let labels = stream.channels("label")
    let units = stream.channels("unit")
    for (channel, label) in labels.enumerated() where channel < stream.channelCount {
      let unit = channel < units.count ? units[channel].lowercased() : ""
      guard ["", "n", "newton", "newtons"].contains(unit) else { continue }
      if let foot = Foot(rawValue: label.lowercased()) {
        feet[foot] = feet[foot] ?? channel
      } else if PlateColumnName.plate(PlateColumnName.plain(label), quantity: "fz") != nil {
        plates.append(channel)
      }
    }
    guard feet == PerFoot(both: nil), plates.isEmpty, stream.channelCount == 1 else { return }
    let name = stream.header.value("name") ?? ""
    let stated = stream.gaitlab("foot").flatMap(Foot.init(rawValue:))
    if let foot = stated ?? FootFiles.foot(ofName: name) {
      feet[foot] = 0
    } else {
      plates = [0]
    }
  }

  /// The vertical forces of a channel with their times; samples that are no number are left out.
  static func samples(
    _ stream: XDFStream, channel: Int, times: [Double]
  ) -> (times: [Double], newtons: [Float]) {
    var kept: [Double] = []
    var newtons: [Float] = []
    for sample in times.indices {
      let value = stream.value(sample, channel)
      guard value.isFinite else { continue }
      kept.append(times[sample])
      newtons.append(value)
    }
    return (kept, newtons)
  }
}
