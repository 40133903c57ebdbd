package import GaitFiles
package import GaitModel

/// Reads a recording of Lab Streaming Layer (`.xdf`): streams of pressures become insoles, forces
/// that are a foot's become its reference.
///
/// Streams are told by type or name, their cells by `<gaitlab>` as docs/LSL.md has it. Times are put
/// on the recorder's clock by the measured offsets and begin at 0.
package struct XDFImporter: SessionImporter {
  package static let formatName = "XDF (Lab Streaming Layer)"

  package init() {}

  package func recognises(head: ArraySlice<UInt8>) -> Bool { head.starts(with: XDFFile.magic) }

  package func questions(path: String) throws(GaitlabError) -> [ImportQuestion] {
    let file = try XDFFile(path: path, wantsSamples: false) { _ in }
    var questions: [ImportQuestion] = []
    for stream in file.streams where stream.role == .pressure {
      let insoles = try XDFInsoles(stream, answers: ImportAnswers(), rate: 100) {
        XDFSession.failure(path, stream, found: $0, expected: $1)
      }
      for question in insoles.questions where !questions.contains(question) {
        questions.append(question)
      }
    }
    return questions
  }

  package func read(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> RecordedSession {
    let file = try XDFFile(path: path, wantsSamples: true, progress: progress)
    var session = XDFSession(path: path, answers: answers, notes: file.notes)
    guard file.streams.contains(where: { $0.role == .pressure && !$0.stamps.isEmpty }) else {
      let hasForces = file.streams.contains { $0.role == .force }
      throw GaitlabError(
        .emptyFile, file: path,
        found: hasForces ? "this file holds forces and no insoles" : "no stream of an insole",
        expected: "a stream whose type or name holds Pressure or Insole",
        advice: hasForces
          ? "open the insoles' recording and give this file beside it: --reference FILE"
          : "record the insoles' stream as well")
    }
    for stream in file.streams where !stream.stamps.isEmpty {
      switch stream.role {
      case .pressure: try session.addInsoles(stream)
      case .force: try session.addForces(stream)
      }
    }
    progress(1)
    return try session.recorded()
  }
}

/// Reads the forces of a Lab Streaming Layer recording as force plates.
package struct XDFPlateImporter: ForcePlateImporter {
  package static let formatName = XDFImporter.formatName

  package init() {}

  package func recognises(head: ArraySlice<UInt8>) -> Bool { head.starts(with: XDFFile.magic) }

  package func read(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> ForcePlateRecording {
    let file = try XDFFile(path: path, wantsSamples: true, progress: progress)
    var plates: [ForcePlate] = []
    var notes = file.notes
    for stream in file.streams where stream.role == .force && !stream.stamps.isEmpty {
      let forces = XDFForces(stream)
      let clock = try XDFSession.times(path, stream)
      if clock.areSpread { notes.append(XDFSession.spreadNote) }
      let feet = Foot.allCases.compactMap { foot in forces.feet[foot].map { (foot.rawValue, $0) } }
      for (name, channel) in feet + forces.plates.map({ ("", $0) }) {
        let samples = XDFForces.samples(stream, channel: channel, times: clock.times)
        guard let rate = XDFSession.rate(stream, clock.times) else { continue }
        guard samples.newtons.allSatisfy({ Plausible.newtons.contains(Double($0)) }) else {
          throw XDFSession.implausibleForce(path, stream)
        }
        plates.append(
          ForcePlate(
            name: name.isEmpty ? "plate \(plates.count + 1)" : name, times: samples.times,
            newtons: samples.newtons, isSignTold: false, samplingRateHz: rate))
      }
    }
    progress(1)
    guard !plates.isEmpty else {
      throw GaitlabError(
        .emptyFile, file: path, found: "no stream of vertical forces",
        expected: "a stream whose type or name holds Force, with channels left, right or Fz",
        advice: "record the plates' stream with its channels' labels")
    }
    return ForcePlateRecording(source: Self.formatName, plates: plates, notes: notes)
  }
}
