import CLabStreamingLayer
import GaitFiles
import GaitIntake
import PlainText

/// Asks the network for streams of a name, in the background, as long as it lives.
///
/// A class because it owns the library's resolver; it stays on one thread.
final class LSLFinder {
  private let library: LSLLibrary
  private let handle: OpaquePointer
  /// Seconds after which a stream that no longer answers is forgotten.
  private static let forgetSeconds = 3.0
  /// Streams of one name that are looked at.
  private static let limit = 16

  /// - Parameters:
  ///   - library: the library.
  ///   - name: the streams' name.
  /// - Throws: `sourceFailed` if there can be no such stream.
  init(library: LSLLibrary, name: String) throws(GaitlabError) {
    let predicate = try Self.predicate(name: name)
    guard
      let handle = gl_lsl_finder_create(library.functions, predicate, Self.forgetSeconds)
    else {
      throw GaitlabError(
        .sourceFailed, file: "lsl \(name)", found: "liblsl cannot look for this name",
        advice: "give the name that the sender shows")
    }
    self.library = library
    self.handle = handle
  }

  deinit { gl_lsl_finder_free(library.functions, handle) }

  /// What has answered lately, the latest made first; without metadata.
  func streams() -> [LSLStreamInfo] {
    var handles = [OpaquePointer?](repeating: nil, count: Self.limit)
    let count = gl_lsl_finder_results(library.functions, handle, &handles, Int32(Self.limit))
    return handles.prefix(max(0, Int(count))).compactMap { handle in
      handle.map { LSLStreamInfo(library: library, owning: $0) }
    }.sorted { $0.createdAtSeconds > $1.createdAtSeconds }
  }

  /// The question for a name, which must not become more of a question than that.
  static func predicate(name: String) throws(GaitlabError) -> String {
    let quotes = ["'", "\""].filter { !name.contains($0) }
    guard let quote = quotes.first, !name.isEmpty,
      !name.unicodeScalars.contains(where: Printable.isHarmful)
    else {
      throw GaitlabError(
        .sourceFailed, file: "lsl \(name)", found: "a name that cannot be looked for",
        expected: "one without control characters and with one kind of quotes at most",
        advice: "give the name that the sender shows")
    }
    return "name=\(quote)\(name)\(quote)"
  }
}

/// Tells a sender that is quiet from one that is gone without a word, as after a pulled cable.
struct LSLSilenceWatch {
  private let library: LSLLibrary
  private let streamName: String
  private let uniqueID: String
  private let silenceSeconds: Double
  private var heardSeconds = ArrivalClock.now()
  /// Asks the network, only while the stream is silent.
  private var finder: LSLFinder?
  private var askedSeconds = 0.0

  init(library: LSLLibrary, streamName: String, uniqueID: String, silenceSeconds: Double) {
    self.library = library
    self.streamName = streamName
    self.uniqueID = uniqueID
    self.silenceSeconds = silenceSeconds
  }

  /// Samples have come.
  mutating func heard(at now: Double) {
    heardSeconds = now
    finder = nil
  }

  /// No sample has come; says why the stream is to be given up, or nil if it is only quiet.
  mutating func silent(at now: Double) -> String? {
    guard now - heardSeconds >= silenceSeconds else { return nil }
    guard let finder else {
      finder = try? LSLFinder(library: library, name: streamName)
      askedSeconds = now
      return nil
    }
    guard now - askedSeconds >= silenceSeconds else { return nil }
    let streams = finder.streams()
    if streams.contains(where: { $0.uniqueID == uniqueID }) { return nil }
    return streams.isEmpty
      ? "the sender is silent and no longer answers" : "the sender was started again"
  }
}
