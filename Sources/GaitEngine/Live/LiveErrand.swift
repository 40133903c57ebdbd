import GaitFiles
package import GaitModel
package import GaitStore
import PlainText

/// Work with files that the core of a live session leaves to whoever drives it.
package enum LiveErrand: Sendable {
  /// A file is to be made for what comes from now on.
  case begin(path: String, metadata: SessionMetadata)
  /// The recorder has got all that it will get; its file is to be finished.
  case finish(SessionRecorder)
}

extension LiveCore {
  /// Does what waits to be done with files, at once; drivers with a screen finish files elsewhere.
  ///
  /// - Returns: what the finished recordings hold.
  @discardableResult
  package mutating func runErrands() -> [RecorderStatus] {
    var finished: [RecorderStatus] = []
    for errand in takeErrands() {
      switch errand {
      case .begin(let path, let metadata): begin(path: path, metadata: metadata)
      case .finish(let recorder):
        let status = recorder.finish()
        events.append(Self.said(finished: status))
        finished.append(status)
      }
    }
    return finished
  }

  /// Makes the file of a recording and records into it from now on.
  mutating func begin(path: String, metadata: SessionMetadata) {
    do throws(GaitlabError) {
      record(with: try SessionRecorder(path: path, metadata: metadata))
      events.append(.done("recording to \(Printable.text(path))"))
    } catch {
      events.append(.failed(error.summary))
    }
  }

  /// What a finished recording holds, in words.
  static func said(finished status: RecorderStatus) -> LiveEvent {
    .done("recorded \(status.framesOnDisk) frames to \(Printable.text(status.path))")
  }
}
