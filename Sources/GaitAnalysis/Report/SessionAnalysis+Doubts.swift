extension SessionAnalysis {
  /// Why the numbers may not be believed, such as `bodyMassUnknown`; empty where nothing is known
  /// against them.
  ///
  /// The names are those of the exports of `gaitlab`; the article "What the analysis doubts" lists
  /// them all.
  public var doubts: [String] { trust.flags.map(\.rawValue) }
}
