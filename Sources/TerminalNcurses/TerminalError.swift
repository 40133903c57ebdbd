import TerminalCore

/// Why the terminal could not be taken over; it is then as it was before.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
  case outputIsNotATerminal
  case noTerminalForInput
  case nameNotSet
  case nameUnknown(String)
  case notCapable(String)
  case alreadyOpen
  case startFailed(String)

  /// What happened and what to do about it, in one sentence each.
  package var description: String {
    switch self {
    case .outputIsNotATerminal:
      "standard output is not a terminal; without one the console speaks in lines, as with --plain"
    case .noTerminalForInput:
      "there is no terminal to read keys from; standard input is not one and /dev/tty cannot be "
        + "opened"
    case .nameNotSet:
      "TERM is not set; set it to the kind of your terminal, for example TERM=xterm-256color"
    case .nameUnknown(let name):
      "the terminal '\(clean(name))' is not in the terminfo database; set TERM to one that is, for "
        + "example TERM=xterm-256color"
    case .notCapable(let name):
      "the terminal '\(clean(name))' cannot place its cursor; use --plain, or set TERM to what "
        + "your terminal really is, for example TERM=xterm-256color"
    case .alreadyOpen:
      "the terminal is already in use by this process; close the first backend before"
    case .startFailed(let name):
      "the terminal '\(clean(name))' could not be started; check TERM and try TERM=vt100"
    }
  }

  private func clean(_ text: String) -> String {
    TextSanitizer.sanitized(text, maxLength: 40)
  }
}
