import Foundation
import GaitFiles
package import GaitModel
package import GaitStore

/// The sessions of the library, as far as they are known.
package struct LibraryListing: Sendable {
  /// The named files, the recordings, then the bundled samples, each by name.
  package internal(set) var entries: [LibraryEntry]
  /// Places in `entries` of files that have to be looked into.
  var stale: [Int]
  /// What the index knows, by path.
  var files: [String: IndexedFile]

  /// Whether no file has to be looked into.
  package var isComplete: Bool { stale.isEmpty }

  /// Files of a folder that are listed at most.
  static let limit = 50_000

  /// Lists without opening a file: what the index knows, and the names of the others.
  ///
  /// Files whose size and time of change are as they were when they were read are not read again; those
  /// that could not be read are, since rights to read leave no trace there.
  package init(_ folders: LibraryFolders, index: LibraryIndex) {
    files = index.files()
    entries = []
    stale = []
    for path in folders.named { add(path, shelf: .named) }
    for (folder, shelf) in [
      (folders.recordings, LibraryEntry.Shelf.recording), (folders.samples, .sample),
    ] {
      guard let folder, let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
      else { continue }
      var found: Set<String> = []
      let base = Self.key(folder) + "/"
      let named = Set(folders.named.map(Self.key))
      for name in names.filter({ $0.hasSuffix(".gait") && !$0.hasPrefix(".") }).sorted()
        .prefix(Self.limit)
      {
        add("\(folder)/\(name)", shelf: shelf)
        found.insert(base + name)
      }
      let gone = files.keys.filter {
        $0.hasPrefix(base) && !found.contains($0) && !named.contains($0)
          && !$0.dropFirst(base.count).contains("/")
      }
      for path in gone { files[path] = nil }
      if !gone.isEmpty { index.forget(Array(gone)) }
    }
  }

  private mutating func add(_ path: String, shelf: LibraryEntry.Shelf) {
    guard let known = files[Self.key(path)], let stamp = FileStamp(path: path), known.stamp == stamp
    else {
      var entry = LibraryEntry(path: path, shelf: shelf, title: FileName.last(path))
      entry.isRead = false
      stale.append(entries.count)
      entries.append(entry)
      return
    }
    var entry = known.entry
    entry.path = path
    entry.shelf = shelf
    if entry.problem != nil { stale.append(entries.count) }
    entries.append(entry)
  }

  /// By what the index knows a file, wherever gaitlab is started.
  static func key(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }
}
