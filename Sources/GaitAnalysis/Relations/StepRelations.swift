package import GaitModel

/// How networks relate the moments of one step, layer by layer: what TaKD and SCKD hand from teacher to student.
package struct StepRelations: Equatable, Sendable {
  /// One layer of one network.
  package struct Layer: Equatable, Sendable {
    /// See `RelationMap.temporal`; of the moments of stance, evenly from contact to toe-off.
    package let temporal: RelationMap
    /// See `RelationMap.correlation`.
    package let correlation: RelationMap
    /// The channels that the correlation map is made of.
    package let channels: [ChannelReading]
    /// The mean square of the temporal map minus the teacher's; 0 for the teacher.
    package let temporalDistance: Double
    /// The divergence of the correlation map's distributions from the teacher's in nats; 0 for the teacher.
    package let divergence: Double

    package init(
      temporal: RelationMap, correlation: RelationMap, channels: [ChannelReading],
      temporalDistance: Double, divergence: Double
    ) {
      self.temporal = temporal
      self.correlation = correlation
      self.channels = channels
      self.temporalDistance = temporalDistance
      self.divergence = divergence
    }
  }

  /// One network.
  package struct Network: Equatable, Sendable {
    /// As its card has it.
    package let name: String
    /// Its three groups, from the input on.
    package let layers: [Layer]

    package init(name: String, layers: [Layer]) {
      self.name = name
      self.layers = layers
    }
  }

  /// Which step of which foot.
  package struct Place: Equatable, Sendable {
    /// Whose step it is.
    package let foot: Foot
    /// Its number among those of the foot, from 1 on.
    package let index: Int

    package init(foot: Foot, index: Int) {
      self.foot = foot
      self.index = index
    }
  }

  /// The step that the maps are of.
  package let place: Place
  /// The teacher, which is the network with the most parameters, then the others.
  package let networks: [Network]
  /// Steps that the channels were selected on.
  package let selectionSteps: Int

  package init(place: Place, networks: [Network], selectionSteps: Int) {
    self.place = place
    self.networks = networks
    self.selectionSteps = selectionSteps
  }

  /// Channels that are selected of each layer at most.
  package static let selectedChannels = 16
  /// Moments of a map at most; more are averaged.
  package static let moments = 100
}
