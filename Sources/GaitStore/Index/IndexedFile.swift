package import GaitModel

/// What the index knows of a file.
package struct IndexedFile: Equatable, Sendable {
  /// What lists show of it; the shelf is that of whoever asks.
  package var entry: LibraryEntry
  /// What the file was like when it was read.
  package var stamp: FileStamp
  /// What its samples are, whatever the file is called; nil where they cannot be read.
  package var identity: String?
  /// By which version of the analysis its steps were counted; nil if they were not.
  package var numbersVersion: String?

  package init(entry: LibraryEntry, stamp: FileStamp, identity: String?) {
    self.entry = entry
    self.stamp = stamp
    self.identity = identity
  }
}
