import ArgumentParser
import Foundation
import GaitFiles
import PlainText

/// Turns every error into text on standard error; nowhere else is one printed.
package enum CommandFailure {
  /// Runs a command's body; an error becomes its text and exit code 1.
  package static func reported(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as GaitlabError {
      let exit = failed(error.summary)
      // As a shell reports a program that a signal ended.
      guard error.code == .cancelled, let signal = BatchSignals.ending else { throw exit }
      throw ExitCode(128 + signal)
    } catch let error as PlainFailure {
      throw failed(error.text)
    }
  }

  /// The same for a command without a screen: a signal ends it too, without an unfinished file.
  package static func reportedInBatch(_ body: () throws -> Void) throws {
    try reported { try BatchSignals.stopping(body) }
  }

  private static func failed(_ text: String) -> ExitCode {
    StandardError.write("gaitlab: \(Printable.text(text, limit: .max))\n")
    return .failure
  }
}

/// A failure that is only told, with what to do about it.
package struct PlainFailure: Error {
  package let text: String

  package init(_ text: String) { self.text = text }
}

/// Lines for people that must not mix with a command's output.
package enum StandardError {
  package static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// Tells something that is wrong with a file and ends nothing.
  package static func warn(_ text: String?, of file: String) {
    if let text { write("gaitlab: \(Printable.text(file, limit: .max)): \(text)\n") }
  }

  package static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}

/// Output of a command, all of it or an error.
package enum StandardOutput {
  package static func write(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      throw PlainFailure("standard output cannot be written; is the disk full or the pipe closed?")
    }
  }
}
