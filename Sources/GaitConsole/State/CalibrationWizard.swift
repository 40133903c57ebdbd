package import GaitAnalysis
package import GaitModel
import PlainText

/// Leads through a calibration of live insoles, page by page.
///
/// ```
/// method -> mass -> ready -> collecting -> result -+-> accepted
///                     ^-------------- next stage --+
/// ```
package struct CalibrationWizard: Equatable, Sendable {
  package enum Method: String, CaseIterable, Equatable, Sendable {
    case standing
    case eachFoot
    case automatic
  }

  package enum Page: Equatable, Sendable {
    case method(selected: Int)
    /// The mass in kilograms as it is typed, and why it was refused.
    case mass(text: String, problem: String?)
    /// Says what the walker has to do; nothing is collected yet.
    case ready(CalibrationStage)
    case collecting(
      CalibrationStage, seconds: Double, needed: Double, newtons: PerFoot<Double?>)
    case result(CalibrationCheck)
  }

  package private(set) var page = Page.method(selected: 0)
  /// The ways that there are for the insoles that are connected.
  package let methods: [Method]
  private let feet: [Foot]
  private var method: Method
  /// The stages that were passed.
  private var passed: [CalibrationStage] = []
  private var massText: String
  /// Whether the mass on the page is the one that was known: whoever types means another one.
  private var isMassOffered = false
  private var massKilograms: Double?
  private var zero: PerFoot<[Float]>?
  private var readings: PerFoot<Double?> = PerFoot(both: nil)

  package init(metadata: SessionMetadata) {
    feet = metadata.feet
    methods = Method.allCases.filter { $0 != .standing || metadata.feet.count == 2 }
    method = methods[0]
    massText = metadata.bodyMassKilograms.map(Self.text) ?? ""
  }

  package var isCollecting: Bool { if case .collecting = page { true } else { false } }

  /// All stages of the chosen method, in order.
  package var stages: [CalibrationStage] {
    switch method {
    case .standing: [.zero, .standing]
    case .eachFoot: [.zero] + feet.map { $0 == .left ? .standingOnLeft : .standingOnRight }
    case .automatic: [.automatic]
    }
  }

  /// The place of a stage among those of the method, from 1 on.
  package func number(of stage: CalibrationStage) -> Int {
    (stages.firstIndex(of: stage) ?? 0) + 1
  }

  // MARK: - What somebody does

  mutating func moveSelection(by distance: Int) {
    guard case .method(let selected) = page else { return }
    page = .method(selected: min(max(selected + distance, 0), methods.count - 1))
  }

  mutating func type(_ character: Character) {
    guard case .mass(let text, _) = page else { return }
    let kept = isMassOffered ? "" : text
    guard kept.count < 8 else { return }
    isMassOffered = false
    page = .mass(text: kept + String(character), problem: nil)
  }

  mutating func deleteBackwards() {
    guard case .mass(let text, _) = page else { return }
    isMassOffered = false
    page = .mass(text: String(text.dropLast()), problem: nil)
  }

  /// Goes on from the page one is on.
  ///
  /// - Returns: what is to be collected, or the calibration that was accepted.
  mutating func goOn() -> [ConsoleEffect] {
    switch page {
    case .method(let selected):
      method = methods[selected]
      isMassOffered = !massText.isEmpty
      page = .mass(text: massText, problem: nil)
    case .mass(let text, _): takeMass(text)
    case .ready(let stage):
      let request = CalibrationRequest(
        stage: stage, bodyMassKilograms: massKilograms, zero: zero, readings: readings)
      page = .collecting(
        stage, seconds: 0, needed: request.seconds, newtons: PerFoot(both: nil))
      return [.collectCalibration(request)]
    case .collecting: break
    case .result(let check) where !check.passed: retry()
    case .result(let check):
      take(check)
      if let next = stages.first(where: { !passed.contains($0) }) {
        page = .ready(next)
      } else if let calibration = check.calibration {
        return [.applyCalibration(calibration)]
      }
    }
    return []
  }

  /// Does the stage of a result again.
  mutating func retry() {
    guard case .result(let check) = page else { return }
    page = .ready(check.stage)
  }

  private mutating func takeMass(_ text: String) {
    let typed = ScreenNumber.typed(text.filter { $0 != " " })
    massText = text
    guard !typed.isEmpty else {
      massKilograms = nil
      page = .ready(stages[0])
      return
    }
    let limits = SessionMetadata.plausibleBodyMassKilograms
    guard typed.allSatisfy({ ("0"..."9").contains($0) || $0 == "." }), let mass = Double(typed),
      limits.contains(mass)
    else {
      page = .mass(
        text: text,
        problem: tr(
          "type kilograms from \(Int(limits.lowerBound)) to \(Int(limits.upperBound)), or nothing"))
      return
    }
    massKilograms = mass
    page = .ready(stages[0])
  }

  private mutating func take(_ check: CalibrationCheck) {
    passed.append(check.stage)
    if check.stage == .zero { zero = check.zero }
    if let foot = check.stage.foot { readings[foot] = check.readings[foot] }
  }

  // MARK: - What comes back

  /// Takes the news of frames that are being collected; none are awaited on another page.
  mutating func progressed(seconds: Double, needed: Double, newtons: PerFoot<Double?>) {
    guard case .collecting(let stage, _, _, _) = page else { return }
    page = .collecting(
      stage, seconds: min(max(seconds, 0), needed), needed: needed, newtons: newtons)
  }

  /// Takes a result; one of a stage that was cancelled is of no interest.
  mutating func checked(_ check: CalibrationCheck) {
    guard case .collecting(check.stage, _, _, _) = page else { return }
    page = .result(check)
  }

  private static func text(_ kilograms: Double) -> String {
    kilograms == kilograms.rounded() ? String(Int(kilograms)) : String(kilograms)
  }
}
