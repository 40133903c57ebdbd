import Foundation
import GaitFiles
import GaitIntake
import GaitLive
import GaitModel

/// Fine-meshed insoles that send in real time: a device for each foot that is asked for.
struct LoadSender {
  static let rows = 60
  static let columns = 21
  static let samplingRateHz = 200.0
  private static let strideFrames = 220

  /// One device with a socket of its own.
  private struct Device {
    let sink: UDPSink
    let encoder: WireEncoder
    let foot: Foot
  }

  /// Sends until the time is over, and prints how many frames each device has sent.
  ///
  /// - Parameter words: seconds, then `PORT:FOOT` for each device.
  /// - Throws: what sockets and encoder throw.
  static func run(_ words: [String]) throws {
    guard words.count > 1, let seconds = Double(words[0]) else { exit(2) }
    var devices: [Device] = []
    for word in words.dropFirst() {
      let parts = word.split(separator: ":").map(String.init)
      guard parts.count == 2, let port = Int(parts[0]), let foot = Foot(rawValue: parts[1]) else {
        exit(2)
      }
      devices.append(
        Device(
          sink: try UDPSink(SourceAddress(port: port)),
          encoder: try WireEncoder(announcement: announcement(foot), format: .binary), foot: foot))
    }
    let stride = (0..<strideFrames).map(cells(at:))
    let start = ArrivalClock.now()
    let count = Int(seconds * samplingRateHz)
    for frame in 0..<count {
      let due = start + Double(frame) / samplingRateHz
      let wait = due - ArrivalClock.now()
      if wait > 0 { usleep(UInt32(wait * 1e6)) }
      for device in devices {
        // Feet take turns.
        let phase = (frame + (device.foot == .left ? 0 : strideFrames / 2)) % strideFrames
        var messages: [[UInt8]] = []
        if frame % Int(samplingRateHz) == 0 {
          messages.append(device.encoder.bytes(of: .announcement(device.encoder.announcement)))
        }
        messages.append(
          device.encoder.bytes(
            of: .frame(
              WireFrame(
                foot: device.foot, sequence: UInt32(frame),
                deviceMicroseconds: Int64(Double(frame) / samplingRateHz * 1e6),
                cells: stride[phase]))))
        _ = try device.sink.send(messages) { false }
      }
    }
    print(count)
  }

  private static func announcement(_ foot: Foot) -> StreamAnnouncement {
    let layout = InsoleLayout(
      name: "\(rows) x \(columns)", rows: rows, columns: columns, rowPitchMillimetres: 4.5,
      columnPitchMillimetres: 4.5)
    return StreamAnnouncement(
      device: "soak \(foot.rawValue)",
      insole: InsoleDescription(
        layout: layout, unit: .kilopascals, samplingRateHz: samplingRateHz),
      samplingRateHz: samplingRateHz, foot: foot, scale: 1 / 64, isSimulated: true,
      bodyMassKilograms: 72)
  }

  /// Pressure that rolls from heel to toes for six tenths of the stride.
  private static func cells(at frame: Int) -> [Float] {
    let part = Double(frame) / Double(strideFrames) / 0.6
    guard part < 1 else { return [Float](repeating: 0, count: rows * columns) }
    let centre = (0.1 + 0.8 * part) * Double(rows)
    let load = min(1, min(part, 1 - part) * 6)
    return (0..<rows * columns).map { cell in
      let distance = (Double(cell / columns) - centre) / 12
      return Float((load * 190 * exp(-distance * distance) * 64).rounded() / 64)
    }
  }
}
