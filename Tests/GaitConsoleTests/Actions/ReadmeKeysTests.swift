import Foundation
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// The README's table of keys is what the key map says.
///
/// After a change of keys: `RECORD_SNAPSHOTS=1 swift test --filter ReadmeKeysTests`
@Suite struct ReadmeKeysTests {
  private static let start = "<!-- keys: written by ReadmeKeysTests -->\n"
  private static let end = "<!-- end of keys -->\n"

  /// What a newcomer needs first; `?` in the console shows the rest.
  private static let shown: [[ConsoleCommand]] = [
    [.playPause], [.frameBack, .frameForward], [.previousEvent, .nextEvent],
    [.secondBack, .secondForward], [.slower, .faster, .normalSpeed],
    [.cursorA, .cursorB, .loop, .clearCursors], [.marker],
    [.markerList, .previousMarker, .nextMarker, .undoMarker], [.goToTime], [.leaveOut],
    [.toggleMeans], [.toggleUnit],
    [.nextForce], [.nextNorms], [.report], [.writeSteps], [.compareParts], [.nextMap], [.nextSpan],
    [.toggleRange],
    [.nextColorMap], [.rawCells], [.savePicture], [.zoomIn, .zoomOut], [.enlarge], [.lastView],
    [.nextPreset], [.calibrate], [.record],
    [.devices], [.configuration], [.palette], [.help], [.filter], [.quit],
  ]

  static var table: String {
    let rows = shown.map { commands in
      let keys = commands.compactMap { command in
        KeyMap.standard.bindings.first { $0.command == command }?.keys.first?.name
      }
      let titles = commands.map(\.title).joined(separator: ", ")
      return "| \(keys.map { "`\($0)`" }.joined(separator: " ")) | \(titles) |"
    }
    return (["| key | |", "| --- | --- |"] + rows).joined(separator: "\n") + "\n"
  }

  @Test func theReadmeShowsTheKeysThatThereAre() throws {
    let file = Fixture.root.appending(path: "docs/TOUR.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: Self.start))
    let end = try #require(text.range(of: Self.end))
    let shown = text[start.upperBound..<end.lowerBound]
    guard shown != Self.table else { return }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      let written = text.replacingCharacters(
        in: start.upperBound..<end.lowerBound, with: Self.table)
      try written.write(to: file, atomically: true, encoding: .utf8)
    }
    Issue.record("docs/TOUR.md's keys are not those of the key map: record them as said above")
  }
}
