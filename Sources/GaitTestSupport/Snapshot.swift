import Foundation
package import Testing

/// Compares text with a stored file; `RECORD_SNAPSHOTS=1` stores it again and fails the test, so
/// that nobody records by accident.
package func assertSnapshot(
  _ text: String, named name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: filePath).deletingLastPathComponent().appending(path: "Snapshots")
  let file = folder.appending(path: name)
  let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil
  guard !isRecording, let stored = try? String(contentsOf: file, encoding: .utf8) else {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name); run again to compare", sourceLocation: sourceLocation)
    return
  }
  guard stored != text else { return }
  let pairs = zip(
    stored.split(separator: "\n", omittingEmptySubsequences: false),
    text.split(separator: "\n", omittingEmptySubsequences: false))
  let first = pairs.enumerated().first { $0.element.0 != $0.element.1 }
  let place =
    first.map { "line \($0.offset + 1)\n- \($0.element.0)\n+ \($0.element.1)" }
    ?? "one is longer"
  Issue.record("\(name) differs: \(place)", sourceLocation: sourceLocation)
}
