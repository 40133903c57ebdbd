#if Training
  @testable import GaitTraining

  /// Recipes that are trained in seconds.
  enum TinyRecipe {
    static let teacher = """
      [[arm]]
      name = "teacher"
      network = { depth = 10, width = 2 }
      """

    /// A student of a method, taught by `teacher`.
    static func student(_ loss: String, name: String? = nil, _ more: String = "") -> String {
      """
      [[arm]]
      name = "\(name ?? loss)"
      network = { depth = 10 }
      teacher = "teacher"
      losses = [{ name = "\(loss)"\(more.isEmpty ? "" : ", " + more) }]
      """
    }

    static func scratch(_ name: String = "scratch") -> String {
      """
      [[arm]]
      name = "\(name)"
      network = { depth = 10 }
      """
    }

    static func text(
      _ arms: [String], epochs: Int = 2, batches: Int = 2, batchSize: Int = 3,
      schedule: String = "", augmentation: String = "gainSD = 0.1", data: String = ""
    ) -> String {
      """
      name = "tiny"
      [data]
      folder = "walks"
      window = 32
      \(data)
      [schedule]
      epochs = \(epochs)
      batchesPerEpoch = \(batches)
      batchSize = \(batchSize)
      warmUpBatches = 2
      \(schedule)
      [augmentation]
      \(augmentation)
      \(arms.joined(separator: "\n"))
      """
    }

    static func recipe(
      _ arms: [String], epochs: Int = 2, batches: Int = 2, batchSize: Int = 3,
      schedule: String = "", augmentation: String = "gainSD = 0.1"
    ) throws -> Recipe {
      try Recipe(
        toml: text(
          arms, epochs: epochs, batches: batches, batchSize: batchSize, schedule: schedule,
          augmentation: augmentation),
        file: "tiny.toml")
    }
  }
#endif
