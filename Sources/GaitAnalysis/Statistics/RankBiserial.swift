extension WilcoxonSignedRank {
  /// Matched-pairs rank-biserial correlation: (W+ - W-) / (W+ + W-).
  ///
  /// The share of the rank sum that is positive less the share that is negative: -1 if every pair
  /// is below zero, 0 if both sides weigh the same, 1 if every pair is above (Kerby, "The simple
  /// difference formula", Comprehensive Psychology 3, 2014). Nil if all differences are zero.
  package var rankBiserial: Double? {
    let total = positiveRankSum + negativeRankSum
    return total > 0 ? (positiveRankSum - negativeRankSum) / total : nil
  }
}
