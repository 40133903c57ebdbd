import GaitModel
import PlainText

/// How a live session is shared, in words.
struct ShareText {
  let share: ShareStatus

  init(_ share: ShareStatus) { self.share = share }

  /// What to type elsewhere, and who looks on.
  var lines: [String] {
    [
      tr("On another screen: gaitlab view --attach \(share.address) --token \(share.token)"),
      share.dropped > 0 ? viewers + ", " + missed : viewers,
    ]
  }

  /// Such as `2 viewers`.
  var viewers: String {
    tr(share.viewers, one: "\(share.viewers) viewer", many: "\(share.viewers) viewers")
  }

  private var missed: String {
    tr(
      share.dropped, one: "\(share.dropped) packet missed by a slow one",
      many: "\(share.dropped) packets missed by slow ones")
  }
}

extension LiveState {
  /// What is waited for while no frame has come.
  var waitingWords: String {
    isViewer && host?.connection != .streaming
      ? tr("Waiting for the host") : tr("Waiting for insoles")
  }
}
