import Foundation
import GaitModel
import GaitStore

/// What a live session has left on disk.
package struct RecordedFile: Equatable, Sendable {
  /// Whether the recording was ended, and not cut off.
  package let isFinished: Bool
  package let seconds: Double
  /// Frames of both feet.
  package let frames: Int

  /// Reads a recording to its end.
  package init(path: String) throws {
    let file = try SessionFile(path: path)
    isFinished = !file.isRecordingUnfinished
    seconds = file.seconds.upperBound - file.seconds.lowerBound
    frames = try Foot.allCases.reduce(0) { sum, foot in
      sum + (try file.frames(foot, seconds: file.seconds)?.count ?? 0)
    }
  }

  /// The bytes of a recording that continues, with what belongs to it and is not in it yet.
  package static func bytes(besides path: String) -> Int {
    ["", "-wal", "-journal"].reduce(0) { sum, suffix in
      let attributes = try? FileManager.default.attributesOfItem(atPath: path + suffix)
      return sum + (attributes?[.size] as? Int ?? 0)
    }
  }
}
