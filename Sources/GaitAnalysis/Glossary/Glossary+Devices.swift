extension Glossary {
  static let pressure = GlossaryChapter(
    title: "Pressure",
    terms: [
      Term(
        "CoP", "centre of pressure: the point on which the whole load balances",
        formula: "mean of the cells' places, weighted with their force"),
      Term("gait line", "the way of the centre of pressure from heel to toes over a stance"),
      Term(
        "butterfly",
        "the way of both feet's common centre of pressure over whole strides; its wings are the feet"
      ),
      Term("peak pressure", "the highest pressure of any cell of a region"),
      Term(
        "mean pressure",
        "the force of a region over the area that was ever loaded, averaged over stance",
        source: "Melai et al. 2011, by time"),
      Term(
        "pressure-time integral", "how long and how hard the most loaded cell is pressed",
        formula: "integral over stance of the region's highest pressure"),
      Term("contact area", "the greatest area that was loaded at once"),
      Term("load share", "the part of the foot's impulse that a region carries"),
      Term(
        "progression",
        "how far the gait line points away from the foot's axis, in degrees; + is inwards"),
    ])

  static let devices = GlossaryChapter(
    title: "Devices and trust",
    terms: [
      Term("gap", "frames that never came; a step that touches a gap over 20 ms is not used"),
      Term("dead cell", "a cell that reads nothing while its neighbours are loaded"),
      Term("saturated cell", "a cell at the highest reading that it has"),
      Term("zero", "what each cell reads without a load; it is taken off"),
      Term(
        "automatic calibration",
        "zero from the swings and scale from whole strides: both feet together carry one body weight"
      ),
      Term(
        "running scale", "the scale follows the last strides, as insoles change while they warm up"),
      Term("fixed", "the scale stays; the insoles' own newtons count (--scale fixed)"),
      Term("counts", "numbers of a device without a unit of pressure; never called newtons"),
      Term(
        "lag", "by how much the reference's clock is behind the insoles'; found by itself and said"),
    ])

  static let models = GlossaryChapter(
    title: "Models",
    terms: [
      Term(
        "student",
        "a small network that learned from a large one; small enough for every frame on any computer"
      ),
      Term("teacher", "the large network that it learned from"),
      Term(
        "from scratch",
        "the same small network without a teacher, to see what the teacher was worth"),
      Term(
        "distillation",
        "training a small network on what a large one says, besides the right answers"),
      Term(
        "TaKD",
        "time-aware knowledge distillation: the student learns how the teacher's features change over time",
        source: "arXiv 2506.10265"),
      Term(
        "SCKD",
        "selective-correlation knowledge distillation: the student learns which features of the teacher go together",
        source: "arXiv 2605.00888"),
      Term("look-ahead", "frames that the estimate waits for; 0 answers at once"),
      Term(
        "sum of cells", "the estimate without a network: pressure times area, added up and scaled"),
    ])
}
