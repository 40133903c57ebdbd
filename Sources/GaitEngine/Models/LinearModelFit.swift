import GaitAnalysis
package import GaitFiles
import GaitInference
import GaitModel
import GaitStore
import PlainText

/// Fits a linear model to recordings with a reference and writes it as a model file.
package struct LinearModelFit {
  private let name: String
  private let summary: String
  private let data: String
  private let penalty: Double
  private let program: String

  /// - Parameters:
  ///   - name: what the model is called.
  ///   - summary: one sentence that says what it is.
  ///   - data: what the recordings are; empty leaves it out.
  ///   - penalty: lambda, in parts of the mean variance of the cells.
  ///   - program: name and version of the program that fits.
  package init(name: String, summary: String, data: String, penalty: Double, program: String) {
    self.name = name
    self.summary = summary
    self.data = data
    self.penalty = penalty
    self.program = program
  }

  /// Reads all files, fits, writes.
  ///
  /// - Throws: why a file cannot be used; then nothing is written.
  package func run(
    _ paths: [String], to output: String, overwrite: Bool, progress: (Double) -> Void
  ) throws(GaitlabError) {
    for path in paths { try OutputPath.requireDifferent(output, from: path) }
    // Opened before the work: a file that cannot be written is told at once.
    var writer = try AtomicFileWriter(path: output, overwrite: overwrite)
    var regression = RidgeRegression(inputs: CanonicalGrid.cellCount)
    var isSimulated = true
    for (index, path) in paths.enumerated() {
      isSimulated = try add(path, to: &regression) && isSimulated
      progress(Double(index + 1) / Double(paths.count))
    }
    guard let parameters = regression.fit(penalty: penalty) else {
      throw GaitlabError(
        .nothingToWrite, file: output, found: "no frame of the recordings carries load",
        advice: "choose recordings of walking")
    }
    let model = Model(
      card: card(
        recordings: paths.count, frames: regression.count,
        error: regression.rootMeanSquareError(of: parameters), isSimulated: isSimulated),
      parameters: .linear(parameters))
    let bytes: [UInt8]
    do throws(ModelFileError) {
      bytes = try model.safetensors()
    } catch {
      throw GaitlabError(
        .modelRefused, file: output, found: error.found, expected: error.expected,
        advice: "change the name or the texts of the card")
    }
    try writer.write(bytes)
    try writer.commit()
  }

  private func card(recordings: Int, frames: Int, error: Double, isSimulated: Bool) -> ModelCard {
    let facts = [
      data.isEmpty ? nil : Fact("data", data),
      isSimulated ? .simulated : nil,
    ]
    return
      ModelCard(
        name: name, summary: summary, architecture: .linear,
        provenance: facts.compactMap { $0 } + [
          Fact("method", "ridge regression on single frames"),
          Fact("penalty", "\(penalty) of the mean variance"),
          Fact("recordings", "\(recordings)"), Fact("frames", "\(frames)"),
          Fact("program", program),
        ],
        metrics: [
          Fact(
            "RMSE on these recordings", "\(FixedPoint.text(error * 100, decimals: 2)) %BW")
        ])
  }

  /// Calibrates one recording as the pipeline would, and takes every frame with a reference.
  ///
  /// - Returns: whether the walker is a simulated one.
  private func add(
    _ path: String, to regression: inout RidgeRegression
  ) throws(GaitlabError) -> Bool {
    let session = try SessionOpener.open(path: path)
    guard session.metadata.reference != nil else {
      throw GaitlabError(
        .nothingToWrite, file: path, found: "the recording has no reference force",
        advice: "choose recordings with a force plate, a treadmill or the simulator")
    }
    let recording = try CalibratedFrames(session, path: path)
    let (basis, blocks, scale) = (recording.basis, recording.blocks, recording.scale)
    let cells = CanonicalGrid.cellCount
    for foot in basis.metadata.feet {
      guard let block = blocks[foot], var canonicalizer = basis.canonicalizer(foot),
        let forces = try session.reference(foot, seconds: session.seconds)
      else { continue }
      var track = FootTrack(foot: foot)
      track.reference = ForceTrack(basis.aligned(forces))
      var frame: [Float] = []
      frame.reserveCapacity(cells)
      for index in 0..<block.count {
        try CancellationToken.check(path: path, "the fit")
        guard let newtons = track.newtons(.reference, at: block.times[index]) else { continue }
        frame.removeAll(keepingCapacity: true)
        let source = block.cells[index * block.cellCount..<(index + 1) * block.cellCount]
        canonicalizer.append(source, at: block.times[index], to: &frame)
        // NaN in any cell discards the frame.
        guard frame.allSatisfy(\.isFinite) else { continue }
        let factor = Float(scale.factor(foot, at: block.times[index]))
        for cell in frame.indices { frame[cell] *= factor }
        regression.add(frame.span, target: newtons / basis.calibration.bodyWeightNewtons)
      }
    }
    return session.metadata.isSimulated
  }
}
