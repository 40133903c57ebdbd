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
    named.map { entry(path: $0, name: FileNames.last(of: $0), shelf: .named) }
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
        startedAt: file.metadata.startedAtUnixSeconds.map(DateText.minutes) ?? "",
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

/// Names of files without their folders.
package enum FileNames {
  package static func last(of path: String) -> String {
    URL(fileURLWithPath: path).lastPathComponent
  }
}

/// Dates as they are in the file: vendors write local time without a zone.
enum DateText {
  /// `2023-09-27 10:21` (proleptic Gregorian, Hinnant's days-from-civil read backwards).
  static func minutes(_ unixSeconds: Double) -> String {
    guard unixSeconds.isFinite, abs(unixSeconds) < 1e12 else { return "" }
    let total = Int(unixSeconds.rounded(.down))
    let days = total >= 0 ? total / 86_400 : (total - 86_399) / 86_400
    let seconds = total - days * 86_400
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let civilMonth = month < 10 ? month + 3 : month - 9
    let year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(year)-\(two(civilMonth))-\(two(day)) \(two(seconds / 3600)):\(two(seconds / 60 % 60))"
  }
}
