import Foundation
import GaitAnalysis
package import GaitFiles
package import GaitInference
package import GaitModel

/// Writes a model as C source for firmware into a folder.
package struct DeviceCode {
  /// The insole whose grid goes with it; nil for that of the recording, or of a plain matrix.
  package var layout: InsoleLayout?
  /// A recording whose beginning goes with it, and what has to come out; nil for none.
  package var recording: String?
  /// Seconds of the recording.
  package var seconds: Double
  package var arithmetic: DeviceExport.Arithmetic
  /// Name and version of the program that writes it.
  private let program: String

  package init(
    layout: InsoleLayout?, recording: String?, seconds: Double,
    arithmetic: DeviceExport.Arithmetic, program: String
  ) {
    self.layout = layout
    self.recording = recording
    self.seconds = seconds
    self.arithmetic = arithmetic
    self.program = program
  }

  /// Writes all files; none where one of them is there already and may not be replaced.
  ///
  /// - Parameters:
  ///   - path: of the model.
  ///   - folder: made where it is missing.
  ///   - overwrite: whether files may be replaced.
  /// - Returns: the names of the files.
  /// - Throws: why the model or the recording cannot be used, or a file cannot be written.
  package func write(
    model path: String, to folder: String, overwrite: Bool
  ) throws(GaitlabError) -> [String] {
    let (model, sha256, _) = try ModelFileReader.read(path: path)
    let walk: DeviceWalk? =
      if let recording { try self.walk(in: recording, for: model) } else { nil }
    let layout = layout ?? walk?.layout ?? Self.plainLayout
    if let walk, let recording, walk.layout != layout {
      throw GaitlabError(
        .nothingToWrite, file: recording, found: "its insoles are '\(walk.layout.name)'",
        expected: "those of --layout", advice: "leave one of both options out")
    }
    var export = DeviceExport(
      model, sha256: sha256, insole: DeviceInsole(layout), program: program)
    export.hasWalk = walk != nil
    var files = try code(export, model, path: path).map {
      (name: $0.name, bytes: Array($0.text.utf8))
    }
    if let walk {
      files.append(("frames.txt", try walk.frameLines()))
      files.append(("forces.txt", try forces(of: walk, model, path: path)))
    }
    try put(files, into: folder, overwrite: overwrite)
    return files.map(\.name)
  }

  private func code(
    _ export: DeviceExport, _ model: Model, path: String
  ) throws(GaitlabError) -> [DeviceExport.File] {
    guard arithmetic == .int8 else { return export.floatFiles() }
    let ranges = try ranges(of: model, path: path)
    do throws(ModelFileError) {
      if let files = try export.integerFiles(ranges: ranges) { return files }
    } catch {
      throw Self.refusal(path, error)
    }
    throw Self.linear(path)
  }

  /// Plain arithmetic, whose sums run in the order of the code's.
  private func forces(
    of walk: DeviceWalk, _ model: Model, path: String
  ) throws(GaitlabError) -> [UInt8] {
    guard arithmetic == .int8, case .wideResNet(let parameters) = model.parameters else {
      return walk.forceLines(of: model.card) { cells in
        var estimator = StreamingEstimator(model, kernels: .reference)
        var estimates: [Float] = []
        estimator.finish(cells.span, appendingTo: &estimates)
        return estimates
      }
    }
    let ranges = try ranges(of: model, path: path)
    let network: QuantizedNetwork
    do throws(ModelFileError) {
      network = try QuantizedNetwork(parameters, input: model.card.input, ranges: ranges)
    } catch {
      throw Self.refusal(path, error)
    }
    return walk.forceLines(of: model.card, network.estimates)
  }

  private func ranges(of model: Model, path: String) throws(GaitlabError) -> ActivationRanges {
    if case .linear = model.parameters { throw Self.linear(path) }
    guard let ranges = model.card.quantization else {
      throw GaitlabError(
        .modelRefused, file: path, found: "it has not been calibrated for whole numbers",
        expected: "a model with 'quantization' on its card",
        advice: "first: gaitlab models quantize \(model.card.name) RECORDING... -o OUT")
    }
    return ranges
  }

  private static func linear(_ path: String) -> GaitlabError {
    GaitlabError(
      .modelRefused, file: path, found: "a linear model",
      expected: "a network for --arithmetic int8", advice: "its 128 weights cost nothing as floats")
  }

  private static func refusal(_ path: String, _ error: ModelFileError) -> GaitlabError {
    GaitlabError(
      .modelRefused, file: path, found: error.found, expected: error.expected,
      advice: "calibrate it again with 'gaitlab models quantize'")
  }

  private func walk(in recording: String, for model: Model) throws(GaitlabError) -> DeviceWalk {
    let walk = try DeviceWalk(path: recording, seconds: seconds)
    let rate = model.card.samplingRateHz
    guard abs(walk.samplingRateHz / rate - 1) < 0.01 else {
      throw GaitlabError(
        .nothingToWrite, file: recording, found: "it has \(walk.samplingRateHz) frames a second",
        expected: "\(rate), which the model is made for",
        advice: "choose a recording of that rate; a device has to measure at it")
    }
    return walk
  }

  /// Where nothing is said of an insole: the canonical grid itself, of a foot of EU size 42.
  private static let plainLayout = InsoleLayout(
    name: "16 x 8 cells on 270 x 95 mm", rows: CanonicalGrid.rows, columns: CanonicalGrid.columns,
    rowPitchMillimetres: 270.0 / Double(CanonicalGrid.rows),
    columnPitchMillimetres: 95.0 / Double(CanonicalGrid.columns))

  private func put(
    _ files: [(name: String, bytes: [UInt8])], into folder: String, overwrite: Bool
  ) throws(GaitlabError) {
    let manager = FileManager.default
    let paths = files.map { folder + "/" + $0.name }
    for path in paths where !overwrite && manager.fileExists(atPath: path) {
      throw .alreadyExists(path)
    }
    do {
      try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .writeFailed(folder)
    }
    for (path, file) in zip(paths, files) {
      var writer = try AtomicFileWriter(path: path, overwrite: overwrite)
      try writer.write(file.bytes)
      try writer.commit()
    }
  }
}

extension DeviceInsole {
  /// The grid of a layout, as the pipeline has it.
  init(_ layout: InsoleLayout) {
    let grid = CanonicalGrid(layout: layout)
    self.init(
      name: layout.name,
      shares: (0..<layout.cellCount).map { cell in
        grid.shares(ofCell: cell).map { Share(target: $0.target, weight: $0.weight) }
      },
      newtonsPerKilopascal: grid.cellAreaSquareMillimetres * 1e-3)
  }
}
