import GaitAnalysis
package import GaitFiles
package import GaitFormats
import GaitModel

/// The forces as analog channels of a C3D file, with its foot strikes and foot offs.
package enum C3DExport {
  /// - Parameters:
  ///   - session: what is exported.
  ///   - program: name and version of this program.
  ///   - path: the file that was read, for errors.
  /// - Returns: the file, ready to be written.
  /// - Throws: `nothingToWrite` where there are no frames.
  package static func writer(
    _ session: AnalyzedSession, program: String, path: String
  ) throws(GaitlabError) -> C3DWriter {
    guard let even = EvenForces(session), let start = even.times.first else {
      throw GaitlabError.noFrames(path)
    }
    var channels: [C3DWriter.Channel] = []
    for foot in Foot.allCases where session.analysis.tracks[foot] != nil {
      for force in session.forces(of: foot) {
        channels += Self.channels(force, foot, newtons: even.newtons(foot, force.kind))
      }
      let centers = even.centers(foot)
      let place = "centre of pressure of the \(foot.rawValue) insole"
      channels += [
        C3DWriter.Channel(
          "\(foot.rawValue) insole CoPx", description: "\(place), from its lateral edge",
          unit: "mm",
          values: centers.map(\.lateralX)),
        C3DWriter.Channel(
          "\(foot.rawValue) insole CoPy", description: "\(place), from its heel end", unit: "mm",
          values: centers.map(\.heelY)),
        C3DWriter.Channel(
          "\(foot.rawValue) step",
          description: "number of the \(foot.rawValue) contact, 0 in swing",
          unit: "", values: even.steps(foot)),
      ]
    }
    let events = Self.events(session, from: start)
    let listed = min(events.count, C3DWriter.mostEvents)
    let facts =
      ExportFacts.facts(session, program: program) + ExportFacts.definitions + [
        Fact("time zero", "\(start) s of the session's clock"),
        Fact(
          "events", "\(listed) of \(events.count) listed; the channels 'step' have all contacts"),
        Fact("not a number", "not known at that moment"),
      ]
    return C3DWriter(
      facts: facts, samplingRateHz: even.samplingRateHz, channels: channels, events: events)
  }

  private static func channels(
    _ force: ExportedForce, _ foot: Foot, newtons: [Float]
  ) -> [C3DWriter.Channel] {
    let label = "\(foot.rawValue) \(force.name) Fz"
    let description = "vertical force on the \(foot.rawValue) foot, \(force.name)"
    var channels: [C3DWriter.Channel] = []
    if force.hasNewtons {
      channels.append(.init(label, description: description, unit: "N", values: newtons))
    }
    if force.hasBodyWeights {
      channels.append(
        .init(
          "\(label) %BW", description: "\(description), percent of body weight", unit: "%BW",
          values: newtons.map { force.percent(Double($0)).map { Float($0) } ?? .nan }))
    }
    return channels
  }

  private static func events(_ session: AnalyzedSession, from start: Double) -> [C3DWriter.Event] {
    session.analysis.steps.flatMap { step in
      let context = step.foot == .left ? "Left" : "Right"
      return [
        C3DWriter.Event(
          seconds: step.stance.initialContactSeconds - start, label: "Foot Strike", context: context
        ),
        C3DWriter.Event(
          seconds: step.stance.toeOffSeconds - start, label: "Foot Off", context: context),
      ]
    }.filter { $0.seconds >= 0 }.sorted { $0.seconds < $1.seconds }
  }
}

extension GaitlabError {
  static func noFrames(_ path: String) -> GaitlabError {
    GaitlabError(
      .nothingToWrite, file: path, found: "the session holds no frames",
      expected: "frames of at least one foot", advice: "record or import something first")
  }

  /// What a format cannot hold of a session.
  package static func tooMuchForFormat(_ path: String, _ found: String) -> GaitlabError {
    GaitlabError(
      .tooLarge, file: path, found: found, expected: "what the format can hold",
      advice: "shorten the session's names and notes, or export as csv, xdf or json")
  }
}
