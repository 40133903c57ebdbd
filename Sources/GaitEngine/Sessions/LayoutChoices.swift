package import GaitFiles
import GaitFormats
package import GaitModel

/// Layouts that can be answered where a file does not say where its cells lie.
package enum LayoutChoices {
  /// The known layouts of so many cells.
  package static func known(cellCount: Int) -> [InsoleLayout] {
    KnownLayouts.all.filter { $0.cellCount == cellCount }
  }

  /// A layout of the user's own.
  ///
  /// - Throws: what is wrong with the file.
  package static func read(path: String) throws(GaitlabError) -> InsoleLayout {
    try LayoutFile.read(path: path)
  }
}
