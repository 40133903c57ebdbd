import GaitModel

/// Single steps of one person and speed, set one after another to a walk of two feet.
///
/// Each foot takes steps without replacement while they last. A step is followed by a swing of
/// stance x (1/d - 1), d the duty factor, so that over whole strides each foot carries half the body
/// weight. The right foot begins half a stride after the left. Two random walks would drift apart:
/// of the steps that are left, the right foot takes the one that brings its next contact closest to
/// the middle of the left foot's stride, and never the one that the left foot shows beside it.
struct FootstepsWalk: Sendable, Equatable {
  /// A step and when it begins.
  struct Contact: Sendable, Equatable {
    /// Index in the steps that the walk was drawn from.
    var step: Int
    var startSeconds: Double
  }

  /// Seconds without load before the first contact and after the last.
  static let restSeconds = 0.5

  let contacts: PerFoot<[Contact]>
  let durationSeconds: Double

  /// A walk that is known already.
  init(contacts: PerFoot<[Contact]>, durationSeconds: Double) {
    self.contacts = contacts
    self.durationSeconds = durationSeconds
  }

  /// Draws a walk.
  ///
  /// - Parameters:
  ///   - stanceSeconds: of each step; two at least.
  ///   - dutyFactor: stance time by stride time.
  ///   - stepsPerFoot: 1 or more.
  ///   - random: what the order is drawn from.
  init(
    stanceSeconds: [Double], dutyFactor: Double, stepsPerFoot: Int, random: inout SplitMix64
  ) {
    precondition(stanceSeconds.count > 1 && stepsPerFoot > 0, "no walk of \(stanceSeconds.count)")
    var deck = Deck(count: stanceSeconds.count)
    var left: [Contact] = []
    var time = Self.restSeconds
    for _ in 0..<stepsPerFoot {
      let step = deck.draw(&random)
      left.append(Contact(step: step, startSeconds: time))
      time += stanceSeconds[step] / dutyFactor
    }
    let leftEnd = time
    deck = Deck(count: stanceSeconds.count)
    var right: [Contact] = []
    time = left[0].startSeconds + 0.5 * stanceSeconds[left[0].step] / dutyFactor
    for index in 0..<stepsPerFoot {
      let beside = left[index].step
      var wanted: Double?
      if index + 1 < stepsPerFoot {
        let next = left[index + 1]
        let half = 0.5 * stanceSeconds[next.step] / dutyFactor
        wanted = (next.startSeconds + half - time) * dutyFactor
      }
      let step = deck.draw(&random, besides: beside) { step in
        wanted.map { abs(stanceSeconds[step] - $0) } ?? 0
      }
      right.append(Contact(step: step, startSeconds: time))
      time += stanceSeconds[step] / dutyFactor
    }
    contacts = PerFoot(left: left, right: right)
    durationSeconds = max(leftEnd, time) + Self.restSeconds
  }
}

/// Steps that are drawn until none is left, then all again.
private struct Deck {
  private let count: Int
  private var left: [Int] = []

  init(count: Int) { self.count = count }

  /// Draws any step.
  mutating func draw(_ random: inout SplitMix64) -> Int {
    if left.isEmpty { left = Array(0..<count) }
    return left.remove(at: Int(random.next() % UInt64(left.count)))
  }

  /// Draws the step of the least cost that is not `excluded`; chance decides among equals.
  mutating func draw(
    _ random: inout SplitMix64, besides excluded: Int, cost: (Int) -> Double
  ) -> Int {
    if left.allSatisfy({ $0 == excluded }) { left += (0..<count).filter { $0 != excluded } }
    let start = Int(random.next() % UInt64(left.count))
    let places = (0..<left.count).map { (start + $0) % left.count }.filter { left[$0] != excluded }
    let best = places.min { cost(left[$0]) < cost(left[$1]) }
    return left.remove(at: best ?? 0)
  }
}
