extension GaitlabError {
  /// A session that no reader of the file would give back equal.
  package static func inconsistent(_ path: String, _ found: String) -> GaitlabError {
    GaitlabError(
      .inconsistentSession, file: path, found: found,
      advice: "nothing was written; record or import the session again")
  }

  /// A file that is there and may not be replaced.
  package static func alreadyExists(_ path: String) -> GaitlabError {
    GaitlabError(
      .alreadyExists, file: path, found: "the file exists already",
      advice: "choose another name, or pass --force to replace it")
  }
}
