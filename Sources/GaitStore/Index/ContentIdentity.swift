import Foundation
import GRDB
package import GaitFiles
import GaitModel

extension SessionFile {
  /// What the session is, wherever its file lies and whatever it is called.
  ///
  /// A digest of the samples' checksums and of all that its numbers rest on: calibration, mass, lag, steps that
  /// are left out. Names, notes, markers, tags, a person's code, visit and condition do not change it.
  ///
  /// - Returns: hexadecimal digits.
  /// - Throws: `corruptChunk`, `unreadable`.
  package func contentIdentity() throws(GaitlabError) -> String {
    do {
      var bytes = try database.read { database in
        var bytes: [UInt8] = []
        let rows = try Row.fetchCursor(
          database,
          sql: """
            SELECT stream, startSeconds, sampleCount, checksum FROM chunk
            ORDER BY stream, startSeconds
            """)
        while let row = try rows.next() {
          let values = (0..<4).map { String(describing: row[$0] as DatabaseValue) }
          bytes += Array((values.joined(separator: " ") + "\n").utf8)
        }
        return bytes
      }
      var basis = metadata
      basis.name = ""
      basis.notes = ""
      basis.tags = []
      basis.visit = SessionVisit()
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      encoder.nonConformingFloatEncodingStrategy = .convertToString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
      bytes += Array(try encoder.encode(basis))
      return bytes.withUnsafeBytes { SHA256Digest.hexadecimal(of: $0) } ?? ""
    } catch {
      throw StoreErrors.sessionError(error, path: path)
    }
  }
}
