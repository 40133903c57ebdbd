import CTorch

/// How gradients become steps; sources and formulas are those of torch.optim.
package enum OptimizerMethod: Equatable, Sendable {
  /// Kingma and Ba 2015; weight decay is part of the gradient.
  case adam(learningRate: Double = 1e-3, weightDecay: Double = 0)
  /// Loshchilov and Hutter 2019; weight decay apart from the gradient.
  case adamW(learningRate: Double = 1e-3, weightDecay: Double = 1e-4)
  /// Gradient descent with momentum.
  case sgd(
    learningRate: Double = 0.05, momentum: Double = 0.9, weightDecay: Double = 1e-4,
    isNesterov: Bool = false)

  package var learningRate: Double {
    switch self {
    case .adam(let rate, _), .adamW(let rate, _), .sgd(let rate, _, _, _): rate
    }
  }

  package var weightDecay: Double {
    switch self {
    case .adam(_, let decay), .adamW(_, let decay), .sgd(_, _, let decay, _): decay
    }
  }

  /// As recipes call it.
  package var name: String {
    switch self {
    case .adam: "adam"
    case .adamW: "adamW"
    case .sgd: "sgd"
    }
  }

  /// What the averages of a parameter are called where they are saved.
  var slotNames: [String] {
    switch self {
    case .adam, .adamW: ["average", "averageOfSquares"]
    case .sgd(_, let momentum, _, _): momentum == 0 ? [] : ["momentum"]
    }
  }

  var options: ctorch_optimizer_options {
    var options = ctorch_optimizer_options()
    options.learning_rate = learningRate
    options.beta1 = 0.9
    options.beta2 = 0.999
    options.epsilon = 1e-8
    switch self {
    case .adam(_, let weightDecay):
      options.kind = CTORCH_ADAM
      options.weight_decay = weightDecay
    case .adamW(_, let weightDecay):
      options.kind = CTORCH_ADAMW
      options.weight_decay = weightDecay
    case .sgd(_, let momentum, let weightDecay, let isNesterov):
      options.kind = CTORCH_SGD
      options.momentum = momentum
      options.weight_decay = weightDecay
      options.nesterov = isNesterov
    }
    return options
  }
}
