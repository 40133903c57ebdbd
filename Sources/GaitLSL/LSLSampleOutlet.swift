import CLabStreamingLayer

/// A stream that this program offers, whatever is in it.
///
/// A class because it owns the library's outlet; the stream ends with it.
final class LSLSampleOutlet {
  private let library: LSLLibrary
  private let handle: OpaquePointer
  private let channelCount: Int

  /// Seconds that are kept for a reader that is slow.
  private static let bufferSeconds: Int32 = 60

  /// Begins to offer the stream; nil if the library refuses it.
  init?(_ info: LSLStreamInfo) {
    guard
      let handle = gl_lsl_outlet_create(info.library.functions, info.handle, Self.bufferSeconds)
    else { return nil }
    library = info.library
    self.handle = handle
    channelCount = info.channelCount
  }

  deinit { gl_lsl_outlet_free(library.functions, handle) }

  /// Whether somebody reads the stream.
  var hasReaders: Bool { gl_lsl_outlet_has_readers(library.functions, handle) }

  /// Queues a sample of one value a channel; a stamp that is no time is not sent.
  func push(_ values: [Float], atLSLSeconds stamp: Double) {
    precondition(values.count == channelCount, "\(values.count) values, \(channelCount) channels")
    // Zero and less would mean now to liblsl.
    guard stamp.isFinite, stamp > 0 else { return }
    _ = gl_lsl_outlet_push(library.functions, handle, values, stamp)
  }
}
