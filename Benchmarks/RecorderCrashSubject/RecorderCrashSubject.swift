import Foundation
import GaitModel
import GaitSimulation
import GaitStore

/// Records a simulated walk in real time until somebody kills it.
///
/// A process of its own, because only a process can be killed at any moment:
///
///     RecorderCrashSubject PATH SEED
///
/// It prints a line for each stretch that it has appended, with the number of frames of each foot so
/// far and the uptime of the machine in seconds when the stretch was given to the recorder. Frame i is
/// frame i of the seed's walk, which begins anew at its end.
@main
struct RecorderCrashSubject {
  /// Frames of a stretch: what a device sends in a twentieth of a second.
  private static let stretchFrames = 10

  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 3, let seed = UInt64(words[2]) else {
      FileHandle.standardError.write(Data("usage: RecorderCrashSubject PATH SEED\n".utf8))
      exit(2)
    }
    let walk = WalkerConfiguration(
      seed: seed, durationSeconds: 1, samplingRateHz: 200, standingSeconds: 0)
    var stream = WalkerStream(walk)
    let metadata = stream.metadata
    guard let block = stream.nextBlock(seconds: walk.durationSeconds) else { exit(1) }
    let recorder = try SessionRecorder(path: words[1], metadata: metadata)
    let begun = ProcessInfo.processInfo.systemUptime
    var appended = 0
    while true {
      let due = begun + Double(appended + stretchFrames) / walk.samplingRateHz
      let now = ProcessInfo.processInfo.systemUptime
      if now < due { usleep(UInt32((due - now) * 1e6)) }
      let given = ProcessInfo.processInfo.systemUptime
      for foot in Foot.allCases {
        let frames = block.frames[foot]
        let forces = block.reference[foot]
        var part = FrameBlock(foot: foot, cellCount: frames.cellCount)
        var reference = ForceBlock(foot: foot)
        for index in appended..<appended + stretchFrames {
          let time = Double(index) / walk.samplingRateHz
          part.append(timeSeconds: time, cells: frames[index % frames.count].cells)
          reference.append(timeSeconds: time, newtons: forces.newtons[index % forces.count])
        }
        recorder.append(part)
        recorder.append(reference: reference)
      }
      appended += stretchFrames
      FileHandle.standardOutput.write(Data("\(appended) \(given)\n".utf8))
    }
  }
}
