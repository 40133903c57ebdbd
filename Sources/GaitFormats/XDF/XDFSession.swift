import GaitFiles
import GaitModel

/// Puts the streams of an XDF file together into a session.
struct XDFSession {
  static let spreadNote = "samples with equal stamps were spread evenly"

  private let path: String
  private let answers: ImportAnswers
  private var notes: [String]
  private var frames = PerFoot<FrameBlock?>(both: nil)
  private var insoles = PerFoot<InsoleDescription?>(both: nil)
  private var reference = PerFoot<ForceBlock?>(both: nil)
  private var bodyMass: Double?
  private var isSimulated = false

  init(path: String, answers: ImportAnswers, notes: [String]) {
    self.path = path
    self.answers = answers
    self.notes = notes
  }

  mutating func addInsoles(_ stream: XDFStream) throws(GaitlabError) {
    let path = path
    let clock = try Self.times(path, stream)
    if clock.areSpread { note(Self.spreadNote) }
    let channels = try XDFInsoles(
      stream, answers: answers, rate: Self.rate(stream, clock.times)
    ) { Self.failure(path, stream, found: $0, expected: $1) }
    guard let insole = channels.insole else {
      throw Self.notTold(path, channels.questions, cellCount: stream.channelCount)
    }
    channels.notes.forEach { note($0) }
    bodyMass =
      bodyMass
      ?? stream.gaitlab("mass").flatMap { Double($0) }.flatMap {
        SessionMetadata.plausibleBodyMassKilograms.contains($0) ? $0 : nil
      }
    isSimulated = isSimulated || stream.gaitlab("simulated") == "true"
    let plausible = Plausible.readings(insole.unit)
    let limits = Float(plausible.lowerBound)...Float(plausible.upperBound)
    for foot in Foot.allCases {
      guard let range = channels.cells[foot] else { continue }
      guard frames[foot] == nil else {
        throw Self.failure(
          path, stream, found: "a second stream of the \(foot.rawValue) insole", expected: "one")
      }
      var times: [Double] = []
      var kept: [Float] = []
      for sample in clock.times.indices {
        let base = sample * stream.channelCount
        let cells = stream.values[base + range.lowerBound..<base + range.upperBound]
        guard cells.allSatisfy(\.isFinite) else { continue }
        guard cells.allSatisfy({ limits.contains($0) }) else {
          throw Self.failure(
            path, stream, .implausibleValue, found: "a reading that no insole measures",
            expected: "\(plausible.lowerBound) to \(plausible.upperBound)")
        }
        times.append(clock.times[sample])
        kept.append(contentsOf: cells)
      }
      frames[foot] = FrameBlock(foot: foot, cellCount: range.count, times: times, cells: kept)
      insoles[foot] = insole
    }
  }

  mutating func addForces(_ stream: XDFStream) throws(GaitlabError) {
    let forces = XDFForces(stream)
    if !forces.plates.isEmpty {
      note("force plates of no stated foot were left out: give the file as --reference too")
    }
    guard forces.feet != PerFoot(both: nil) else { return }
    let clock = try Self.times(path, stream)
    if clock.areSpread { note(Self.spreadNote) }
    for foot in Foot.allCases {
      guard let channel = forces.feet[foot] else { continue }
      guard reference[foot] == nil else {
        throw Self.failure(
          path, stream, found: "a second force of the \(foot.rawValue) foot", expected: "one")
      }
      let samples = XDFForces.samples(stream, channel: channel, times: clock.times)
      guard samples.newtons.allSatisfy({ Plausible.newtons.contains(Double($0)) }) else {
        throw Self.implausibleForce(path, stream)
      }
      reference[foot] = ForceBlock(foot: foot, times: samples.times, newtons: samples.newtons)
    }
  }

  /// The session, from time 0 on.
  func recorded() throws(GaitlabError) -> RecordedSession {
    let blocks = Foot.allCases.compactMap { frames[$0] }.filter { !$0.isEmpty }
    let forces = Foot.allCases.compactMap { reference[$0] }.filter { !$0.isEmpty }
    let begins = blocks.compactMap(\.times.first) + forces.compactMap(\.times.first)
    let ends = blocks.compactMap(\.times.last) + forces.compactMap(\.times.last)
    guard let begin = begins.min(), let end = ends.max(), !blocks.isEmpty else {
      throw GaitlabError(
        .emptyFile, file: path, found: "no whole frame of an insole", expected: "at least one",
        advice: "record the insoles' stream again")
    }
    guard end - begin <= Plausible.longestSeconds else {
      throw GaitlabError(
        .implausibleValue, file: path, found: "streams that are \(end - begin) s apart",
        expected: "at most a week", advice: "record the streams together")
    }
    let kept = frames.map { block in block.flatMap { $0.isEmpty ? nil : $0 } }
    let metadata = SessionMetadata(
      name: FileName.stem(path), source: "Lab Streaming Layer", isSimulated: isSimulated,
      bodyMassKilograms: bodyMass, notes: notes.joined(separator: "\n"),
      reference: forces.isEmpty ? nil : "recorded force stream",
      insoles: PerFoot.each { kept[$0] == nil ? nil : insoles[$0] })
    if let problem = metadata.problem {
      throw GaitlabError(
        .implausibleValue, file: path, found: problem, expected: "a recording of a device",
        advice: "record the streams again")
    }
    return RecordedSession(
      metadata: metadata,
      frames: kept.map { block in
        block.map {
          FrameBlock(
            foot: $0.foot, cellCount: $0.cellCount, times: $0.times.map { $0 - begin },
            cells: $0.cells)
        }
      },
      reference: reference.map { block in
        block.flatMap { $0.isEmpty ? nil : $0.shifted(bySeconds: -begin) }
      })
  }

  private mutating func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }

  // MARK: - What streams have in common

  static func times(
    _ path: String, _ stream: XDFStream
  ) throws(GaitlabError) -> (times: [Double], areSpread: Bool) {
    if let times = stream.times() { return times }
    throw failure(
      path, stream, .timeNotAscending, found: "stamps that go backwards",
      expected: "stamps that ascend, at least from batch to batch")
  }

  static func rate(_ stream: XDFStream, _ times: [Double]) -> Double? {
    if stream.nominalRateHz > 0 { return stream.nominalRateHz }
    var steps = TimeSteps()
    for (earlier, later) in zip(times, times.dropFirst()) { steps.add(later - earlier) }
    return steps.samplingRateHz.flatMap { Plausible.samplingRatesHz.contains($0) ? $0 : nil }
  }

  static func implausibleForce(_ path: String, _ stream: XDFStream) -> GaitlabError {
    failure(
      path, stream, .implausibleValue, found: "a force that no plate measures",
      expected: "-100000 to 100000 N")
  }

  /// An error of a stream, whose name may be a person's and is not quoted.
  static func failure(
    _ path: String, _ stream: XDFStream, _ code: GaitlabError.Code = .badHeader, found: String,
    expected: String
  ) -> GaitlabError {
    GaitlabError(
      code, file: path, found: "stream \(stream.id): \(found)", expected: expected,
      advice: "docs/LSL.md describes what a stream has to say; record it again")
  }

  /// A stream's name may be a person's and does not tell devices apart.
  private static func notTold(
    _ path: String, _ questions: [ImportQuestion], cellCount: Int
  ) -> GaitlabError {
    let asksForFoot = questions.contains(.foot)
    return GaitlabError(
      .notTold, file: path,
      found: asksForFoot
        ? "a stream does not say which foot it is of" : "a stream does not say where its cells lie",
      expected: asksForFoot ? "left or right" : "a layout of as many cells as it has channels",
      advice: asksForFoot ? "pass --foot left or --foot right" : "pass --layout NAME",
      openQuestions: OpenQuestions(
        questions,
        of: RecordingDevice(format: XDFImporter.formatName, "\(cellCount) channels")))
  }
}
