import Dispatch
import Synchronization
import Testing

@testable import GaitFiles

/// Threads, what they say to each other and what stops them.
@Suite struct BackgroundTests {
  private func checked() -> GaitlabError.Code? {
    do throws(GaitlabError) {
      try CancellationToken.check(path: "walk.gait", "reading")
      return nil
    } catch {
      return error.code
    }
  }

  @Test func whatIsBoundIsStopped() {
    let token = CancellationToken()
    #expect(token.bind { checked() } == nil)
    token.cancel()
    #expect(token.isCancelled)
    #expect(token.bind { checked() } == .cancelled)
    #expect(checked() == nil, "outside of the work nothing is stopped")
    let inner = CancellationToken()
    #expect(token.bind { inner.bind { checked() } } == nil)
    #expect(CancellationToken(when: { true }).bind { checked() } == .cancelled)
  }

  /// Work that moves to another thread does not lose what stops it.
  @Test func cancellationMovesWithTheWork() {
    let token = CancellationToken()
    let found = Mutex<[GaitlabError.Code?]>([])
    let asked = DispatchSemaphore(value: 0)
    let thread = token.bind {
      BackgroundThread("outer") {
        let inner = BackgroundThread("inner") {
          asked.wait()
          let code = checked()
          found.withLock { $0.append(code) }
        }
        inner.wait()
        let code = checked()
        found.withLock { $0.append(code) }
      }
    }
    token.cancel()
    asked.signal()
    thread.wait()
    #expect(found.withLock { $0 } == [.cancelled, .cancelled])
    let kept = Mutex<GaitlabError.Code?>(.unreadable)
    token.bind {
      BackgroundThread("kept", cancellation: .never) { kept.withLock { $0 = checked() } }
    }
    .wait()
    #expect(kept.withLock { $0 } == nil)
  }

  @Test func stoppedWorkSaysOneTrueSentence() {
    let token = CancellationToken()
    token.cancel()
    func summary(_ work: () throws(GaitlabError) -> Void) -> String? {
      token.bind {
        do throws(GaitlabError) {
          try work()
          return nil
        } catch {
          return error.summary
        }
      }
    }
    let simple = summary { () throws(GaitlabError) in
      try CancellationToken.check(path: "walk.gait", "reading")
    }
    #expect(simple == "walk.gait: reading was cancelled; nothing was changed")
    let resumable = summary { () throws(GaitlabError) in
      try CancellationToken.check(
        path: "recipe.toml", found: "training stopped after 3 epochs",
        advice: "run the same command to continue")
    }
    #expect(
      resumable
        == "recipe.toml: training stopped after 3 epochs; run the same command to continue")
  }

  @Test func theEndOfAThreadIsWaitedForAsOftenAsWanted() {
    let gate = DispatchSemaphore(value: 0)
    let isDone = Mutex(false)
    let thread = BackgroundThread("work", stackBytes: 1 << 20) {
      gate.wait()
      isDone.withLock { $0 = true }
    }
    let seen = Mutex(0)
    let waiting = (0..<3).map { _ in
      BackgroundThread("waiting") {
        thread.wait()
        if isDone.withLock({ $0 }) { seen.withLock { $0 += 1 } }
      }
    }
    gate.signal()
    for one in waiting { one.wait() }
    #expect(seen.withLock { $0 } == 3)
    thread.wait()
  }

  /// A thread that waited for its own end would never come to it.
  @Test func aThreadDoesNotWaitForItself() {
    let itself = Mutex<BackgroundThread?>(nil)
    let gate = DispatchSemaphore(value: 0)
    let hasGoneOn = Mutex(false)
    let thread = BackgroundThread("itself") {
      gate.wait()
      itself.withLock { $0 }?.wait()
      hasGoneOn.withLock { $0 = true }
    }
    itself.withLock { $0 = thread }
    gate.signal()
    thread.wait()
    #expect(hasGoneOn.withLock { $0 })
  }

  @Test func theNewestOfAKeyWaitsAndTheRestInOrder() {
    let mailbox = Mailbox<Int, Bool> { $0 < 0 ? true : nil }
    #expect(mailbox.isEmpty)
    for number in [1, -1, 2, -2, 2, -3] { mailbox.post(number) }
    #expect(!mailbox.isEmpty)
    #expect(mailbox.takeAll() == [1, 2, 2, -3])
    #expect(mailbox.takeAll().isEmpty)
  }

  @Test func nothingIsLostBetweenThreads() {
    let mailbox = Mailbox<Int, Bool> { _ in nil }
    let threads = (0..<4).map { thread in
      BackgroundThread("post") { for number in 0..<100 { mailbox.post(thread * 100 + number) } }
    }
    for thread in threads { thread.wait() }
    let all = mailbox.takeAll()
    #expect(all.sorted() == Array(0..<400))
    let second = all.filter { (100..<200).contains($0) }
    #expect(second == Array(100..<200), "each thread's messages stay in order")
  }
}
