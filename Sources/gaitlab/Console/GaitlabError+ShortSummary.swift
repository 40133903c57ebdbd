import GaitFiles
import PlainText

extension GaitlabError {
  /// The summary with the file's name alone: on one line the mistake matters more than the folder.
  var shortSummary: String {
    var error = self
    error.file = FileName.last(file)
    return error.summary
  }
}
