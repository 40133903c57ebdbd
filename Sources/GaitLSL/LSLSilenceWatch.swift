import GaitIntake

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
      ? "the sender is silent and answers no more" : "the sender was started anew"
  }
}
