/// The terminal in use, from start to stop.
///
/// Not copyable, so that exactly one value pairs taking the terminal over with giving it back:
/// whichever way its scope is left, by return or by error, the terminal is restored.
package struct TerminalSession: ~Copyable {
  package let backend: NcursesBackend

  /// Takes the terminal over.
  ///
  /// - Throws: `TerminalError`, with the terminal left as it was.
  package init(options: NcursesOptions) throws(TerminalError) {
    backend = try NcursesBackend(options: options)
  }

  deinit {
    backend.close()
  }

  /// Ends the session before its scope does.
  package consuming func end() {}
}
