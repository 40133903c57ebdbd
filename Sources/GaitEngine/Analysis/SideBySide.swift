import GaitAnalysis
import GaitFiles
import GaitModel
import Synchronization

/// The left foot on a thread of its own, beside the right one.
struct FeetSideBySide: FootWork {
  func update<Value: Sendable>(
    _ feet: inout PerFoot<Value?>, _ work: @escaping @Sendable (Foot, inout Value) -> Void
  ) {
    let left = Handover(feet.left.take())
    let thread = BackgroundThread("left foot") {
      left.value.withLock { value in
        guard var own = value.take() else { return }
        work(.left, &own)
        value = consume own
      }
    }
    if var own = feet.right.take() {
      work(.right, &own)
      feet.right = consume own
    }
    thread.wait()
    feet.left = left.value.withLock { $0.take() }
  }
}

extension BackgroundThread {
  /// Does two things side by side, the first one on a thread of its own.
  ///
  /// - Returns: what both have found.
  /// - Throws: what either has thrown, the first one's before the other's.
  static func both<First: Sendable, Second>(
    _ first: @escaping @Sendable () throws(GaitlabError) -> First,
    _ second: () throws(GaitlabError) -> Second
  ) throws(GaitlabError) -> (First, Second) {
    let found = Handover<Result<First, GaitlabError>>(nil)
    let thread = BackgroundThread("beside") {
      let result = Result(catching: first)
      found.value.withLock { $0 = result }
    }
    let other = Result(catching: second)
    thread.wait()
    guard let result = found.value.withLock({ $0.take() }) else {
      preconditionFailure("a thread has ended without what it was for")
    }
    return (try result.get(), try other.get())
  }
}

/// A value on its way to another thread or back.
final class Handover<Value: Sendable>: Sendable {
  let value: Mutex<Value?>

  init(_ value: Value?) { self.value = Mutex(value) }
}
