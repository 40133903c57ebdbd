import CommandSupport

#if !Training
  /// What commands of the lab say in a program that was built without it.
  enum LabMissing {
    static func report() throws {
      try CommandFailure.reported {
        throw PlainFailure(
          "this program was built without the distillation lab; run 'make lab' in the source folder, "
            + "which installs its libraries and builds it with them")
      }
    }
  }
#endif
