package import GaitFiles
package import GaitModel

/// Reads one format of force plates.
///
/// As with sessions, a file is read whole or refused whole.
package protocol ForcePlateImporter: Sendable {
  /// What the format is called in messages.
  static var formatName: String { get }

  /// Whether the first bytes of a file, as UTF-8 if they are text, are this format.
  func recognises(head: ArraySlice<UInt8>) -> Bool

  /// What a file does not say.
  ///
  /// - Throws: what is wrong with the file's header.
  func questions(path: String) throws(GaitlabError) -> [ImportQuestion]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - answers: what the file does not say.
  ///   - progress: called with the share of the file, 0...1, that has been read.
  /// - Returns: every plate of the file.
  /// - Throws: `notTold` for a question without an answer, the first thing that is wrong with the
  ///   file, or `cancelled` by `CancellationToken`.
  func read(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> ForcePlateRecording
}

extension ForcePlateImporter {
  package func questions(path: String) throws(GaitlabError) -> [ImportQuestion] { [] }
}
