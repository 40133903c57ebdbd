import Foundation
import GaitFiles
import GaitFormats
package import GaitModel
import GaitStore

/// Lists the sessions of some folders.
package enum LibraryScanner {
  /// Files of a folder that are listed at most.
  private static let limit = 2000

  /// The named files, the recordings, then the bundled samples, each by name.
  package static func scan(
    named: [String], samples: String?, recordings: String?
  ) -> [LibraryEntry] {
    named.map { entry(path: $0, name: FileName.last($0), shelf: .named) }
      + entries(in: recordings, shelf: .recording) + entries(in: samples, shelf: .sample)
  }

  private static func entries(in folder: String?, shelf: LibraryEntry.Shelf) -> [LibraryEntry] {
    guard let folder,
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else { return [] }
    return names.filter { $0.hasSuffix(".gait") && !$0.hasPrefix(".") }.sorted().prefix(limit)
      .map { entry(path: folder + "/" + $0, name: $0, shelf: shelf) }
  }

  private static func entry(path: String, name: String, shelf: LibraryEntry.Shelf) -> LibraryEntry {
    do throws(GaitlabError) {
      guard try SessionOpener.isSessionFile(path: path) else {
        // A vendor's file tells its length only when it is read; that is done when it is opened.
        let format = type(of: try SessionImport.importer(path: path)).formatName
        return LibraryEntry(
          path: path, shelf: shelf, title: name, source: format, startedAt: "",
          durationSeconds: nil, tags: [], hasReference: false, isSimulated: false)
      }
      let file = try SessionFile(path: path)
      return LibraryEntry(
        path: path, shelf: shelf, title: file.metadata.name, source: file.metadata.source,
        startedAt: file.metadata.startedAtUnixSeconds.map(WallClock.minutes) ?? "",
        durationSeconds: file.seconds.upperBound - file.seconds.lowerBound,
        tags: file.metadata.tags, hasReference: file.metadata.reference != nil,
        isSimulated: file.metadata.isSimulated)
    } catch {
      return LibraryEntry(
        path: path, shelf: shelf, title: name, source: "", startedAt: "", durationSeconds: nil,
        tags: [], hasReference: false, isSimulated: false, problem: error.summary)
    }
  }
}
