/// Where the library looks for sessions.
package struct LibraryFolders: Equatable, Sendable {
  /// Files that are listed besides, and first.
  package var named: [String]
  package var recordings: String?
  package var samples: String?

  package init(named: [String] = [], recordings: String?, samples: String?) {
    self.named = named
    self.recordings = recordings
    self.samples = samples
  }
}
