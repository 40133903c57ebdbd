import GaitAnalysis

extension ResultsMarkdown {
  /// How far peaks and impulse agree over recordings; empty where no result tells it.
  func agreement(_ condition: ConditionResults) -> [String] {
    guard condition.arms.contains(where: { !$0.agreement.isEmpty }) else { return [] }
    let features = AgreementFeature.allCases
    let heads =
      ["arm", "recordings"]
      + features.flatMap { ["\($0.title), ICC", "bias (limits)"] }
    let rows = condition.arms.map { arm in
      let most = arm.agreement.values.map(\.recordings).max()
      return [escape(arm.arm), most.map(String.init) ?? ResultsText.none]
        + features.flatMap { feature in
          let found = arm.agreement[feature]
          return [
            ResultsText.number(found?.correlation?.value, 3),
            found.map(Self.limits) ?? ResultsText.none,
          ]
        }
    }
    return ["", "### Agreement of peaks and impulse", ""] + grid(heads, rows)
  }

  /// Such as `-0.012 (-0.110 to 0.086)`.
  private static func limits(_ agreement: AgreementResults) -> String {
    let bias = ResultsText.number(agreement.bias, 3)
    guard let limits = agreement.limits else { return bias }
    return
      "\(bias) (\(ResultsText.number(limits.lowerBound, 3)) to "
      + "\(ResultsText.number(limits.upperBound, 3)))"
  }
}
