package import TerminalCore

#if canImport(Glibc)
  package import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

/// A shell with job control in a pseudo-terminal that runs one program in its foreground.
///
/// The shell outlives the program, as it does in real life: only then is the terminal still the one
/// that the program left behind, and only then can the program be stopped.
package final class ShellSession {
  package let terminal: PseudoTerminal
  /// The modes that the program has to give back.
  package let modesBefore: [String]
  private let shell: ChildProcess
  private var returns = 0

  /// Prints the program's process number, becomes it, and says how the job came back; each line
  /// that is typed then continues a stopped job.
  private static let script = """
    ulimit -c 0
    trap : INT
    set -m
    count=0
    report() { count=$((count + 1)); echo "<returned $count: $1>"; }
    sh -c 'echo "<pid $$>"; exec "$@"' sh "$@"
    report $?
    while read line; do fg; report $?; done
    """

  package init(
    columns: Int, rows: Int, program: String, arguments: [String],
    environment: [String: String], cell: Size? = nil,
    answers: [(question: String, answer: String)] = []
  ) throws {
    terminal = try PseudoTerminal(columns: columns, rows: rows, cell: cell)
    terminal.answers = answers
    modesBefore = try terminal.modes()
    shell = try terminal.spawn(
      "/bin/sh", ["-c", Self.script, "sh", program] + arguments, environment: environment)
  }

  /// The program's process number.
  package func programID() throws -> pid_t {
    var found: pid_t?
    let isThere = try terminal.wait { _ in
      found = Self.number(after: "<pid ", in: terminal.output)
      return found != nil
    }
    guard isThere, let found else { throw SupportError("the shell did not start the program") }
    return found
  }

  /// Waits until the program has ended or stopped.
  ///
  /// - Returns: what the shell says: the exit code, or 128 and the signal; nil if nothing happened.
  package func waitForReturn() throws -> Int32? {
    returns += 1
    var status: Int32?
    _ = try terminal.wait { _ in
      status = Self.number(after: "<returned \(returns): ", in: terminal.output)
      return status != nil
    }
    return status
  }

  /// Continues the stopped program in the foreground.
  package func foreground() throws { try terminal.send("fg\n") }

  private static func number(after mark: String, in output: [UInt8]) -> Int32? {
    let text = String(decoding: output, as: UTF8.self)
    guard let start = text.firstRange(of: mark)?.upperBound,
      let end = text[start...].firstIndex(of: ">")
    else { return nil }
    return Int32(text[start..<end])
  }
}
