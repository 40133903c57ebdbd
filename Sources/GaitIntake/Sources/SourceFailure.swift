import Foundation
package import GaitFiles

/// Words for what the system refuses.
package enum SourceFailure {
  /// What the system calls an error, without the number.
  package static func text(errno code: Int32) -> String { String(cString: strerror(code)) }

  /// The error for a source that is started a second time.
  package static func alreadyStarted(_ name: String) -> GaitlabError {
    GaitlabError(
      .sourceFailed, file: name, found: "it is already started", advice: "stop it first")
  }
}
