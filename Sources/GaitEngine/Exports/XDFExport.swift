import GaitAnalysis
import GaitFiles
package import GaitFormats
package import GaitModel

/// A session as streams: cells of each insole, forces made of them, plates, contacts and markers.
///
/// The streams of cells and plates are described as docs/LSL.md asks of a sender, so that this
/// program opens the file again; estimates name their model and are taken for no measurement.
package enum XDFExport {
  /// - Parameters:
  ///   - session: what is exported.
  ///   - recording: the same session's frames.
  ///   - program: name and version of this program.
  /// - Returns: the file, ready to be written.
  package static func writer(
    _ session: AnalyzedSession, recording: RecordedSession, program: String
  ) -> XDFWriter {
    var streams: [XDFWriter.Stream] = []
    for foot in Foot.allCases {
      if let frames = recording.frames[foot], let insole = session.metadata.insoles[foot] {
        streams.append(cells(frames, insole: insole, session))
      }
    }
    for foot in Foot.allCases {
      guard let track = session.analysis.tracks[foot] else { continue }
      streams.append(forces(track, session))
      if !track.reference.times.isEmpty { streams.append(plate(track, session)) }
    }
    streams.append(events(session))
    return XDFWriter(
      facts: ExportFacts.facts(session, program: program) + ExportFacts.definitions,
      streams: streams)
  }

  private static func cells(
    _ frames: FrameBlock, insole: InsoleDescription, _ session: AnalyzedSession
  ) -> XDFWriter.Stream {
    let foot = frames.foot
    var description = [
      Fact("foot", foot.rawValue), Fact("unit", insole.unit.rawValue),
    ]
    description += XDFLayout.facts(of: insole.layout)
    if let saturation = insole.saturation {
      description.append(Fact("saturation", "\(saturation)"))
    }
    if let mass = session.metadata.bodyMassKilograms {
      description.append(Fact("mass", "\(mass)"))
    }
    description.append(
      Fact("simulated", session.metadata.isSimulated ? "true" : "false"))
    return XDFWriter.Stream(
      name: "\(foot.rawValue) insole", type: "Pressure", nominalRateHz: insole.samplingRateHz,
      channels: (0..<frames.cellCount).map {
        XDFWriter.Channel("\(foot.rawValue) insole cell \($0 + 1)", unit: insole.unit.rawValue)
      },
      description: description, times: frames.times, samples: .numbers(frames.cells))
  }

  private static func forces(_ track: FootTrack, _ session: AnalyzedSession) -> XDFWriter.Stream {
    let foot = track.foot.rawValue
    let forces = session.forces(of: track.foot).filter { $0.kind != .reference }
    var channels: [XDFWriter.Channel] = []
    for force in forces {
      if force.hasNewtons { channels.append(.init("\(foot) \(force.name) vGRF", unit: "N")) }
      if force.hasBodyWeights { channels.append(.init("\(foot) \(force.name) vGRF", unit: "%BW")) }
    }
    channels += [
      .init("\(foot) insole CoP from lateral edge", unit: "mm"),
      .init("\(foot) insole CoP from heel", unit: "mm"),
    ]
    var values: [Float] = []
    values.reserveCapacity(track.times.count * channels.count)
    let newtons = forces.map { track.samples($0.kind).newtons }
    for index in track.times.indices {
      for (force, samples) in zip(forces, newtons) {
        let value = index < samples.count ? samples[index] : .nan
        if force.hasNewtons { values.append(value) }
        if force.hasBodyWeights {
          values.append(force.percent(Double(value)).map { Float($0) } ?? .nan)
        }
      }
      let center = index < track.centers.count ? track.centers[index] : .none
      values += [center.lateralX, center.heelY]
    }
    let estimator = session.analysis.estimator
    return XDFWriter.Stream(
      name: "\(foot) insole and estimate", type: "Force",
      nominalRateHz: session.metadata.insoles[track.foot]?.samplingRateHz ?? 0, channels: channels,
      description: [
        Fact("foot", foot), Fact("model", estimator.name),
        Fact("sha256", estimator.sha256 ?? "none"),
      ], times: Array(track.times), samples: .numbers(values))
  }

  private static func plate(_ track: FootTrack, _ session: AnalyzedSession) -> XDFWriter.Stream {
    let foot = track.foot.rawValue
    return XDFWriter.Stream(
      name: "\(foot) plate", type: "Force", nominalRateHz: 0,
      channels: [XDFWriter.Channel("\(foot) plate vGRF", unit: "N")],
      description: [Fact("foot", foot)], times: Array(track.reference.times),
      samples: .numbers(Array(track.reference.newtons)))
  }

  private static func events(_ session: AnalyzedSession) -> XDFWriter.Stream {
    var events = session.markers.map { (seconds: $0.timeSeconds, word: "marker: \($0.note)") }
    for step in session.analysis.steps {
      let number = "\(step.foot.rawValue) step \(step.index)"
      let rejection = step.rejection.map { ", not used: \($0.reason)" } ?? ""
      events.append((step.stance.initialContactSeconds, "\(number) initial contact\(rejection)"))
      events.append((step.stance.toeOffSeconds, "\(number) toe-off\(rejection)"))
    }
    events.sort { $0.seconds < $1.seconds }
    return XDFWriter.Stream(
      name: "contacts", type: "Markers", nominalRateHz: 0,
      channels: [XDFWriter.Channel("contact or marker", unit: "")], description: [],
      times: events.map(\.seconds), samples: .words(events.map(\.word)))
  }
}
