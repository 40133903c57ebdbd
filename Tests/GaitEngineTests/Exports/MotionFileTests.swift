import Foundation
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

/// The formats of other programs: OpenSim, C3D, XDF and JSON.
@Suite struct MotionFileTests {
  private func mot(_ session: AnalyzedSession) throws -> String {
    var bytes: [UInt8] = []
    try MotExport.writer(session, program: ExportWalk.program, path: "walk.gait")
      .write { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func tableOfMot(_ text: String) throws -> (names: [Substring], rows: [[Double]]) {
    let end = try #require(text.firstRange(of: "endheader\n"))
    let lines = text[end.upperBound...].split(separator: "\n").map { $0.split(separator: "\t") }
    let rows = try lines.dropFirst().map { try $0.map { try #require(Double($0)) } }
    return (lines[0], rows)
  }

  @Test func motHoldsEachForceOnBothFeet() throws {
    let session = try ExportWalk.analyzed()
    let text = try mot(session)
    let (names, rows) = try tableOfMot(text)
    #expect(names.first == "time")
    #expect(names.count == 1 + 2 * 3 * 9)
    #expect(text.contains("\nnRows=\(rows.count)\nnColumns=\(names.count)\ninDegrees=no\n"))
    #expect(rows.allSatisfy { $0.count == names.count })
    let sha = try #require(session.analysis.estimator.sha256)
    for line in ["model SHA-256: \(sha)\n", "rule: ", "calibration: ", "scale: ", "flags: "] {
      #expect(text.contains("\n\(line)"))
    }
    for foot in Foot.allCases {
      let track = try #require(session.analysis.tracks[foot])
      for (kind, name) in [
        (ForceKind.measured, "insole"), (.estimated, "estimate"), (.reference, "plate"),
      ] {
        let force = try #require(names.firstIndex(of: "\(foot.rawValue)_\(name)_ground_force_vy"))
        let heel = try #require(names.firstIndex(of: "\(foot.rawValue)_\(name)_ground_force_px"))
        var compared = 0
        for row in rows {
          let index = track.times.lowerBound(of: row[0] - 1e-6)
          guard index < track.times.count, abs(track.times[index] - row[0]) < 1e-6 else { continue }
          if kind == .reference, track.newtons(kind, at: track.times[index]) == nil { continue }
          let expected = try #require(track.newtons(kind, at: track.times[index]))
          #expect(abs(row[force] - expected) < 1e-3)
          let center = track.centers[index]
          let place = kind != .reference && center.exists ? Double(center.heelY) / 1000 : 0
          #expect(abs(row[heel] - place) < 1e-6)
          compared += 1
        }
        #expect(compared > 500)
      }
    }
  }

  @Test func motRefusesCountsAndIsNoPlateOfItsEstimates() throws {
    let counts = try ExportWalk.counts()
    #expect {
      _ = try mot(counts)
    } throws: { error in
      (error as? GaitlabError)?.code == .nothingToWrite
        && (error as? GaitlabError)?.advice.contains("--body-mass") == true
    }
    try Fixture.withFolder { folder in
      let path = folder + "/walk.mot"
      try mot(try ExportWalk.analyzed()).write(toFile: path, atomically: true, encoding: .utf8)
      let plates = try ForcePlateImport.read(path: path).plates
      #expect(plates.count == 2)
      let session = try ExportWalk.analyzed()
      let reference = try #require(session.analysis.tracks.left).reference
      let loads = reference.newtons.reduce(0, +) / Float(reference.newtons.count)
      let read = plates[0].newtons.reduce(0, +) / Float(plates[0].newtons.count)
      #expect(abs(read - loads) < 0.02 * loads)
    }
  }

  @Test func c3dIsWholeBlocksWithAllSamples() throws {
    let session = try ExportWalk.analyzed()
    var bytes: [UInt8] = []
    let writer = try C3DExport.writer(session, program: ExportWalk.program, path: "walk.gait")
    #expect(writer.write { bytes += $0 })
    #expect(bytes.count % 512 == 0)
    #expect(bytes[0] == 2)
    #expect(bytes[1] == 0x50)
    func word(_ index: Int) -> Int { Int(bytes[2 * index - 2]) | Int(bytes[2 * index - 1]) << 8 }
    let channels = word(3)
    // N and %BW of three forces, centre of pressure and step, on both feet.
    #expect(channels == 2 * (3 * 2 + 3))
    #expect(word(10) == 1)
    #expect(word(4) == 1)
    let frames = word(5)
    let data = (word(9) - 1) * 512
    #expect(data + frames * channels * 4 <= bytes.count)
    func value(_ frame: Int, _ channel: Int) -> Float {
      let offset = data + 4 * (frame * channels + channel)
      return Float(
        bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) })
    }
    let track = try #require(session.analysis.tracks.left)
    #expect(frames >= track.times.count)
    let weight = Float(session.analysis.calibration.bodyWeightNewtons)
    var compared = 0
    for frame in 0..<frames {
      let time = track.times[0] + Double(frame) / 100
      let index = track.times.lowerBound(of: time - 1e-6)
      guard index < track.times.count, abs(track.times[index] - time) < 1e-6 else { continue }
      #expect(value(frame, 0) == track.measured[index])
      #expect(abs(value(frame, 1) - track.measured[index] / weight * 100) < 1e-3)
      compared += 1
    }
    #expect(compared > 500)
    let text = String(decoding: bytes[512..<data], as: UTF8.self)
    for word in [
      "left insole Fz", "left estimate Fz", "right plate Fz %BW", "Foot Strike", "Foot Off",
      "MODEL_SHA_256", "CALIBRATION", "SCALE", "RULE", "FLAGS", "PROGRAM",
    ] {
      #expect(text.contains(word), "\(word)")
    }
    #expect(text.contains(try #require(session.analysis.estimator.sha256)))
  }

  @Test func c3dOfCountsHasNoNewtons() throws {
    var bytes: [UInt8] = []
    let session = try ExportWalk.counts()
    let writer = try C3DExport.writer(session, program: ExportWalk.program, path: "walk.gait")
    #expect(writer.write { bytes += $0 })
    // %BW of insole and estimate, centre of pressure and step.
    #expect(Int(bytes[4]) == 2 * (2 + 3))
    let text = String(decoding: bytes.prefix(20_000), as: UTF8.self)
    #expect(text.contains("left insole Fz %BW"))
  }

  @Test func xdfIsOpenedAgainAndItsEstimateIsNoMeasurement() throws {
    let recording = ExportWalk.recording()
    let session = try ExportWalk.analyzed(recording)
    try Fixture.withFolder { folder in
      let path = folder + "/walk.xdf"
      var bytes: [UInt8] = []
      XDFExport.writer(session, recording: recording, program: ExportWalk.program)
        .write { bytes += $0 }
      try Data(bytes).write(to: URL(filePath: path))
      let read = try SessionImport.read(path: path)
      let start = recording.seconds.lowerBound
      for foot in Foot.allCases {
        let frames = try #require(read.frames[foot])
        let written = try #require(recording.frames[foot])
        #expect(frames.cells == written.cells)
        #expect(
          zip(frames.times, written.times).allSatisfy { abs($0 - ($1 - start)) < 1e-9 })
        #expect(read.reference[foot]?.newtons == recording.reference[foot]?.newtons)
        #expect(
          read.metadata.insoles[foot]?.layout.cellCount
            == recording.metadata.insoles[foot]?.layout.cellCount)
      }
      #expect(read.metadata.bodyMassKilograms == recording.metadata.bodyMassKilograms)
      #expect(read.metadata.isSimulated)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("<label>left estimate vGRF</label><unit>N</unit>"))
      #expect(text.contains("<label>right plate vGRF</label><unit>N</unit>"))
      #expect(text.contains("<model_SHA_256>\(try #require(session.analysis.estimator.sha256))<"))
      #expect(text.contains("marker: turn <here> & back"))
    }
  }

  @Test func jsonIsTheAnalysisWithCurves() throws {
    let session = try ExportWalk.analyzed()
    let value = SessionJSON.value(session, program: ExportWalk.program)
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(value.text().utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "gaitlab.analysis/1")
    let export = try #require(json["export"] as? [String: String])
    #expect(export["program"] == ExportWalk.program)
    #expect(export["model SHA-256"] == session.analysis.estimator.sha256)
    for key in ["rule", "calibration", "scale", "flags", "insole", "estimate", "plate"] {
      #expect(export[key]?.isEmpty == false, "\(key)")
    }
    let steps = try #require(json["steps"] as? [[String: Any]])
    #expect(steps.count == session.analysis.steps.count)
    let weight = session.analysis.calibration.bodyWeightNewtons
    for (step, own) in zip(steps, session.analysis.steps) {
      let curves = try #require(step["curves"] as? [String: Any])
      guard let curve = own.measured?.curve.newtons else {
        #expect(curves["insole"] is NSNull)
        continue
      }
      let insole = try #require(curves["insole"] as? [String: [Double]])
      let newtons = try #require(insole["newtons"])
      let percent = try #require(insole["percentBodyWeight"])
      #expect(newtons.count == 101)
      #expect(percent.count == 101)
      for point in 0...100 {
        #expect(abs(newtons[point] - Double(curve[point])) < 1e-3)
        #expect(abs(percent[point] - Double(curve[point]) / weight * 100) < 1e-3)
      }
    }
    let counts = SessionJSON.value(try ExportWalk.counts(), program: "").text()
    #expect(counts.contains("\"newtons\": null"))
    #expect(!counts.contains("\"newtons\": ["))
    #expect(counts.contains("\"percentBodyWeight\": ["))
  }
}
