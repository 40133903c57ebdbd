import Foundation
import GaitEngine
import GaitFiles
import GaitInference
import GaitModel

/// Runs the inference core on demand and tells how long it took.
///
/// A process that `Benchmarks/inference` talks to, line by line, so that turns of the core and of
/// ONNX Runtime can alternate in one run:
///
///     load PATH            -> milliseconds to map, check, fold and pack
///     make DEPTH WIDTH PATH -> done; a model file with random weights
///     window FRAMES TURNS  -> microseconds of each turn, a fresh window each
///     stream FRAMES        -> microseconds of each frame
///     push FRAMES          -> done; frames pushed one by one and not timed, for counting allocations
///     recording SECONDS    -> seconds for both feet at 200 Hz at once
@main
struct CoreBenchmark {
  static func main() throws {
    var estimator: StreamingEstimator?
    while let line = readLine() {
      let words = line.split(separator: " ").map(String.init)
      guard let command = words.first else { continue }
      let numbers = words.dropFirst().compactMap { Int($0) }
      if command == "make", words.count == 4,
        let shape = WideResNetShape(depth: numbers[0], width: numbers[1])
      {
        let bytes = try RandomModel.make(shape).safetensors()
        try Data(bytes).write(to: URL(fileURLWithPath: words[3]))
        print("done")
      } else if command == "load", words.count == 2 {
        let begun = ContinuousClock.now
        let model = try ModelFileReader.load(path: words[1])
        estimator = model.makeStreamingEstimator()
        print((ContinuousClock.now - begun) / .milliseconds(1))
      } else if var running = estimator {
        switch command {
        case "window": print(windows(&running, frames: numbers[0], turns: numbers[1]))
        case "stream": print(stream(&running, frames: numbers[0]))
        case "push":
          push(&running, frames: numbers[0])
          print("done")
        case "recording": print(recording(running, seconds: numbers[0]))
        default: print("unknown command")
        }
        estimator = running
      }
      fflush(nil)
    }
  }

  private static func cells(_ frames: Int) -> [Float] {
    var random = SplitMix64(seed: 1)
    return (0..<frames * StreamingEstimator.cellCount).map { _ in Float(random.uniform()) }
  }

  private static func text(_ durations: [Duration]) -> String {
    durations.map { "\($0 / .microseconds(1))" }.joined(separator: " ")
  }

  private static func window(_ estimator: inout StreamingEstimator, _ cells: [Float]) -> [Float] {
    var estimates: [Float] = []
    estimates.reserveCapacity(cells.count / StreamingEstimator.cellCount)
    estimator.finish(cells.span, appendingTo: &estimates)
    return estimates
  }

  private static func windows(
    _ estimator: inout StreamingEstimator, frames: Int, turns: Int
  ) -> String {
    let cells = cells(frames)
    return text(
      (0..<turns).map { _ in
        let begun = ContinuousClock.now
        let estimates = window(&estimator, cells)
        let duration = ContinuousClock.now - begun
        precondition(estimates.count == frames)
        return duration
      })
  }

  private static func stream(_ estimator: inout StreamingEstimator, frames: Int) -> String {
    let cells = cells(200)
    var estimates: [Float] = []
    estimates.reserveCapacity(frames)
    let count = StreamingEstimator.cellCount
    var durations: [Duration] = []
    durations.reserveCapacity(frames)
    for frame in 0..<frames {
      let start = frame % 200 * count
      let begun = ContinuousClock.now
      estimator.push(cells.span.extracting(start..<start + count), appendingTo: &estimates)
      durations.append(ContinuousClock.now - begun)
    }
    return text(durations)
  }

  private static func push(_ estimator: inout StreamingEstimator, frames: Int) {
    let cells = cells(200)
    var estimates: [Float] = []
    estimates.reserveCapacity(frames)
    let count = StreamingEstimator.cellCount
    for frame in 0..<frames {
      let start = frame % 200 * count
      estimator.push(cells.span.extracting(start..<start + count), appendingTo: &estimates)
    }
  }

  private static func recording(_ estimator: StreamingEstimator, seconds: Int) -> Double {
    let frames = cells(seconds * 200)
    let begun = ContinuousClock.now
    for _ in Foot.allCases {
      var foot = estimator
      foot.reset()
      precondition(window(&foot, frames).count == seconds * 200)
    }
    return (ContinuousClock.now - begun) / .seconds(1)
  }
}
