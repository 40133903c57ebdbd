import GaitIntake
import Testing

@Suite("Back-off")
struct BackoffTests {
  @Test("Doubles up to eight seconds and stays there")
  func doubles() {
    var backoff = Backoff()
    #expect((0..<8).map { _ in backoff.next() } == [0.5, 1, 2, 4, 8, 8, 8, 8])
    #expect(backoff.attempts == 8)
  }

  @Test("Stays at eight seconds for ever")
  func neverOverflows() {
    var backoff = Backoff()
    for _ in 0..<10_000 { _ = backoff.next() }
    #expect(backoff.next() == 8)
  }

  @Test("Begins anew after a success")
  func resets() {
    var backoff = Backoff()
    for _ in 0..<3 { _ = backoff.next() }
    backoff.reset()
    #expect(backoff == Backoff())
    #expect(backoff.next() == 0.5)
  }
}
