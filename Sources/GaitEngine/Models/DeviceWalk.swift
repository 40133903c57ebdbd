import Foundation
import GaitAnalysis
package import GaitFiles
package import GaitInference
import GaitIntake
package import GaitModel

/// The beginning of a recording as a device says it, and the forces that come out of it.
///
/// The cells are calibrated: zeros are taken off, and both feet together read body weight. They are in
/// kilopascals with three decimals. A frame with a reading that is no number is left out, as a device
/// would leave it out.
package struct DeviceWalk {
  /// Of both feet.
  package let layout: InsoleLayout
  /// What the cells add up to while the insoles carry one body weight, and what estimates are
  /// multiplied with.
  package let bodyWeightNewtons: Double
  /// Frames a second of a foot.
  package let samplingRateHz: Double
  private let announcement: StreamAnnouncement
  /// Of both feet in the order of their times.
  private let frames: [WireFrame]

  /// A frame that comes later than this, and by a frame's time, begins a new stretch; as in the example.
  private static let longestHoleMicroseconds = 20_000.0

  /// Reads and calibrates a recording.
  ///
  /// - Parameters:
  ///   - path: of the recording.
  ///   - seconds: how much of its beginning is taken.
  /// - Throws: why there is no walk in the file that a device could repeat.
  package init(path: String, seconds: Double) throws(GaitlabError) {
    let session = try SessionOpener.open(path: path)
    let basis = try session.basis()
    let insoles = basis.metadata.insoles
    guard let insole = insoles.left ?? insoles.right,
      basis.metadata.feet.allSatisfy({ insoles[$0]?.layout == insole.layout })
    else {
      throw GaitlabError(
        .nothingToWrite, file: path, found: "the insoles have different layouts",
        expected: "one layout, mirrored", advice: "choose another recording")
    }
    layout = insole.layout
    samplingRateHz = insole.samplingRateHz
    let mass = basis.calibration.bodyWeightNewtons / Physics.standardGravity
    // As the example reads it.
    let weight = Physics.standardGravity * mass
    bodyWeightNewtons = weight
    let first = session.seconds.lowerBound
    let part = first...min(first + seconds, session.seconds.upperBound)
    var frames: [WireFrame] = []
    for foot in basis.metadata.feet {
      guard let block = try session.frames(foot, seconds: part), let unit = insoles[foot]?.unit
      else {
        continue
      }
      let readings = PerCalibration(basis.calibrations) { calibration in
        (
          zero: calibration.zero[foot],
          factor: Float(
            (unit.kilopascals ?? 1) * weight / calibration.newtonsPerBodyWeight[foot])
        )
      }
      let areas =
        unit.kilopascals == nil ? layout.cells.map { Float(1e3 / $0.areaSquareMillimetres) } : []
      for index in 0..<block.count {
        let (zero, factor) = readings[block.times[index]]
        var cells = zip(block.cells[index * block.cellCount..<(index + 1) * block.cellCount], zero)
          .map { ($0 - $1) * factor }
        for cell in areas.indices { cells[cell] *= areas[cell] }
        cells = cells.map { ($0 * 1000).rounded() / 1000 }
        guard cells.allSatisfy(\.isFinite) else { continue }
        frames.append(
          WireFrame(
            foot: foot, sequence: nil,
            deviceMicroseconds: Int64((block.times[index] * 1e6).rounded()), cells: cells))
      }
    }
    self.frames = frames.enumerated().sorted {
      ($0.element.deviceMicroseconds, $0.offset) < ($1.element.deviceMicroseconds, $1.offset)
    }.map(\.element)
    var described = insole
    described.unit = .kilopascals
    described.saturation = nil
    announcement = StreamAnnouncement(
      device: basis.metadata.name, insole: described, samplingRateHz: insole.samplingRateHz,
      isSimulated: basis.metadata.isSimulated,
      bodyMassKilograms: mass)
  }

  /// The frames in the lines of docs/WIRE.md, behind a header.
  ///
  /// - Throws: `tooLarge` for a layout that no header holds.
  package func frameLines() throws(GaitlabError) -> [UInt8] {
    let encoder = try WireEncoder(announcement: announcement, format: .lines, checksum: nil)
    var bytes: [UInt8] = []
    encoder.appendAnnouncement(to: &bytes)
    for frame in frames { encoder.append(frame, to: &bytes) }
    return bytes
  }

  /// What the example prints for them.
  ///
  /// - Parameters:
  ///   - model: its rate and its look-ahead count.
  ///   - estimates: of a whole stretch of frames, `[frames][128]` in body weights per cell.
  /// - Returns: the text.
  package func forceLines(of model: ModelCard, _ estimates: ([Float]) -> [Float]) -> [UInt8] {
    let grid = CanonicalGrid(layout: layout)
    let scale = Float(grid.cellAreaSquareMillimetres * 1e-3 / bodyWeightNewtons)
    let longest = Self.longestHoleMicroseconds + 1e6 / model.samplingRateHz
    var lines: [Line] = []
    for foot in Foot.allCases {
      let own = frames.enumerated().filter { $0.element.foot == foot }
      var start = own.startIndex
      while start < own.endIndex {
        var end = start + 1
        while end < own.endIndex, Self.follows(own[end - 1].element, own[end].element, longest) {
          end += 1
        }
        var cells: [Float] = []
        for (_, frame) in own[start..<end] {
          var canonical = [Float](repeating: 0, count: CanonicalGrid.cellCount)
          grid.apply(frame.cells[...], scale: scale, into: &canonical)
          cells += canonical
        }
        for (index, estimate) in estimates(cells).enumerated() {
          // An estimate comes with the frame that it waits for, or with the one behind the stretch.
          let cause = min(start + index + model.lookAheadFrames, end)
          lines.append(
            Line(
              cause: cause < own.endIndex ? own[cause].offset : frames.count, foot: foot,
              microseconds: own[start + index].element.deviceMicroseconds,
              newtons: Double(estimate) * bodyWeightNewtons))
        }
        start = end
      }
    }
    // The order of a foot's own lines stays.
    let sorted = lines.enumerated().sorted {
      ($0.element.cause, $0.offset) < ($1.element.cause, $1.offset)
    }
    return Array(sorted.map(\.element.text).joined().utf8)
  }

  private static func follows(_ frame: WireFrame, _ next: WireFrame, _ longest: Double) -> Bool {
    Double(next.deviceMicroseconds - frame.deviceMicroseconds) <= longest
  }

  /// A line of the example.
  private struct Line {
    /// Which frame brings it.
    let cause: Int
    let foot: Foot
    let microseconds: Int64
    let newtons: Double

    var text: String {
      "F\(foot == .left ? "L" : "R"),\(microseconds)," + String(format: "%.6f\n", newtons)
    }
  }
}
