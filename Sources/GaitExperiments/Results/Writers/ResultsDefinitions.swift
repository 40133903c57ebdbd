/// What the numbers of a results table are, in the words that every table carries.
package enum ResultsDefinitions {
  package static let lines = [
    "Forces are vertical ground reaction forces of one foot in body weights (BW); the estimates come "
      + "from the console's own pipeline: automatic calibration on the recording's first strides, "
      + "streaming, whole recordings, no windows.",
    "Value of a subject: mean over the subject's recordings and over seeds. Tables give mean (sample "
      + "SD) over subjects, never over recordings. Where fewer subjects than folds have a value, "
      + "their number follows as n.",
    "e = estimate - reference over all frames of both feet of a recording. RMSE = sqrt(mean e^2), "
      + "MAE = mean |e|, bias = mean e, NRMSE = RMSE / (highest - lowest reference of that "
      + "recording), R2 = 1 - sum e^2 / sum (y - mean y)^2, r = Pearson's correlation.",
    "Stances are found on the reference by the stance rule of the configuration. First and last 15 %, "
      + "mid-stance (between) and swing: RMSE of the frames in that part of accepted steps. Stance "
      + "edges: the frames of first and last 15 % together; edges / whole: their RMSE by that of the "
      + "whole recording.",
    "Peak 1 (weight acceptance), valley and peak 2 (push-off): root mean square over steps of the "
      + "difference in height (BW) and in moment (ms), over steps that have both peaks in both "
      + "forces. Impulse: root mean square over steps in percent of the reference's impulse.",
    "Agreement: each recording has the means of both forces over the steps that have the feature, "
      + "averaged over seeds. ICC: of these means over all recordings, two-way random, absolute "
      + "agreement, single measurement (ICC(2,1) of Shrout and Fleiss 1979, ICC(A,1) of McGraw and "
      + "Wong 1996). Bias: mean over recordings of estimate - reference. Limits: bias -/+ 1.96 SD of "
      + "a single step, from the variances between and within recordings (Bland and Altman 1999); "
      + "the recordings of a person are not independent, so that the limits are those of these people.",
    "Initial contact and toe-off: the stance rule on the estimate against the same rule on the "
      + "reference; median and 95th percentile of the magnitude over the events found within 150 ms. "
      + "Missed: events of accepted steps without an estimated one. Spurious: estimated events "
      + "without a step. Both in percent of the events of accepted steps.",
    "Comparisons: subject by subject over the subjects that both arms have. Difference = RMSE of the "
      + "arm - RMSE of the other, so negative is better; relative difference by means over those "
      + "subjects. p: Wilcoxon signed-rank, exact, two-sided. p (Holm): corrected for the number of "
      + "comparisons within a condition.",
  ]
}
