import CLabStreamingLayer

/// A connection to a stream that was found.
///
/// A class because it owns the library's inlet; it stays on one thread.
final class LSLInlet {
  private let library: LSLLibrary
  private let handle: OpaquePointer
  private let channelCount: Int
  /// Samples that are taken at once.
  private let capacity: Int
  private var values: [Float]
  private var stamps: [Double]

  /// Seconds that liblsl keeps for a reader that is slow.
  private static let bufferSeconds: Int32 = 30

  /// What a call came to.
  enum Outcome: Equatable {
    case done
    case timeout
    /// The sender is gone.
    case lost
    case failed

    init(code: Int32) {
      switch code {
      case 0...: self = .done
      case Int32(GL_LSL_TIMEOUT): self = .timeout
      case Int32(GL_LSL_LOST): self = .lost
      default: self = .failed
      }
    }
  }

  /// Nil if the library refuses it.
  init?(_ stream: LSLStreamInfo) {
    guard stream.channelCount > 0,
      let handle = gl_lsl_inlet_create(
        stream.library.functions, stream.handle, Self.bufferSeconds)
    else { return nil }
    library = stream.library
    self.handle = handle
    channelCount = stream.channelCount
    capacity = max(1, min(256, 65_536 / channelCount))
    values = Array(repeating: 0, count: capacity * channelCount)
    stamps = Array(repeating: 0, count: capacity)
  }

  deinit { gl_lsl_inlet_free(library.functions, handle) }

  /// The stream's description with its metadata; nil if it did not come in time.
  func info(timeoutSeconds: Double) -> LSLStreamInfo? {
    var code: Int32 = 0
    return gl_lsl_inlet_info(library.functions, handle, timeoutSeconds, &code).map {
      LSLStreamInfo(library: library, owning: $0)
    }
  }

  /// Lets the sender begin.
  func open(timeoutSeconds: Double) -> Outcome {
    Outcome(code: gl_lsl_inlet_open(library.functions, handle, timeoutSeconds))
  }

  /// Seconds from the sender's clock to ours; nil if it is not known in time.
  func correction(timeoutSeconds: Double) -> Double? {
    var seconds = 0.0
    let code = gl_lsl_inlet_correction(library.functions, handle, timeoutSeconds, &seconds)
    return Outcome(code: code) == .done ? seconds : nil
  }

  /// Waits for a sample and takes those with it that are there.
  ///
  /// - Parameters:
  ///   - timeoutSeconds: how long it waits.
  ///   - take: gets each sample's values and the sender's time in seconds.
  /// - Returns: `done` if there were samples.
  func pull(timeoutSeconds: Double, _ take: (ArraySlice<Float>, Double) -> Void) -> Outcome {
    let code = gl_lsl_inlet_pull(
      library.functions, handle, &values, &stamps, Int32(channelCount), Int32(capacity),
      timeoutSeconds)
    guard code > 0 else { return Outcome(code: code) }
    for sample in 0..<Int(code) {
      take(values[sample * channelCount..<(sample + 1) * channelCount], stamps[sample])
    }
    return .done
  }
}
