package import GaitAnalysis

extension Screen {
  /// The words that this screen uses, in the order of the glossary.
  package var terms: [Term] {
    let names: Set<String> =
      switch self {
      case .monitor:
        [
          "vGRF", "estimated", "reference", "measured", "%BW", "BW check", "CoP", "stance", "RMSE",
          "gap",
          "dead cell", "saturated cell", "running scale", "fixed", "counts", "lag", "flag",
        ]
      case .steps:
        [
          "% stance", "stance", "swing", "double support", "first peak", "valley", "second peak",
          "no dip",
          "max force", "impulse", "loading rate", "SD", "n", "symmetry", "few", "beyond steps",
          "cadence",
        ]
      case .errors:
        [
          "bias", "MAE", "RMSE", "NRMSE", "r", "loading", "mid-stance", "unloading", "swing",
          "limits of agreement", "timing",
        ]
      case .pressure:
        [
          "CoP", "gait line", "butterfly", "peak pressure", "mean pressure",
          "pressure-time integral",
          "contact area", "load share", "progression", "% stance",
        ]
      case .feedback: ["first peak", "loading rate", "symmetry", "stance", "%BW"]
      case .models:
        [
          "student", "teacher", "from scratch", "distillation", "TaKD", "SCKD", "look-ahead",
          "sum of cells", "RMSE", "bias",
        ]
      case .library:
        ["SD", "n", "beyond steps", "smallest detectable change", "symmetry", "few"]
      }
    return Glossary.chapters.flatMap(\.terms).filter { names.contains($0.name) }
  }
}
