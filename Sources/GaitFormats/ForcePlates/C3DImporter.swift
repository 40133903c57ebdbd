package import GaitFiles
package import GaitModel

/// Reads the force plates of a C3D file: the analog channels that FORCE_PLATFORM names.
///
/// Files of Intel computers are read, with numbers or floats. Plates of type 1 to 4 give their
/// vertical force; its sign is the usual one, the force on the foot, and not told.
package struct C3DImporter: ForcePlateImporter {
  package static let formatName = "C3D"

  package init() {}

  package func recognises(head: ArraySlice<UInt8>) -> Bool {
    let head = Array(head)
    guard head.count >= C3DHeader.blockByteCount, head[1] == C3DHeader.key, head[0] > 1 else {
      return false
    }
    let kind = (Int(head[0]) - 1) * C3DHeader.blockByteCount + 3
    return kind < head.count && (84...86).contains(head[kind])
  }

  package func read(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> ForcePlateRecording {
    var reader = ByteReader(try FileInspection.open(path: path))
    let header = try C3DHeader(&reader)
    let scaling = C3DScaling(header)
    var (plates, notes) = try C3DPlate.plates(header, scaling: scaling, reader)
    guard !plates.isEmpty, header.channelCount > 0 else {
      throw reader.failure(
        .missingColumn, at: 0, found: "no force plate that can be read",
        expected: "FORCE_PLATFORM of type 1 to 4", advice: "export the trial with its force plates")
    }
    guard reader.seek(to: header.dataOffset) else {
      throw reader.failure(
        .truncated, at: 0, found: "the file ends before its frames", expected: "frames",
        advice: "the file is not whole: copy or export it again")
    }
    let available = reader.remaining / header.frameByteCount
    let count = min(header.frameCount, available)
    if count < header.frameCount {
      notes.append("\(count) whole frames, where the header has \(header.frameCount)")
    }
    guard count > 0 else {
      throw reader.failure(
        .emptyFile, found: "no whole frame", expected: "at least one",
        advice: "the file is not whole: copy or export it again")
    }
    var samples = C3DSamples(header: header, scaling: scaling, plates: plates)
    for frame in 0..<count {
      try samples.readFrame(&reader)
      if frame & 0xFF == 0 {
        try CancellationToken.check(path: path, "the import")
        progress(Double(frame) / Double(count))
      }
    }
    progress(1)
    let duration = Double(samples.count) / header.samplingRateHz
    guard duration <= Plausible.longestSeconds else {
      throw reader.failure(
        .implausibleValue, at: 0, found: "a recording of \(duration) s", expected: "at most a week",
        advice: "export the trial again")
    }
    let times = (0..<samples.count).map { Double($0) / header.samplingRateHz }
    return ForcePlateRecording(
      source: Self.formatName,
      plates: plates.indices.map { index in
        ForcePlate(
          name: plates[index].name, times: times, newtons: samples.newtons[index],
          isSignTold: false, samplingRateHz: header.samplingRateHz,
          centreOfPressure: plates[index].place == nil ? nil : samples.places[index])
      },
      notes: notes)
  }
}

/// Collects the plates' forces frame by frame.
private struct C3DSamples {
  private let header: C3DHeader
  private let scaling: C3DScaling
  private let plates: [C3DPlate]
  private(set) var newtons: [[Float]]
  private(set) var places: [[PlatePoint?]]

  init(header: C3DHeader, scaling: C3DScaling, plates: [C3DPlate]) {
    self.header = header
    self.scaling = scaling
    self.plates = plates
    newtons = Array(repeating: [], count: plates.count)
    places = Array(repeating: [], count: plates.count)
  }

  var count: Int { newtons[0].count }

  /// Takes up the next frame, which is there.
  ///
  /// - Throws: `implausibleValue` or `unreadable`.
  mutating func readFrame(_ reader: inout ByteReader) throws(GaitlabError) {
    let start = reader.offset
    let isSound = try reader.withBytes(header.frameByteCount) { bytes in takeUp(bytes) }
    guard isSound == true else {
      throw reader.failure(
        isSound == nil ? .truncated : .implausibleValue, at: start,
        found: isSound == nil ? "a frame that is cut" : "a force that no plate measures",
        expected: "-100000 to 100000 N",
        advice: "check the analog scales, or export the trial again")
    }
  }

  private mutating func takeUp(_ bytes: UnsafeRawBufferPointer) -> Bool {
    for sample in 0..<header.samplesPerFrame {
      let base = header.pointByteCount + sample * header.channelCount * (header.isFloat ? 4 : 2)
      for (index, plate) in plates.enumerated() {
        var load = 0.0
        for term in plate.terms { load += value(term, bytes, base) }
        guard Plausible.newtons.contains(load) else { return false }
        newtons[index].append(Float(load) + 0)
        if let place = plate.place {
          let x = value(place.x, bytes, base)
          let y = value(place.y, bytes, base)
          let isThere = abs(x) < 1e9 && abs(y) < 1e9
          places[index].append(isThere ? PlatePoint(x: Float(x), y: Float(y)) : nil)
        }
      }
    }
    return true
  }

  private func value(
    _ term: C3DPlate.Term, _ bytes: UnsafeRawBufferPointer, _ base: Int
  ) -> Double {
    let raw: Double
    if header.isFloat {
      let bits = bytes.loadUnaligned(fromByteOffset: base + 4 * term.channel, as: UInt32.self)
      raw = Double(Float(bitPattern: UInt32(littleEndian: bits)))
    } else {
      let bits = UInt16(
        littleEndian: bytes.loadUnaligned(
          fromByteOffset: base + 2 * term.channel, as: UInt16.self))
      raw = scaling.isUnsigned ? Double(bits) : Double(Int16(bitPattern: bits))
    }
    return (raw - scaling.offset(term.channel)) * term.weight
  }
}
