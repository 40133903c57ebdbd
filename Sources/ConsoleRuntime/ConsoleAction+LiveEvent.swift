import GaitConsole
import GaitEngine
import GaitIntake
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
      case .referenceFellSilent(false):
        .notified(
          Notice(
            tr(
              "the reference is back: steps are by it again, those of its silence stay the estimate's"
            )))
      case .calibrationProgressed(let seconds, let needed, let newtons):
        .calibrationProgressed(seconds: seconds, needed: needed, newtons: newtons)
      case .calibrationChecked(let check): .calibrationChecked(check)
      case .outlet(let news): .notified(Notice(news))
      case .share(.came(let name)): .notified(Notice(tr("\(name) looks on")))
      case .share(.left(let name)): .notified(Notice(tr("\(name) looks on no more")))
      case .share(.refused(let name)):
        .notified(Notice(tr("\(name) does not know the token and was refused"), kind: .problem))
      case .feedback(let feedback): .feedbackShared(feedback)
      case .modelIsMissing(let name):
        .notified(
          Notice(
            tr(
              "this machine does not have the host's model '\(name)': forces are the sum of cells"),
            kind: .problem))
      case .hostEnded: .notified(Notice(tr("the host has ended the session"), kind: .problem))
      case .frames(let frames): .framesArrived(frames)
      }
  }
}

extension Notice {
  /// What has happened to a receiver of estimates and steps.
  fileprivate init(_ news: OutletNews) {
    switch news {
    case .fellBehind(let name, nil):
      self.init(
        tr("\(name): the receiver is gone or too slow; what it misses is counted"), kind: .problem)
    case .fellBehind(let name, let reason?):
      self.init(tr("\(name): \(reason); what it misses is counted"), kind: .problem)
    case .cameBack(let name, let missed):
      self.init(
        tr(
          missed, one: "\(name): the receiver is back, \(missed) message missed",
          many: "\(name): the receiver is back, \(missed) messages missed"))
    case .ended(let name):
      self.init(tr("\(name): the receiver has ended, nothing more is sent to it"), kind: .problem)
    }
  }
}
