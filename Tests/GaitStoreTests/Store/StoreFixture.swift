import Foundation
import GRDB
import GaitFiles
import GaitModel
import GaitStore
import GaitTestSupport

/// Small `.gait` files to damage.
enum StoreFixture {
  /// Two feet of four cells, three chunks of frames each, references and markers.
  static let session = RandomSessions.session(
    seed: 6, layout: TestLayouts.scattered4, values: .quarters, frames: 600)

  /// Lends the path of a sound file in a folder of its own.
  static func withFile<Result>(
    _ session: RecordedSession = session, _ body: (String) throws -> Result
  ) throws -> Result {
    try Fixture.withFolder { folder throws in
      let path = folder + "/session.gait"
      try SessionWriter.write(session, to: path)
      return try body(path)
    }
  }

  /// Changes a file as a foreign program would.
  static func execute(_ sql: String, on path: String) throws {
    let database = try DatabaseQueue(path: path)
    try database.write { try $0.execute(sql: sql) }
    try database.close()
  }

  static func pragma(_ sql: String, on path: String) throws {
    let database = try DatabaseQueue(path: path)
    try database.writeWithoutTransaction { try $0.execute(sql: sql) }
    try database.close()
  }

  /// Why a file cannot be opened, or nil if it can.
  static func error(opening path: String) -> GaitlabError? {
    do throws(GaitlabError) {
      _ = try SessionFile(path: path)
      return nil
    } catch {
      return error
    }
  }

  /// Why a file cannot be opened and read to its end, or nil if it can.
  static func error(reading path: String) -> GaitlabError? {
    do throws(GaitlabError) {
      _ = try SessionFile(path: path).recorded()
      return nil
    } catch {
      return error
    }
  }
}
