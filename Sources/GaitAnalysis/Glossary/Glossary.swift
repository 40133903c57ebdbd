/// Every word that a screen or an export uses without explaining it.
///
/// The help of the console, `gaitlab glossary` and docs/GLOSSARY.md are made from it.
package enum Glossary {
  /// All of them, in the order of a first reading.
  package static let chapters = [
    force, time, shape, comparison, errors, pressure, devices, models, flags,
  ]

  static let force = GlossaryChapter(
    title: "Force",
    terms: [
      Term(
        "vGRF",
        "vertical ground reaction force: how hard the floor pushes up on a foot; standing on one foot still, it is "
          + "the body's weight"),
      Term(
        "estimated",
        "the force that a network or the sum of cells makes of the pressures; it stands alone where no plate is"
      ),
      Term("reference", "the force that a force plate or treadmill measured at the same time"),
      Term(
        "measured", "what the insole itself says: its own cells added up",
        formula: "sum of pressure x area of all cells"),
      Term(
        "%BW", "percent of body weight; 110 %BW is a tenth more than the person weighs",
        formula: "force / (mass x 9.80665 m/s2) x 100"),
      Term(
        "BW check",
        "both feet together must carry one body weight on average; 1.00 says that the insoles do, 0.90 that a tenth "
          + "is missing", formula: "mean of left + right over whole strides / body weight"),
    ])

  static let time = GlossaryChapter(
    title: "Time",
    terms: [
      Term(
        "initial contact", "the moment a foot comes down",
        formula: "force rises above 5 % of body weight, at least 20 N in adults",
        source: "usual threshold; see the rule that every export prints"),
      Term(
        "toe-off", "the moment a foot leaves the floor",
        formula: "force falls below 4 % of body weight"),
      Term("stance", "the time that a foot is on the floor", formula: "toe-off - initial contact"),
      Term(
        "% stance",
        "where in a stance something happens: 0 % when the foot comes down, 100 % when it leaves",
        formula: "(time - initial contact) / stance x 100"),
      Term(
        "swing", "the time that a foot is in the air between two stances",
        formula: "next initial contact of the same foot - toe-off"),
      Term(
        "double support", "the time that both feet are on the floor after a foot came down",
        formula: "toe-off of the other foot - initial contact"),
      Term("step", "from a foot coming down to leaving the floor; a row of the step table"),
      Term("stride", "from a foot coming down to the same foot coming down again"),
      Term("cadence", "steps a minute, both feet", formula: "120 / mean stride time in seconds"),
    ])

  static let shape = GlossaryChapter(
    title: "Shape of a stance",
    terms: [
      Term(
        "first peak",
        "the highest force while weight comes onto the foot",
        formula: "highest point before the valley"),
      Term(
        "valley", "the dip in the middle of stance, while the other leg swings past",
        formula: "lowest point between both peaks"),
      Term(
        "second peak", "the highest force while the foot pushes off",
        formula: "highest point after the valley"),
      Term(
        "no dip",
        "the curve is flat or has one peak: usual in slow, painful or toe walking; the highest force and "
          + "its time stand for the peaks"),
      Term("mean force", "the average over stance", formula: "impulse / stance"),
      Term("max force", "the highest force of the stance"),
      Term("time of max", "when in a stance the highest force comes", formula: "% of stance"),
      Term(
        "loading rate to max", "how fast weight comes onto a foot whose curve has no dip",
        formula: "slope from 20 to 80 % of the rise to the highest force"),
      Term(
        "impulse", "force and time together: how much a foot carries in one step",
        formula: "integral of force over stance"),
      Term(
        "loading rate", "how fast weight comes onto the foot; higher is harder",
        formula: "slope from 20 to 80 % of the rise to the first peak"),
    ])

  static let comparison = GlossaryChapter(
    title: "Comparing",
    terms: [
      Term(
        "SD",
        "standard deviation: how much single steps differ from their mean; about two thirds lie within one SD",
        formula: "sqrt(sum of (x - mean)^2 / (n - 1))"),
      Term("n", "how many steps a number is the mean of"),
      Term(
        "symmetry", "how much the right foot is above the left, with its sign; 0 is even",
        formula: "(right - left) / (0.5 (right + left))", source: "Robinson et al. 1987"),
      Term(
        "few",
        "stands in place of a symmetry that one step of a foot has, or under half of those used: it would be one of "
          + "chance"),
      Term(
        "beyond steps",
        "a difference that is more than single steps vary, `*` on screens: of 20 that have no cause one is",
        formula: "above the smallest detectable change"),
      Term(
        "smallest detectable change",
        "a change below it is no more than single steps vary; what somebody varies from day to day is not in it",
        formula: "t x sqrt(SD1^2 / n1 + SD2^2 / n2), t of Student's distribution",
        source: "Welch 1947"),
      Term(
        "norms",
        "what others walk like: a grey band of mean and one SD between people; it describes who was "
          + "measured and parts nobody into well and ill"),
      Term(
        "z",
        "how far somebody is from the mean of the norms, in SD between people; two thirds of them lie from -1 to 1",
        formula: "(mean - mean of the norms) / SD of the norms"),
    ])

  static let errors = GlossaryChapter(
    title: "Errors of the estimate",
    terms: [
      Term(
        "bias", "by how much the estimate is too high (+) or too low (-) on average",
        formula: "mean of (estimate - reference)"),
      Term(
        "MAE", "mean absolute error: how far off it is, without sign",
        formula: "mean of |estimate - reference|"),
      Term(
        "RMSE", "root mean square error: how far off it is, with large errors counting more",
        formula: "sqrt(mean of (estimate - reference)^2)"),
      Term(
        "NRMSE", "RMSE as a part of what the reference ranges over",
        formula: "RMSE / (highest - lowest reference) x 100"),
      Term(
        "r", "how well the shapes agree, from -1 to 1; 1 is the same shape",
        formula: "Pearson's correlation of estimate and reference"),
      Term(
        "R2", "the part of the reference's variation that the estimate explains",
        formula: "1 - sum of squared errors / sum of squares about the reference's mean"),
      Term("loading", "the first 15 % of stance"),
      Term("mid-stance", "from 15 to 85 % of stance"),
      Term("unloading", "the last 15 % of stance"),
      Term(
        "limits of agreement", "19 of 20 steps are off by no more than this",
        formula: "bias -/+ 1.96 SD of the differences", source: "Bland and Altman 1986"),
      Term(
        "timing", "by how much the estimate is late (+) or early (-) with contacts",
        formula: "estimate's time - reference's time"),
    ])
}
