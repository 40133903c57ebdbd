import Foundation
import GaitAnalysis
import GaitFiles
import GaitFormats
package import GaitModel
package import GaitStore

/// Lists the sessions of some folders, and keeps in an index what it has learnt of them.
package struct LibraryCatalog: Sendable {
  private let index: LibraryIndex
  private let clock = SuspendingClock()

  /// Files that are read between two writes to the index.
  private static let batch = 64
  /// Seconds between two reports.
  private static let reportSeconds = 0.5

  package init(index: LibraryIndex) { self.index = index }

  /// Looks into the files that are new or have changed, until the work is cancelled.
  ///
  /// - Parameters:
  ///   - listing: gets what is found.
  ///   - report: told now and then how the list looks, and at the end.
  package func refresh(
    _ listing: inout LibraryListing, report: ([LibraryEntry]) -> Void = { _ in }
  ) {
    guard !listing.stale.isEmpty else { return }
    var reported = clock.now
    var read: [IndexedFile] = []
    let stale = listing.stale
    listing.stale = []
    for (count, place) in stale.enumerated() {
      if CancellationToken.current.isCancelled {
        listing.stale = Array(stale[count...])
        break
      }
      var (entry, file) = Self.read(listing.entries[place])
      // The same samples under another name have the same steps.
      if let identity = file?.identity, let known = index.steps(of: identity) {
        entry.steps = known.steps
        file?.numbersVersion = known.version
      }
      // What was begun when somebody cancelled is not known.
      if CancellationToken.current.isCancelled {
        listing.stale = Array(stale[count...])
        break
      }
      listing.entries[place] = entry
      if let file {
        read.append(file)
        listing.files[file.entry.path] = file
      }
      if read.count >= Self.batch { keep(&read) }
      if clock.now - reported > .seconds(Self.reportSeconds) {
        keep(&read)
        report(listing.entries)
        reported = clock.now
      }
    }
    keep(&read)
    report(listing.entries)
  }

  /// Counts the steps of sessions where nobody has done so, until the work is cancelled.
  ///
  /// The numbers are those of `gaitlab analyze` without options.
  package func count(
    _ listing: inout LibraryListing, by counter: StepCounter,
    report: ([LibraryEntry]) -> Void = { _ in }
  ) {
    var reported = clock.now
    var isNew = false
    for place in listing.entries.indices {
      if CancellationToken.current.isCancelled { break }
      let path = listing.entries[place].path
      let key = LibraryListing.key(path)
      guard let file = listing.files[key], let identity = file.identity,
        file.numbersVersion != counter.version, listing.entries[place].problem == nil
      else { continue }
      guard let numbers = numbers(path: path, identity: identity, counter: counter) else {
        continue
      }
      listing.entries[place].steps = Self.steps(numbers)
      listing.files[key]?.numbersVersion = counter.version
      isNew = true
      if clock.now - reported > .seconds(Self.reportSeconds) {
        report(listing.entries)
        reported = clock.now
        isNew = false
      }
    }
    if isNew { report(listing.entries) }
  }

  /// The numbers of a session, from the index where they are known.
  ///
  /// - Returns: nil where the work was cancelled, or the file is being recorded.
  package func numbers(
    path: String, counter: StepCounter
  ) -> Result<SessionNumbers, LibraryIndex.NumbersProblem>? {
    do throws(GaitlabError) {
      guard let file = try Self.sessionFile(path) else { return counter.numbers(path: path) }
      let identity = try file.contentIdentity()
      return numbers(path: path, identity: identity, counter: counter)
    } catch {
      return .failure(LibraryIndex.NumbersProblem(summary: error.summary))
    }
  }

  private func numbers(
    path: String, identity: String, counter: StepCounter
  ) -> Result<SessionNumbers, LibraryIndex.NumbersProblem>? {
    if let known = index.numbers(of: identity, version: counter.version) { return known }
    guard let numbers = counter.numbers(path: path) else { return nil }
    index.keep(numbers, of: identity, version: counter.version)
    return numbers
  }

  private static func steps(
    _ numbers: Result<SessionNumbers, LibraryIndex.NumbersProblem>
  ) -> LibraryEntry.Steps {
    switch numbers {
    case .success(let numbers):
      .counted(
        used: numbers.stepsUsed, symmetry: numbers.symmetry, n: numbers.symmetrySteps)
    case .failure(let problem): .impossible(problem.summary)
    }
  }

  private func keep(_ read: inout [IndexedFile]) {
    guard !read.isEmpty else { return }
    index.keep(read)
    read = []
  }

  /// Looks into a file.
  ///
  /// - Returns: the entry, and what the index keeps; nothing of a file that is gone.
  private static func read(_ entry: LibraryEntry) -> (LibraryEntry, IndexedFile?) {
    let path = entry.path
    let stamp = FileStamp(path: path)
    var found = LibraryEntry(path: path, shelf: entry.shelf, title: FileName.last(path))
    var identity: String?
    do throws(GaitlabError) {
      if let file = try sessionFile(path) {
        identity = try file.contentIdentity()
        let metadata = file.metadata
        found.title = metadata.name
        found.source = metadata.source
        found.startedAtUnixSeconds = metadata.startedAtUnixSeconds
        found.startedAt = metadata.startedAtUnixSeconds.map(WallClock.minutes) ?? ""
        found.durationSeconds = file.seconds.upperBound - file.seconds.lowerBound
        found.tags = metadata.tags
        found.hasReference = metadata.reference != nil
        found.isSimulated = metadata.isSimulated
        found.visit = metadata.visit
        found.visit.person = metadata.personCode
        found.noteCount =
          file.markers.count { !$0.note.isEmpty } + (metadata.notes.isEmpty ? 0 : 1)
      } else {
        found.format = type(of: try SessionImport.importer(path: path)).formatName
        found.source = found.format
        if (stamp?.byteCount ?? .max) <= longestVendorFile { describe(&found) }
      }
    } catch {
      found.problem = error.summary
    }
    var kept = found
    kept.path = LibraryListing.key(path)
    return (found, stamp.map { IndexedFile(entry: kept, stamp: $0, identity: identity) })
  }

  /// Bytes of a vendor's file that is read to its end for the list; longer ones are read when they are opened.
  private static let longestVendorFile: Int64 = 32 << 20

  /// Date, length and what else a vendor's file says; nothing where it asks for something or cannot be read, which
  /// is said when it is opened.
  private static func describe(_ entry: inout LibraryEntry) {
    guard let session = try? SessionOpener.open(path: entry.path) else { return }
    let metadata = session.metadata
    entry.startedAtUnixSeconds = metadata.startedAtUnixSeconds
    entry.startedAt = metadata.startedAtUnixSeconds.map(WallClock.minutes) ?? ""
    entry.durationSeconds = session.seconds.upperBound - session.seconds.lowerBound
    entry.hasReference = metadata.reference != nil
    entry.visit = metadata.visit
    entry.visit.person = metadata.personCode
  }

  /// A `.gait` session; nil for a file of another kind.
  ///
  /// Nothing but the store opens it: it may be recorded into at this moment.
  private static func sessionFile(_ path: String) throws(GaitlabError) -> SessionFile? {
    do throws(GaitlabError) {
      return try SessionFile(path: path)
    } catch {
      guard error.code == .notAGaitFile else { throw error }
      return nil
    }
  }
}
