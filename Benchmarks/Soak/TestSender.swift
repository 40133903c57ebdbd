import GaitFiles
import GaitIntake
import GaitModel

/// One sender of frames of a left foot, 16 x 8 cells, as the intake sees it.
struct TestSender {
  static let samplingRateHz = 200.0

  let peer: SourcePeer
  private let encoder: WireEncoder
  private let cells: [Float]
  private var sequence: UInt32 = 0

  init(_ peer: String, value: Float) throws(GaitlabError) {
    self.peer = SourcePeer(peer)
    let layout = InsoleLayout(
      name: "16 x 8", rows: 16, columns: 8, rowPitchMillimetres: 16, columnPitchMillimetres: 12)
    encoder = try WireEncoder(
      announcement: StreamAnnouncement(
        device: peer,
        insole: InsoleDescription(
          layout: layout, unit: .kilopascals, samplingRateHz: Self.samplingRateHz),
        samplingRateHz: Self.samplingRateHz),
      format: .binary)
    cells = [Float](repeating: value, count: 128)
  }

  /// The header as it arrives.
  func announcement(at time: Double) -> SourceEvent {
    event(encoder.bytes(of: .announcement(encoder.announcement)), at: time)
  }

  /// The next frame as it arrives, measured at the same time.
  mutating func frame(at time: Double) -> SourceEvent {
    sequence += 1
    return event(
      encoder.bytes(
        of: .frame(
          WireFrame(
            foot: .left, sequence: sequence, deviceMicroseconds: Int64(time * 1e6), cells: cells))),
      at: time)
  }

  private func event(_ bytes: [UInt8], at time: Double) -> SourceEvent {
    .received(bytes, from: peer, isDatagram: true, at: time)
  }
}
