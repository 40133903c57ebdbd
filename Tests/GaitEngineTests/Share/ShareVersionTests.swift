import Foundation
import GaitAnalysis
import GaitIntake
import GaitModel
import GaitTestSupport
import Testing

@testable import GaitEngine

extension SharedMessageTests {
  /// What a host of the first version has said; `Scripts/fuzz` begins with it, which takes a byte before.
  private static let kept = Fixture.path("fuzz/share/version-1")

  @Test("What a host of the first version says is still read")
  func firstVersion() throws {
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      // The session, and a few packets of each kind after it.
      let packets = Self.walk(seconds: 3).packets
      let said = packets[(packets.firstIndex { $0.kind == .session } ?? 0)...].prefix(4)
      try Data([255] + ShareHandshake.bytes(.welcome) + said.flatMap(\.bytes)).write(
        to: URL(filePath: Self.kept))
      Issue.record("recorded \(Self.kept); run again to compare")
      return
    }
    var decoder = ShareDecoder()
    var viewer = Self.viewer()
    viewer.take(.opened(SourcePeer("h")), source: 0, now: 10)
    var packets: [SharePacket] = []
    let bytes = try Array(Data(contentsOf: URL(filePath: Self.kept)).dropFirst())
    try decoder.push(bytes) { packets.append($0) }
    Self.show(packets, on: &viewer)
    let update = viewer.update()
    #expect(update.problem == nil)
    #expect(!update.devices.isEmpty)
    let session = try #require(update.session)
    #expect(session.frames.left != nil)
    #expect(session.metadata.feet == [.left, .right])
  }
}
