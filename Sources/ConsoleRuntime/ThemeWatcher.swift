import Foundation
import GaitConsole
import GaitFiles
import GaitStore
import PlainText
package import TerminalCore

/// The user's themes, and how all themes are read again when one of them has changed.
package struct ThemeSource: Sendable {
  package let folder: String
  /// All themes, the bundled ones among them, and what is wrong with those that cannot be used.
  package let read: @Sendable () -> (themes: [Theme], problem: String?)

  package init(
    folder: String, read: @escaping @Sendable () -> (themes: [Theme], problem: String?)
  ) {
    self.folder = folder
    self.read = read
  }

  /// What there is to say of the themes as they are now; the one in use has to be among them.
  func action(inUse name: String) -> ConsoleAction? {
    let (themes, problem) = read()
    guard themes.contains(where: { $0.name == name }) else {
      // Half of a theme is not one: what is on the screen stays until the mistake is mended or the file is back.
      let gone = tr("the theme '\(name)' is gone; its colours stay until it is back")
      return .notified(Notice(problem ?? gone, kind: .problem))
    }
    return .themesRead(themes, problem: problem)
  }

  /// By what a changed folder is told from what it was.
  func stamps() -> [String: FileStamp] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var stamps: [String: FileStamp] = [:]
    for name in names where name.hasSuffix(".toml") {
      stamps[name] = FileStamp(path: folder + "/" + name)
    }
    return stamps
  }
}

/// Looks once a second whether a theme was saved, so that whoever writes one sees it at once.
///
/// A class because it owns the thread that looks.
final class ThemeWatcher {
  private let end = CancellationToken()

  static let secondsBetween = 1.0

  init(_ source: ThemeSource, post: ConsolePost) {
    BackgroundThread("gaitlab themes", cancellation: end) { [end] in
      var known = source.stamps()
      while !end.isCancelled {
        Thread.sleep(forTimeInterval: Self.secondsBetween)
        let now = source.stamps()
        guard now != known, !end.isCancelled else { continue }
        known = now
        post.send(.themesChanged, of: end)
      }
    }
  }

  deinit { end.cancel() }
}
