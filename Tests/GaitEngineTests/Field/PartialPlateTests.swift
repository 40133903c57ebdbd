import GaitAnalysis
import GaitEngine
import GaitModel
import GaitTestSupport
import Testing

/// Plates that a few steps meet and that read zero, or nothing, elsewhere.
@Suite struct PartialPlateTests {
  private static let simulated = ChangedWalk.healthy()
  private static let sound = try? Analyze.recorded(simulated)

  /// The walk with a plate under the contacts of each foot from one number to another.
  private func walk(contacts: ClosedRange<Int>, isZeroElsewhere: Bool = true) throws
    -> RecordedSession
  {
    var session = Self.simulated
    for foot in Foot.allCases {
      let stances = try #require(Self.sound).steps.filter { $0.foot == foot }.map(\.stance)
      let seconds =
        stances[contacts.lowerBound].initialContactSeconds
        - 0.05...stances[contacts.upperBound].toeOffSeconds + 0.05
      session.changeReference(foot) { time, newtons in
        seconds.contains(time) ? newtons : isZeroElsewhere ? 0 : nil
      }
    }
    return session
  }

  @Test(arguments: [3...5, 4...4, 7...8], [true, false])
  func aStepOrTwoAreEnough(contacts: ClosedRange<Int>, isZeroElsewhere: Bool) throws {
    let analysis = try Analyze.recorded(
      walk(contacts: contacts, isZeroElsewhere: isZeroElsewhere))
    #expect(analysis.trust.flags.filter(\.isOfReference) == [.referencePartial])
    #expect(analysis.decidedBy == .estimated)
    #expect(analysis.steps.count { $0.isAccepted } == Self.sound?.steps.count { $0.isAccepted })
    #expect(analysis.steps.count { $0.reference != nil } == 2 * contacts.count)
    #expect(try #require(analysis.errors?.overall.pearsonR) > 0.95)
  }

  @Test(arguments: [(5.0, 7.0), (6.2, 9.3), (4.4, 5.6)])
  func stepsThatAPlateCutsDoNotCount(part: (Double, Double)) throws {
    var session = Self.simulated
    for foot in Foot.allCases {
      session.changeReference(foot) { time, newtons in
        (part.0...part.1).contains(time) ? newtons : 0
      }
    }
    let analysis = try Analyze.recorded(session)
    #expect(analysis.trust.flags.filter(\.isOfReference) == [.referencePartial])
    // A cut step would be wrong by half of a body weight.
    #expect(try #require(analysis.errors).overall.rmse < 0.1)
  }

  /// A few steps of another walk still contradict.
  @Test func aFewStepsCanContradict() throws {
    var session = try walk(contacts: 3...5)
    for foot in Foot.allCases {
      session.changeReference(foot) { _, newtons in newtons > 0 ? max(0, 900 - newtons) : 0 }
    }
    #expect(try Analyze.recorded(session).trust.flags.contains(.referenceContradicts))
  }
}
