import Foundation
import GRDB

/// Free text as a database value that comes back whole.
///
/// SQLite's text ends at a NUL character, which text from a file may hold; such text is stored as
/// its UTF-8 bytes. Both read as a `String`.
enum StoredText {
  static func value(_ text: String) -> DatabaseValue {
    text.utf8.contains(0) ? Data(text.utf8).databaseValue : text.databaseValue
  }
}

/// Bytes of a column, as an array that needs no Foundation to work with.
struct Blob: DatabaseValueConvertible {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var databaseValue: DatabaseValue { Data(bytes).databaseValue }

  static func fromDatabaseValue(_ value: DatabaseValue) -> Blob? {
    Data.fromDatabaseValue(value).map { Blob(Array($0)) }
  }
}
