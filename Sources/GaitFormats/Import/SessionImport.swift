package import GaitFiles
package import GaitModel

/// Finds the importer for a file and reads it.
package enum SessionImport {
  /// Every importer, asked in this order.
  package static let importers: [any SessionImporter] = [
    GaitCSVImporter(), MoticonTextImporter(), PedarImporter(), LoadsolImporter(),
    XsensorImporter(), StapponeImporter(), PlianceImporter(), EmedImporter(),
    FScanTextImporter(), FScanBinaryImporter(), XDFImporter(),
  ]

  /// Reads a file in whichever known format its content is.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - answers: what the file does not say.
  ///   - progress: called with the share of the file, 0...1, that has been read.
  /// - Returns: the whole session.
  /// - Throws: `notRecognised` if no importer knows the content, else what the importer throws.
  package static func read(
    path: String, answers: ImportAnswers = ImportAnswers(), progress: (Double) -> Void = { _ in }
  ) throws(GaitlabError) -> RecordedSession {
    let importer = try importer(path: path)
    return try importer.read(path: path, answers: answers, progress: progress)
  }

  /// The importer that recognises a file's content.
  ///
  /// - Throws: `notRecognised`, `encoding`, or why the file cannot be opened.
  package static func importer(path: String) throws(GaitlabError) -> any SessionImporter {
    let file = try FileInspection.open(path: path)
    let head = file.head[...]
    let text = TextEncoding.utf8(head: head)
    let importer = importers.first { importer in
      importer.recognises(head: head) || text.map { importer.recognises(head: $0[...]) } ?? false
    }
    if let importer { return importer }
    if let error = ForcePlateImport.sessionError(head: (text ?? file.head)[...], path: path) {
      throw error
    }
    if let error = TextEncoding.problem(head: head, path: path) { throw error }
    let formats = importers.map { type(of: $0).formatName }.joined(separator: ", ")
    throw GaitlabError(
      .notRecognised, file: path, location: .byteOffset(0), found: kind(of: head),
      expected: "one of: \(formats)",
      advice: "export the recording as text from the vendor's program")
  }

  /// Nothing of the file is quoted, because its first lines may name a person.
  private static func kind(of head: ArraySlice<UInt8>) -> String {
    let isText = !head.contains(0) && TextEncoding.firstInvalidByte(in: head.dropLast(3)) == nil
    return isText ? "text of an unknown format" : "a binary file of an unknown format"
  }
}
