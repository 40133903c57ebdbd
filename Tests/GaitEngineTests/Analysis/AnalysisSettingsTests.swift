import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

@Suite struct AnalysisSettingsTests {
  private static let session = SimulatedWalk(
    WalkerConfiguration(seed: 1, durationSeconds: 10, bodyMassKilograms: 80)
  ).session

  @Test func theUsersMassOverrulesTheRecordings() throws {
    let own = try Analyze.recorded(Self.session)
    #expect(abs(own.calibration.bodyWeightNewtons - 80 * 9.80665) < 1e-9)
    let told = try Analyze.recorded(
      Self.session, settings: AnalysisSettings(bodyMassKilograms: 120))
    #expect(abs(told.calibration.bodyWeightNewtons - 120 * 9.80665) < 1e-9)
    #expect(abs(told.thresholds.onNewtons - 0.05 * 120 * 9.80665) < 1e-9)
    let analyzer = try SessionAnalyzer(
      session: MemorySession(Self.session), settings: AnalysisSettings(bodyMassKilograms: 120))
    #expect(analyzer.metadata.bodyMassKilograms == 120)
    #expect(analyzer.session.metadata.bodyMassKilograms == 80)
    #expect(told.trust.flags.contains(.bodyWeightImplausible), "the insoles read 80 kg")
  }

  @Test func aMassGivenIsKnown() throws {
    var session = Self.session
    session.metadata.bodyMassKilograms = nil
    #expect(try Analyze.recorded(session).trust.flags.contains(.bodyMassUnknown))
    let told = try Analyze.recorded(session, settings: AnalysisSettings(bodyMassKilograms: 80))
    #expect(!told.trust.flags.contains(.bodyMassUnknown))
    #expect(told.calibration.isBodyMassKnown)
  }

  @Test func theRuleIsTheUsers() throws {
    var rule = StanceRule()
    rule.minimumNewtons = 100
    rule.maxStanceSeconds = 0.3
    let analysis = try Analyze.recorded(Self.session, settings: AnalysisSettings(rule: rule))
    #expect(analysis.rule == rule)
    #expect(analysis.thresholds.onNewtons == 100)
    #expect(!analysis.steps.isEmpty)
    #expect(analysis.steps.allSatisfy { $0.rejection == .standing })
    #expect(analysis.summary.stepsUsed == 0)
    #expect(analysis.summary.cadenceStepsPerMinute == nil)
  }
}
