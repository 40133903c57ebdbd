package import GaitFiles
package import GaitModel

/// Finds the importer for a file of force plates and reads it.
package enum ForcePlateImport {
  /// Every importer, asked in this order.
  package static let importers: [any ForcePlateImporter] = [
    XDFPlateImporter(), C3DImporter(), OpenSimImporter(), NexusCSVImporter(), PlateTableImporter(),
  ]

  /// Reads the force plates of a file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - answers: what the file does not say.
  ///   - progress: called with the share of the file, 0...1, that has been read.
  /// - Returns: every plate of the file.
  /// - Throws: `notRecognised` if no importer knows the content, else what the importer throws.
  package static func read(
    path: String, answers: ImportAnswers = ImportAnswers(), progress: (Double) -> Void = { _ in }
  ) throws(GaitlabError) -> ForcePlateRecording {
    let importer = try importer(path: path)
    return try importer.read(path: path, answers: answers, progress: progress)
  }

  /// The importer that recognises a file's content.
  ///
  /// - Throws: `notRecognised`, `encoding`, or why the file cannot be opened.
  package static func importer(path: String) throws(GaitlabError) -> any ForcePlateImporter {
    let file = try FileInspection.open(path: path)
    if let importer = importer(head: file.text[...]) { return importer }
    if let error = TextEncoding.problem(head: file.head[...], path: path) { throw error }
    let formats = importers.map { type(of: $0).formatName }.joined(separator: ", ")
    throw GaitlabError(
      .notRecognised, file: path, location: .byteOffset(0), found: "no force plates known here",
      expected: "one of: \(formats)",
      advice: "export the plates' forces as text or C3D from the laboratory's program")
  }

  static func importer(head: ArraySlice<UInt8>) -> (any ForcePlateImporter)? {
    importers.first { $0.recognises(head: head) }
  }

  /// The error for a file of force plates that is opened as a session; nil for any other file.
  static func sessionError(head: ArraySlice<UInt8>, path: String) -> GaitlabError? {
    guard let importer = importer(head: head) else { return nil }
    return GaitlabError(
      .notRecognised, file: path, location: .byteOffset(0),
      found: "this file holds force plates and no insoles (\(type(of: importer).formatName))",
      expected: "a recording of insoles",
      advice: "open the insoles' recording and give this file beside it: --reference FILE")
  }
}
