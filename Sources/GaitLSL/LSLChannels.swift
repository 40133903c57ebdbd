import GaitFiles
import GaitIntake
import GaitModel

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
