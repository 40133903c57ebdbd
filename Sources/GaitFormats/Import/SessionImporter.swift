package import GaitFiles
package import GaitModel

/// Reads one vendor's or program's format into a session.
///
/// An importer either returns the whole session or throws; it never returns a part.
package protocol SessionImporter: Sendable {
  /// What the format is called in messages.
  static var formatName: String { get }

  /// Whether the first bytes of a file are this format; the file's name plays no part.
  func recognises(head: ArraySlice<UInt8>) -> Bool

  /// What a file does not say; most formats say everything.
  ///
  /// - Throws: what is wrong with the file's header.
  func questions(path: String) throws(GaitlabError) -> [ImportQuestion]

  /// Reads a file, and the file of the other foot where a recording is two files.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - answers: what the file does not say.
  ///   - progress: called with the share of the file, 0...1, that has been read.
  /// - Returns: the whole session.
  /// - Throws: `notTold` for a question without an answer, the first thing that is wrong with the file,
  ///   or `cancelled` by `CancellationToken`.
  func read(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> RecordedSession
}

extension SessionImporter {
  package func questions(path: String) throws(GaitlabError) -> [ImportQuestion] { [] }
}
