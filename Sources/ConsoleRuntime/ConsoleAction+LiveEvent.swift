import GaitConsole
import GaitEngine
import PlainText

extension ConsoleAction {
  /// What a live session says, as the console takes it.
  init(_ event: LiveEvent) {
    self =
      switch event {
      case .done(let text): .notified(Notice(text))
      case .failed(let text): .notified(Notice(text, kind: .problem))
      case .referenceFellSilent(true):
        .notified(
          Notice(
            tr("the reference is silent: steps by the estimate until it is back"), kind: .problem))
      case .referenceFellSilent(false): .notified(Notice(tr("the reference is back")))
      case .calibrationProgressed(let seconds, let needed, let newtons):
        .calibrationProgressed(seconds: seconds, needed: needed, newtons: newtons)
      case .calibrationChecked(let check): .calibrationChecked(check)
      case .frames(let frames): .framesArrived(frames)
      }
  }
}
