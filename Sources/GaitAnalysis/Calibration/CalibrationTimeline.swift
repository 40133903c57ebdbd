package import GaitModel

/// The calibrations of a session, each from the moment from which it holds.
///
/// A walker has one weight however often insoles are calibrated: all of them say the same of it. A frame is read
/// with the calibration of its own moment, so that what is computed of frames before a change stays as it was,
/// live and in a replay. See `StepRejection.calibrationChanged` for a step that spans one.
package struct CalibrationTimeline: Equatable, Sendable {
  /// What holds until the first change.
  package private(set) var first: Calibration
  /// What holds afterwards, by time.
  package private(set) var changes: [CalibrationChange]

  /// - Parameters:
  ///   - first: tells the walker's weight as well.
  ///   - changes: by time.
  package init(_ first: Calibration, changes: [CalibrationChange] = []) {
    self.first = first
    self.changes = changes.map { change in
      var change = change
      change.calibration.bodyWeightNewtons = first.bodyWeightNewtons
      change.calibration.isBodyMassKnown = first.isBodyMassKnown
      return change
    }
  }

  /// What holds at the end.
  package var last: Calibration { changes.last?.calibration ?? first }

  /// What holds at a moment.
  package subscript(seconds: Double) -> Calibration {
    changes.last { $0.fromSeconds <= seconds }?.calibration ?? first
  }

  /// All of them, from the first.
  package var all: [Calibration] { [first] + changes.map(\.calibration) }

  /// Whether a calibration begins to hold within some seconds, so that they hold frames of two.
  package func isChanged(within seconds: ClosedRange<Double>) -> Bool {
    changes.contains {
      seconds.lowerBound < $0.fromSeconds && $0.fromSeconds <= seconds.upperBound
    }
  }

  /// Readings of an insole as they would be if its first zero had held throughout.
  ///
  /// What takes that zero off each frame takes off the zero that held at its moment.
  package func withFirstZero(_ frames: FrameBlock) -> FrameBlock {
    guard let last = frames.times.last, let change = changes.first, change.fromSeconds <= last
    else { return frames }
    let foot = frames.foot
    let moved = PerCalibration(self) { calibration -> [Float]? in
      let (zero, before) = (calibration.zero[foot], first.zero[foot])
      guard zero != before, zero.count == frames.cellCount, before.count == frames.cellCount
      else { return nil }
      return zip(before, zero).map { $0 - $1 }
    }
    var result = FrameBlock(foot: foot, cellCount: frames.cellCount)
    result.reserveCapacity(frames.count)
    for (index, time) in frames.times.enumerated() {
      let cells = frames.cells[index * frames.cellCount..<(index + 1) * frames.cellCount]
      if let moved = moved[time] {
        result.append(timeSeconds: time, cells: zip(cells, moved).map { $0 + $1 })
      } else {
        result.append(timeSeconds: time, cells: cells)
      }
    }
    return result
  }

  /// Whether these are the earlier ones of a list that more have been added to.
  ///
  /// Of a walker whose weight may be known better by now: body weights are the same.
  package func isBeginning(of other: CalibrationTimeline) -> Bool {
    var before = first
    before.bodyWeightNewtons = other.first.bodyWeightNewtons
    before.isBodyMassKnown = other.first.isBodyMassKnown
    let same = CalibrationTimeline(before, changes: changes)
    return before == other.first && other.changes.starts(with: same.changes)
  }

  /// Such as `automatic, 12 strides; from 61.0 s standing`.
  package var summary: String { described(\.summary) }

  /// What is said of each of them, with the times from which the later ones hold.
  package func described(_ text: (Calibration) -> String) -> String {
    ([text(first)]
      + changes.map { "from \($0.fromSeconds.tenthsInWords) s \(text($0.calibration))" })
      .joined(separator: "; ")
  }
}

/// A value that each calibration of a session has its own of: the one place where a session's numbers switch
/// from one calibration to the next.
package struct PerCalibration<Value> {
  private let first: Value
  private let changes: [(fromSeconds: Double, value: Value)]

  package init(_ calibrations: CalibrationTimeline, _ value: (Calibration) -> Value) {
    first = value(calibrations.first)
    changes = calibrations.changes.map { ($0.fromSeconds, value($0.calibration)) }
  }

  /// The value of the calibration that holds at a moment.
  ///
  /// - Complexity: O(changes), which are few.
  package subscript(seconds: Double) -> Value {
    changes.last { $0.fromSeconds <= seconds }?.value ?? first
  }
}

extension PerCalibration: Sendable where Value: Sendable {}

extension Double {
  /// The number with one decimal, for a sentence; a dash for what is not a number.
  fileprivate var tenthsInWords: String {
    guard magnitude < 1e12 else { return "-" }
    let tenths = Int((self * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
