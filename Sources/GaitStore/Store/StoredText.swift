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
