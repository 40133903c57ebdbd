/// What is known of a session besides its samples.
///
/// Nothing here identifies a person: importers drop the names that vendor files carry.
package struct SessionMetadata: Equatable, Codable, Sendable {
  /// A short name to find the session by, from the file's name unless somebody chose one.
  package var name: String
  /// The device or program that the samples come from.
  package var source: String
  /// Whether the samples come from a simulator; every screen and export says so.
  package var isSimulated: Bool
  /// Seconds since 1970, or nil if the file does not say.
  package var startedAtUnixSeconds: Double?
  /// The walker's mass; nil if it is not known.
  package var bodyMassKilograms: Double?
  /// Free text; it may hold anything and is sanitised where it is shown.
  package var notes: String
  /// Words to find the session by.
  package var tags: [String]
  /// What the reference force is, or nil if the session has none.
  package var reference: String?
  /// Which feet were recorded, and with what.
  package var insoles: PerFoot<InsoleDescription?>
  /// The calibration that was measured with the session; nil if it is found from the walking.
  package var calibration: Calibration?
  /// Nil for none, so that what is encoded of a session without one is as it always was.
  private var changesOfCalibration: [CalibrationChange]?
  /// Seconds that are added to the times of the reference, because its device is late or early.
  package var referenceLagSeconds = 0.0
  /// What is taken off the reference of each foot; nil where that is found on the samples.
  ///
  /// It is decided while a session is recorded or joined with plates; a foot whose reference is used as
  /// it is has nil.
  package var referenceLevels: PerFoot<ReferenceLevel?>?
  /// Steps that somebody has left out by hand.
  package var leftOutSteps: [LeftOutStep] = []
  /// Whose session it is and which of that person's.
  package var visit = SessionVisit()

  package init(
    name: String, source: String, isSimulated: Bool = false, startedAtUnixSeconds: Double? = nil,
    bodyMassKilograms: Double? = nil, notes: String = "", tags: [String] = [],
    reference: String? = nil, insoles: PerFoot<InsoleDescription?>
  ) {
    self.name = name
    self.source = source
    self.isSimulated = isSimulated
    self.startedAtUnixSeconds = startedAtUnixSeconds
    self.bodyMassKilograms = bodyMassKilograms
    self.notes = notes
    self.tags = tags
    self.reference = reference
    self.insoles = insoles
  }

  /// The calibrations that were made while the session ran, each by when it holds; see `calibrate`.
  package var calibrationChanges: [CalibrationChange] {
    get { changesOfCalibration ?? [] }
    set { changesOfCalibration = newValue.isEmpty ? nil : newValue }
  }

  /// The recorded feet, left first.
  package var feet: [Foot] { Foot.allCases.filter { insoles[$0] != nil } }

  /// The walker's weight in newtons, or nil if the mass is not known.
  package var bodyWeightNewtons: Double? {
    bodyMassKilograms.map(Physics.weightNewtons(massKilograms:))
  }

  /// Whose session it is: the code that was given, or the one that a tag such as `subject:P07` names.
  package var personCode: String? { visit.person ?? SubjectTag.subject(of: tags) }

  /// Person, visit and condition as pages and tables have them; empty where nothing is known.
  package var visitWords: String {
    let parts = [
      personCode.map { "person \($0)" }, visit.number.map { "visit \($0)" }, visit.condition,
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  /// Says whose session it is; no tag says otherwise from then on.
  package mutating func setPerson(_ code: String?) {
    visit.person = code
    tags.removeAll(where: SubjectTag.isSubject)
  }

  /// What no file may hold, in words, or nil if every number is plausible.
  package var problem: String? {
    if let problem = visit.problem { return problem }
    if let mass = bodyMassKilograms, !Self.plausibleBodyMassKilograms.contains(mass) {
      return "a body mass of \(mass) kg"
    }
    for foot in feet {
      guard let insole = insoles[foot] else { continue }
      if !insole.layout.isPlausible {
        return "a \(foot.rawValue) insole of a size or with cells that no device has"
      }
      if !Plausible.samplingRatesHz.contains(insole.samplingRateHz) {
        return "a sampling rate of \(insole.samplingRateHz) Hz"
      }
    }
    return nil
  }

  /// Masses that a recording may state; outside it a number is a mistake, not a person.
  package static let plausibleBodyMassKilograms = 10.0...400.0
}
