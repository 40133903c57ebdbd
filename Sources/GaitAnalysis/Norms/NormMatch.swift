import GaitModel

/// The group of norms that a session is set against, and why that one.
package struct NormMatch: Equatable, Sendable {
  /// What a group was chosen by.
  package enum Reason: Equatable, Sendable {
    /// Its name was asked for.
    case chosen
    /// It is the only one.
    case only
    /// Its mean cadence is nearest, in steps a minute.
    case cadence(own: Double, group: Double)
    /// Its mean stance time is nearest, in seconds: where norms have no cadence.
    case stance(own: Double, group: Double)
    /// Nothing tells the speed of the norms or of the session: the middle group.
    case unmatched
  }

  /// Of which the group is.
  package let norms: Norms
  /// The people whom the session is compared with.
  package let group: NormGroup
  /// Why these.
  package let reason: Reason

  /// Chooses a group by the speed of a session.
  ///
  /// - Parameters:
  ///   - norms: of others.
  ///   - summary: of the session.
  ///   - name: of a group that is to be taken whatever the speed; nil comes of one that there is not.
  package init?(_ norms: Norms, to summary: GaitSummary, group name: String? = nil) {
    self.norms = norms
    if let name {
      guard let group = norms.groups.first(where: { $0.name == name }) else { return nil }
      (self.group, reason) = (group, .chosen)
      return
    }
    let groups = norms.groups
    let middle = groups[(groups.count - 1) / 2]
    if groups.count == 1 {
      (group, reason) = (middle, .only)
    } else if let own = summary.cadenceStepsPerMinute,
      let (group, value) = Self.nearest(own, in: groups, \.cadence)
    {
      (self.group, reason) = (group, .cadence(own: own, group: value))
    } else if let own = summary.meanStanceSeconds,
      let (group, value) = Self.nearest(own, in: groups, \.measures[.stanceSeconds])
    {
      (self.group, reason) = (group, .stance(own: own, group: value))
    } else {
      (group, reason) = (middle, .unmatched)
    }
  }

  /// What was chosen and by what, in a line.
  package var words: String {
    let why =
      switch reason {
      case .chosen: "as asked for"
      case .only: "the only group"
      case .cadence(let own, let group):
        "by cadence: \(Int(own.rounded())) steps/min, the group \(Int(group.rounded()))"
      case .stance(let own, let group):
        "by stance time: \(Int((own * 1000).rounded())) ms, the group \(Int((group * 1000).rounded())) ms"
      case .unmatched: "not matched by speed"
      }
    return "\(norms.name), \(group.name) (\(why))"
  }

  /// The group whose mean is nearest; nil unless every group has one.
  private static func nearest(
    _ own: Double, in groups: [NormGroup], _ value: KeyPath<NormGroup, NormValue?>
  ) -> (NormGroup, Double)? {
    let means = groups.compactMap { group in
      group[keyPath: value].map { (group, $0.mean) }
    }
    guard means.count == groups.count else { return nil }
    return means.min { abs($0.1 - own) < abs($1.1 - own) }
  }
}

extension GaitSummary {
  /// The mean stance time of the used steps of both feet; nil without any.
  package var meanStanceSeconds: Double? {
    var both = MeanSD()
    for foot in Foot.allCases {
      if let mean = feet[foot][.stanceSeconds] { both.add(mean) }
    }
    return both.n > 0 ? both.mean : nil
  }
}
