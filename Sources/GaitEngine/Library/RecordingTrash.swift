import Foundation
package import GaitFiles

#if canImport(Glibc)
  import Glibc
#endif

/// Where deleted recordings wait until they are wanted again, or for a month.
package struct RecordingTrash: Sendable {
  /// The folder, which is made when it is needed.
  private let folder: String

  /// Seconds that a recording is kept.
  package static let keptSeconds = 30.0 * 86_400
  private static let originName = "origin"

  package init(folder: String) { self.folder = folder }

  /// Moves a recording to the trash, and throws away what has been there for a month.
  ///
  /// - Parameters:
  ///   - path: the recording.
  ///   - now: seconds since 1970.
  /// - Throws: `writeFailed`, `unreadable`; the recording is then where it was.
  package func move(_ path: String, now: Double) throws(GaitlabError) {
    empty(before: now - Self.keptSeconds)
    let place = try makePlace(now: now, path: path)
    do throws(GaitlabError) {
      try write(origin: path, in: place)
      try Self.moveFile(path, to: place + "/" + FileName.last(path))
    } catch {
      try? FileManager.default.removeItem(atPath: place)
      throw error
    }
    // A commit that was cut off belongs to its file.
    let journal = path + "-journal"
    if FileManager.default.fileExists(atPath: journal) {
      try? Self.moveFile(journal, to: place + "/" + FileName.last(journal))
    }
  }

  /// Brings the recording back that was deleted last.
  ///
  /// - Returns: where it is now, which is under another name if its own is taken; nil where the trash is empty.
  /// - Throws: `writeFailed`; the recording is then still in the trash.
  package func restoreLast() throws(GaitlabError) -> String? {
    for place in places().reversed() {
      guard let origin = origin(in: place) else { continue }
      let kept = place + "/" + FileName.last(origin)
      guard FileManager.default.fileExists(atPath: kept) else { continue }
      let path = FileName.free(origin)
      do {
        try FileManager.default.createDirectory(
          atPath: FileName.folder(path), withIntermediateDirectories: true)
      } catch {
        throw .writeFailed(path)
      }
      if FileManager.default.fileExists(atPath: kept + "-journal") {
        try Self.moveFile(kept + "-journal", to: path + "-journal")
      }
      try Self.moveFile(kept, to: path)
      try? FileManager.default.removeItem(atPath: place)
      return path
    }
    return nil
  }

  // MARK: - Places

  /// The folders of the deleted recordings, the oldest first.
  private func places() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.compactMap { name in Self.deletedAt(name).map { (name, $0) } }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map { folder + "/" + $0.0 }
  }

  private static func deletedAt(_ name: String) -> Int? {
    name.split(separator: "-").first.flatMap { Int($0) }
  }

  private func makePlace(now: Double, path: String) throws(GaitlabError) -> String {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      let milliseconds = Int(max(now, 0) * 1000)
      // Two programs that delete in one millisecond take two names.
      for number in 1...1000 {
        let place = "\(folder)/\(milliseconds)-\(number)"
        if mkdir(place, 0o700) == 0 { return place }
        guard errno == EEXIST else { break }
      }
      throw GaitlabError.writeFailed(folder)
    } catch {
      throw GaitlabError(
        .writeFailed, file: path, found: "the trash cannot be made in \(folder)",
        advice: "check that folder and its free space; the recording was left alone")
    }
  }

  private func write(origin path: String, in place: String) throws(GaitlabError) {
    var writer = try AtomicFileWriter(path: place + "/" + Self.originName)
    try writer.write(Array(path.utf8))
    try writer.commit()
  }

  private func origin(in place: String) -> String? {
    FileManager.default.contents(atPath: place + "/" + Self.originName)
      .flatMap { String(data: $0, encoding: .utf8) }
  }

  /// Throws away for good what was deleted before a moment.
  private func empty(before seconds: Double) {
    for place in places() {
      guard let deleted = Self.deletedAt(FileName.last(place)), Double(deleted) / 1000 < seconds
      else { break }
      try? FileManager.default.removeItem(atPath: place)
    }
  }

  // MARK: - Files

  /// Gives a file another name; on another file system it is copied, brought to the disk and then removed.
  static func moveFile(_ path: String, to target: String) throws(GaitlabError) {
    if rename(path, target) == 0 { return }
    guard errno == EXDEV else { throw GaitlabError.writeFailed(path) }
    try copyAcross(path, to: target)
  }

  static func copyAcross(_ path: String, to target: String) throws(GaitlabError) {
    do {
      try FileManager.default.copyItem(atPath: path, toPath: target)
      let handle = try FileHandle(forUpdating: URL(fileURLWithPath: target))
      try handle.synchronize()
      try handle.close()
      try FileManager.default.removeItem(atPath: path)
    } catch {
      // Whatever failed: one whole file stays, the one that was there.
      try? FileManager.default.removeItem(atPath: target)
      throw GaitlabError(
        .writeFailed, file: path, found: "it cannot be moved to another file system",
        advice: "check the free space in \(FileName.folder(target)) and that you may write to both")
    }
  }
}
