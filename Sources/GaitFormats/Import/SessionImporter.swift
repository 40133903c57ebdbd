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

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - progress: told now and then which share of the file, 0...1, has been read.
  /// - Returns: the whole session.
  /// - Throws: the first thing that is wrong with the file, or `cancelled` by `Interruption`.
  func read(path: String, progress: (Double) -> Void) throws(SessionError) -> RecordedSession
}
