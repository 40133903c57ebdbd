import GaitFiles
import GaitModel
import GaitStore
import GaitTestSupport
import Testing

/// Sessions in memory and in a file; `LossySession` of the lab is tried in GaitExperimentsTests.
@Suite("Readable sessions") struct SessionReadingContractTests {
  /// Where a session is.
  enum Place: CaseIterable {
    case memory, file
  }

  /// What a session holds.
  enum Content: CaseIterable {
    case both, left, referenceOfRight, noReference, noFrames

    var session: RecordedSession {
      var session = RandomSessions.session(
        seed: 21, layout: TestLayouts.scattered4, values: .anything,
        feet: self == .left ? [.left] : Foot.allCases)
      switch self {
      case .both, .left: break
      case .referenceOfRight: session.reference.left = nil
      case .noReference, .noFrames:
        session.metadata.reference = nil
        session.reference = PerFoot(both: nil)
      }
      if self == .noFrames { session.frames = PerFoot.each { FrameBlock(foot: $0, cellCount: 4) } }
      return session
    }
  }

  private func onContract(
    _ place: Place, _ content: Content, _ body: (SessionReadingContract) throws -> Void
  ) throws {
    let session = content.session
    switch place {
    case .memory: try body(SessionReadingContract(MemorySession(session), holds: session))
    case .file:
      try Fixture.withFolder { folder in
        let path = folder + "/session.gait"
        try SessionWriter.write(session, to: path)
        try body(SessionReadingContract(SessionFile(path: path), holds: session))
      }
    }
  }

  @Test("Give all that they hold", arguments: Place.allCases, Content.allCases)
  func givesAll(place: Place, content: Content) throws {
    try onContract(place, content) { try $0.givesAllThatItHolds() }
  }

  @Test("Last as long as their frames", arguments: Place.allCases, Content.allCases)
  func lasts(place: Place, content: Content) throws {
    try onContract(place, content) { $0.lastsAsLongAsItsFrames() }
  }

  @Test("Give the samples of a range", arguments: Place.allCases, Content.allCases)
  func ranges(place: Place, content: Content) throws {
    try onContract(place, content) { try $0.givesTheSamplesOfARange(seed: 4) }
  }

  @Test("Lose nothing between stretches", arguments: Place.allCases, Content.allCases)
  func stretches(place: Place, content: Content) throws {
    try onContract(place, content) { contract in
      for seconds in [0.7, 10] {
        try contract.losesNothingBetweenStretches(stretchSeconds: seconds)
      }
    }
  }

  @Test("Give the same to every thread", arguments: Place.allCases, Content.allCases)
  func threads(place: Place, content: Content) throws {
    try onContract(place, content) { $0.givesTheSameToEveryThread() }
  }
}
