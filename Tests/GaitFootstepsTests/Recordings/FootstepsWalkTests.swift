#if Training
  import GaitModel
  import Testing

  @testable import GaitFootsteps

  @Suite struct FootstepsWalkTests {
    private let stances = (0..<20).map { 0.60 + 0.004 * Double($0 * 7 % 20) }

    private func walk(seed: UInt64, stepsPerFoot: Int = 15) -> FootstepsWalk {
      var random = SplitMix64(seed: seed)
      return FootstepsWalk(
        stanceSeconds: stances, dutyFactor: 0.62, stepsPerFoot: stepsPerFoot, random: &random)
    }

    /// Steps are not repeated while they last.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func withoutReplacement(seed: UInt64) {
      let walk = walk(seed: seed)
      for foot in Foot.allCases {
        #expect(Set(walk.contacts[foot].map(\.step)).count == 15)
      }
      for (left, right) in zip(walk.contacts.left, walk.contacts.right) {
        #expect(left.step != right.step)
      }
    }

    /// More steps than there are begin a new round.
    @Test
    func refill() {
      let walk = walk(seed: 1, stepsPerFoot: 45)
      for foot in Foot.allCases {
        #expect(Set(walk.contacts[foot].prefix(20).map(\.step)).count >= 19)
        #expect(walk.contacts[foot].count == 45)
      }
    }

    /// A swing is stance x (1/d - 1).
    @Test
    func swing() {
      let walk = walk(seed: 3)
      for foot in Foot.allCases {
        let contacts = walk.contacts[foot]
        for (contact, next) in zip(contacts, contacts.dropFirst()) {
          let stance = stances[contact.step]
          #expect(abs(next.startSeconds - contact.startSeconds - stance / 0.62) < 1e-9)
        }
      }
    }

    /// The right foot stays half a stride behind.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func halfStride(seed: UInt64) {
      let walk = walk(seed: seed)
      for (left, right) in zip(walk.contacts.left, walk.contacts.right) {
        let part = (right.startSeconds - left.startSeconds) / (stances[left.step] / 0.62)
        #expect((0.4...0.6).contains(part))
      }
    }
  }
#endif
